import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { Asked } from '../../../src/lifecycle/outcomeText.ts';
import type { SecretState, Told } from '../../../src/lifecycle/told.ts';
import { tellingOf } from '../../../src/lifecycle/toldText.ts';

const asked: Asked = { operation: 'create', name: 'CI', scopes: ['read'] };
const key = { name: 'CI', scopes: ['read'], status: 'active' } as const;
const dayText = (date: Date) => date.toISOString().slice(0, 10);
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
			const tellings = [unsaved, unrecognised].map(secret => tellingOf(asked, told(outcome, secret), dayText));
			assert.deepEqual(
				tellings.map(({ modal, message, next }) => [modal, message, next]),
				[
					[true, 'The new secret of “CI” could not be stored.', ['storeAgain', 'copyUnsaved', 'confirmKept']],
					[
						true,
						'Yativo answered, but no secret was recognised in the answer.',
						['copyUnsaved', 'confirmKept', ...(outcome === 'done' ? ['revokeAndCreate'] : [])],
					],
				],
			);
			const says = outcome === 'done' ? '“CI” was created.' : 'It is not clear whether “CI” was created.';
			assert.ok(tellings.every(({ detail }) => detail?.startsWith(says)));
			assert.ok(!JSON.stringify(tellings).includes(canary));
		});
	}

	test('comes before a key that no list shows yet, which is said', () => {
		const { message, next } = tellingOf(asked, told('done', { kind: 'stored' }), dayText);
		assert.equal(
			message,
			'“CI” was created. Its secret is in the secret storage of this machine. No list shows it yet: until one does, it cannot be rotated or revoked from here.',
		);
		assert.deepEqual(next, ['addToEnvExample', 'copySecret', 'done']);
	});

	test('of a replacement comes with the offer to revoke the old key, behind what puts the new one to use', () => {
		const replacing = { ...asked, replaces: 'Old' };
		const { message, next } = tellingOf(
			replacing,
			{ outcome: 'done', key: { ...key, id: 'k' }, secret: { kind: 'stored' } },
			dayText,
		);
		assert.ok(message.endsWith('“Old” still works: revoke it when nothing uses it any more.'));
		assert.deepEqual(next, ['addToEnvExample', 'copySecret', 'revokeOld']);
	});

	test('of a rotation tells where the old one still is, and offers to write the new one there', () => {
		const rotated: Asked = { operation: 'rotate', name: 'CI' };
		const done = { outcome: 'done', key: { ...key, id: 'k' }, secret: { kind: 'stored' } } as const;
		const uses = { files: [], terminals: 0, isBound: false };
		const tellings = [
			rotated,
			{ ...rotated, uses },
			{ ...rotated, uses: { ...uses, isBound: true, terminals: 1 } },
			{ ...rotated, uses: { files: ['.env', 'api/.env.local'], terminals: 2, isBound: true } },
		].map(of => tellingOf(of, done, dayText));
		const says =
			'“CI” was rotated: the old secret no longer works. The new secret is in the secret storage of this machine.';
		assert.deepEqual(
			tellings.map(({ severity, message, next }) => [severity, message, next]),
			[
				['information', says, ['addToEnvExample', 'copySecret', 'done']],
				['information', says, ['addToEnvExample', 'copySecret', 'done']],
				['warning', `${says} An open terminal still holds the old secret: open a new one.`, ['copySecret', 'done']],
				[
					'warning',
					`${says} The old secret still stands in .env, api/.env.local. 2 open terminals still hold the old secret: open new ones.`,
					['writeEnvFile', 'copySecret', 'done'],
				],
			],
		);
	});

	test('settles that there is a key, though not which', () => {
		const stored = { kind: 'stored' } as const;
		const tellings = [told('unclear', stored), { ...told('unclear', stored), candidates: [] }].map(of =>
			tellingOf(asked, of, dayText),
		);
		assert.deepEqual(
			tellings.map(({ message, next }) => [message, next]),
			[
				['“CI” was created, but it is not clear which of the new keys it is.', ['checkAgain', 'chooseKey']],
				['“CI” was created, but it is not clear which key it is.', ['checkAgain', 'showKeys']],
			],
		);
	});

	test('is followed by the outcome once the user has it', () => {
		const tellings = (['done', 'unclear'] as const).map(outcome =>
			tellingOf(asked, told(outcome, { kind: 'taken' }), dayText),
		);
		assert.deepEqual(
			tellings.map(({ modal, message, next }) => [modal, message, next]),
			[
				[false, '“CI” was created.', []],
				[true, 'It is not clear whether “CI” was created.', ['checkAgain', 'chooseKey']],
			],
		);
	});
});

