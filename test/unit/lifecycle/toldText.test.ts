import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Secret } from '../../../src/core/secret.ts';
import type { SecretState, Told } from '../../../src/lifecycle/told.ts';
import { type Asked, tellingOf } from '../../../src/lifecycle/toldText.ts';

const asked: Asked = { operation: 'create', name: 'CI', scopes: ['read'] };
const key = { name: 'CI', scopes: ['read'], status: 'active' } as const;
const canary = 'canary-value';

function told(outcome: 'done' | 'unclear', secret: SecretState): Told {
	return outcome === 'done'
		? { outcome, key, secret }
		: { outcome, failure: { kind: 'interrupted' }, candidates: [key, key], secret };
}

suite('what is told of a secret', () => {
	const unsaved: SecretState = {
		kind: 'unsaved',
		secret: new Secret(canary),
		apiKey: undefined,
		failure: { kind: 'secretStorage', operation: 'write' },
	};
	const unrecognised: SecretState = { kind: 'unrecognised', answer: new Secret(canary) };

	for (const outcome of ['done', 'unclear'] as const) {
		test(`comes first while it is in memory alone, and the outcome is ${outcome}`, () => {
			const tellings = [unsaved, unrecognised].map(secret => tellingOf(asked, told(outcome, secret)));
			assert.deepEqual(
				tellings.map(({ modal, message, next }) => [modal, message, next]),
				[
					[true, 'The new secret of “CI” could not be stored.', ['storeAgain', 'copyUnsaved', 'confirmKept']],
					[true, 'Yativo answered, but no secret was recognised in the answer.', ['copyUnsaved', 'confirmKept']],
				],
			);
			const says = outcome === 'done' ? '“CI” was created.' : 'It is not clear whether “CI” was created.';
			assert.ok(tellings.every(({ detail }) => detail?.startsWith(says)));
			assert.ok(!JSON.stringify(tellings).includes(canary));
		});
	}

	test('is followed by the outcome once the user has it', () => {
		const tellings = (['done', 'unclear'] as const).map(outcome => tellingOf(asked, told(outcome, { kind: 'taken' })));
		assert.deepEqual(
			tellings.map(({ modal, message, next }) => [modal, message, next]),
			[
				[false, '“CI” was created.', []],
				[true, 'It is not clear whether “CI” was created.', ['checkAgain', 'chooseKey']],
			],
		);
	});
});
