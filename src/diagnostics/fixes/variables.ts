import type * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { parse } from '../../core/dotenv/parse.ts';
import { isEnvName, type NamedPart } from '../../core/envNames.ts';
import type { KnownKey } from '../../core/knownKeys.ts';
import { leakVariable } from '../../core/leakVariable.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import type { LeakDeps } from '../deps.ts';
import { isEnvFile } from '../leakText.ts';

/** Whether values go into the secret storage before they leave the text, or are of no use any more. */
export type Values = 'keep' | 'drop';

/** The variable that is to stand for a leak. */
export interface Named {
	readonly leak: Pick<DocumentLeak, 'rule' | 'start' | 'end' | 'digest'>;
	readonly name: string;
	/** The key whose credential it is, with the part that the variable is. */
	readonly owner: { readonly known: KnownKey; readonly part: NamedPart } | undefined;
}

/** Where names come from. */
interface Sources extends Pick<LeakDeps, 'known' | 'kept' | 'variables'> {
	/** The key that has taken the place of the leaks' own. */
	readonly successor?: ApiKey | undefined;
}

/**
 * A variable for each leak: the one that holds the same credential already, the one of its key, the name that a dotenv
 * file gives it, or the documented one. One credential has one name, and no name stands for two.
 */
export function nameLeaks(
	{ known, kept, variables, successor }: Sources,
	document: vscode.TextDocument,
	leaks: readonly Named['leak'][],
): readonly Named[] {
	const given = new Map<string, Named>();
	const isTaken = (digest: string) => (name: string) =>
		variables.bound.includes(name) ||
		[...kept.all, ...[...given].map(([other, named]) => ({ digest: other, name: named.name }))].some(
			other => other.name === name && other.digest !== digest,
		);
	for (const leak of leaks) {
		const { digest, rule } = leak;
		const found = known.find(digest);
		const owner = ownerOf(found && successor ? { ...found, key: successor } : found, variables);
		const name =
			owner?.part.name ??
			kept.all.find(value => value.digest === digest)?.name ??
			entryName(document, leak) ??
			leakVariable(rule, isTaken(digest));
		given.set(digest, given.get(digest) ?? { leak, name, owner });
	}
	return leaks.map(leak => ({ ...(given.get(leak.digest) as Named), leak }));
}

/**
 * Remembers what serves the variables, so that programs can be started with them: keys first, since a key brings names for
 * all its parts along, of which a value that was kept may serve one.
 */
export async function bindVariables(
	{ variables }: Pick<LeakDeps, 'variables'>,
	named: readonly Named[],
	values: Values,
): Promise<void> {
	for (const { owner } of named) {
		if (owner) {
			await variables.bind(owner.known, variables.of(owner.known));
		}
	}
	if (values === 'keep') {
		const ownerless = named.filter(({ owner }) => !owner);
		await variables.bindKept(ownerless.map(({ name, leak: { digest } }) => ({ name, digest })));
	}
}

function ownerOf(known: KnownKey | undefined, variables: LeakDeps['variables']): Named['owner'] {
	const wanted = known && (known.profile.product === 'business' ? 'businessKey' : halves[known.part]);
	const part = known && variables.of(known).find(each => each.part === wanted);
	return known && part && { known, part };
}

const halves = { apiKey: 'apiKey', secret: 'apiSecret' } as const;

/** What the dotenv file that a leak stands in calls it. */
function entryName(document: vscode.TextDocument, { start, end }: Named['leak']): string | undefined {
	if (document.languageId !== 'dotenv' && !isEnvFile(document.uri)) {
		return undefined;
	}
	const entry = parse(document.getText()).find(({ valueStart, valueEnd }) => valueStart <= start && end <= valueEnd);
	return entry && isEnvName(entry.name) ? entry.name : undefined;
}