suite('what is told of a change', () => {
	const granted = { ...key, id: 'k' };
	const end = new Date('2026-07-01T10:00:00Z');
	const wanting = { ...asked, end };
	const cases: { why: string; key: ApiKey; says: string; severity: string }[] = [
		{ why: 'as asked', key: { ...granted, expiresAt: end }, says: '“CI” was created.', severity: 'information' },
		{
			why: 'with other scopes',
			key: { ...granted, expiresAt: end, scopes: ['read', 'write'] },
			says: '“CI” was created with other scopes than asked for: read, write.',
			severity: 'warning',
		},
		{
			why: 'under another name',
			key: { ...granted, expiresAt: end, name: 'CI key' },
			says: '“CI” was created. Yativo calls it “CI key”.',
			severity: 'warning',
		},
		{
			why: 'for longer',
			key: { ...granted, expiresAt: new Date('2026-07-02T10:00:00Z') },
			says: '“CI” was created. It ends on 2026-07-02.',
			severity: 'warning',
		},
		{
			why: 'without an end',
			key: granted,
			says: '“CI” was created. Yativo tells no end of it: it may work until somebody revokes it.',
			severity: 'warning',
		},
	];
	for (const { why, key, says, severity } of cases) {
		test(`says that a key was created ${why}`, () => {
			const telling = tellingOf(wanting, { outcome: 'done', key, secret: { kind: 'taken' } }, dayText);
			assert.deepEqual([telling.message, telling.severity], [says, severity]);
		});
	}

	test('says nothing of an end that is not known any more, as after a restart', () => {
		const { message } = tellingOf(asked, { outcome: 'done', key: granted, secret: { kind: 'taken' } }, dayText);
		assert.equal(message, '“CI” was created.');
	});

	test('says that nobody has looked, and offers to look before a rotation is repeated', () => {
		const rotated: Asked = { operation: 'rotate', name: 'CI' };
		const failure = { kind: 'timedOut', host: 'a.example', delivery: 'unknown' } as const;
		const unclear = { outcome: 'unclear', failure, candidates: [], secret: { kind: 'lost' } } as const;
		const tellings = ([{ unlisted: 'failed' }, { candidates: [granted] }, {}] as const).map(facts =>
			tellingOf(rotated, { ...unclear, ...facts }, dayText),
		);
		assert.deepEqual(
			tellings.map(({ detail, next }) => [detail?.includes('nobody has looked yet'), next]),
			[
				[true, ['checkAgain', 'rotateAgain']],
				[false, ['rotateAgain', 'showKeys']],
				[false, ['checkAgain', 'showKeys']],
			],
		);
	});

	test('leads back to the answers that the server refused, where there are any', () => {
		const failure = { kind: 'refused', status: 400, detail: "Unknown scope 'raed'" } as const;
		const next = (['create', 'updateScopes', 'rotate', 'revoke'] as const).map(
			operation => tellingOf({ operation, name: 'CI' }, { outcome: 'notDone', failure }, dayText).next,
		);
		assert.deepEqual(next, [['editAnswers', 'showLog'], ['editAnswers', 'showLog'], ['showLog'], ['showLog']]);
	});

	test('offers what mends a request that was turned away', () => {
		const failures = [
			{ kind: 'sessionEnded' },
			{ kind: 'forbidden' },
			{ kind: 'routeNotFound', other: 'crypto-2fa' },
			{ kind: 'proxyFailed', proxy: 'proxy.example:8080' },
			{ kind: 'serverFault', status: 500, delivery: 'notSent' },
		] as const;
		assert.deepEqual(
			failures.map(failure => tellingOf(asked, { outcome: 'notDone', failure }, dayText).next),
			[['signIn'], ['openDashboard'], ['useOtherSurface'], ['openSettings'], ['showLog']],
		);
	});
});
