import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../../../../src/core/edit.ts';
import { envUses } from '../../../../src/core/envUses.ts';
import { replaceWithReference } from '../../../../src/core/references/replace.ts';
import type { Hints, Refusal } from '../../../../src/core/references/request.ts';
import type { Check } from './parsers.ts';

/** One text with `§` in place of the credential, and what becomes of it. */
export interface Case {
	readonly why: string;
	readonly before: string;
	readonly after: string | { readonly refused: Refusal };
	readonly path?: string;
	readonly name?: string;
	readonly hints?: Hints;
	/** The variable that is read, where it is another. */
	readonly reads?: string;
	/** Whether the file may take the reference for plain text. */
	readonly isGuess?: true;
	/** Why the parser at hand does not know this. */
	readonly unknownToParser?: string;
}

export interface Suite {
	readonly language: string;
	readonly path: string;
	readonly languageId?: string;
	/** Parses the text before and after; a language without a parser at hand has none. */
	readonly check?: Check;
	/** Parses the text after as well, for a parser that takes long to start. */
	readonly checkAfter?: Check;
	/** Whether the drift check finds the reference: false where none is written in the text itself. */
	readonly isFound?: boolean;
	readonly cases: readonly Case[];
}

const credential = `yativo_${'0a1b2c3d'.repeat(6)}`;

/** Runs the cases of one language. */
export function references(given: Suite): void {
	suite(`environment reference in ${given.language}`, () => {
		for (const item of given.cases) {
			test(`for ${item.why}`, () => verify(given, item));
		}
	});
}

function verify({ path, languageId = '', isFound = true, checkAfter, ...given }: Suite, item: Case): void {
	const check = item.unknownToParser ? undefined : given.check;
	const { before, after, name = 'YATIVO_API_KEY', hints } = item;
	const start = before.indexOf('§');
	const text = before.replace('§', credential);
	const request = { text, path: item.path ?? path, languageId, start, end: start + credential.length, name };
	const result = replaceWithReference(hints ? { ...request, hints } : request);
	assert.equal(check?.(text), undefined, 'the text before');
	if (typeof after !== 'string') {
		assert.deepEqual(result, { kind: 'refused', reason: after.refused });
		return;
	}
	assert.equal(result.kind === 'edits' ? applyEdits(text, result.edits) : result.reason, after);
	const { reads, isGuess } = item;
	const { edits: _, ...about } = result.kind === 'edits' ? result : {};
	assert.deepEqual(about, { kind: 'edits', ...(reads && { reads }), ...(isGuess && { isGuess }) });
	assert.deepEqual([check?.(after), checkAfter?.(after)], [undefined, undefined], 'the text after');
	if (isFound) {
		assert.ok(
			envUses(after, request.path).some(use => use.name === (reads ?? name)),
			'found by the drift check',
		);
	}
}
