import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { type Failure, YativoError } from '../../../src/core/failure.ts';
import { createKey, revokeKey } from '../../../src/lifecycle/change.ts';
import { traceOf } from '../../../src/lifecycle/compare.ts';
import type { JournalEntry } from '../../../src/lifecycle/ports.ts';
import { type SettleSources, settle } from '../../../src/lifecycle/settle.ts';
import { patient } from '../api/session.ts';
import { setUp } from './bench.ts';

const down = new YativoError({ kind: 'serverFault', status: 500 });
const old: ApiKey = { id: 'old', name: 'Old', scopes: ['read'], status: 'active' };
const made: ApiKey = { id: 'made', name: 'Made', scopes: ['read'], status: 'active' };
const entry: JournalEntry = {
	id: 'e',
	profileId: 'p',
	operation: 'create',
	name: 'Made',
	before: [traceOf(old)],
	startedAt: '2026-11-21T10:00:00.000Z',
};
const doubt = {
	failure: { kind: 'timedOut', host: 'a.example', delivery: 'unknown' },
	secret: { kind: 'lost' },
} as const;

const wish = { name: 'Made', scopes: ['read'] } as const;

/** Sources whose lists come one after the other, the last one again and again; and what becomes of the entry. */
function scripted(lists: readonly (readonly ApiKey[] | YativoError)[]) {
	const ends: string[] = [];
	let looks = 0;
	const sources: SettleSources = {
		connection: {
			profile: {
				id: 'p',
				name: 'P',
				product: 'crypto',
				environment: 'sandbox',
				origin: 'https://a.example',
				method: 'apiKey',
			},
			list: async () => {
				const list = lists[Math.min(looks++, lists.length - 1)];
				if (list === undefined || list instanceof YativoError) {
					throw list ?? down;
				}
				return list;
			},
		},
		journal: {
			open: async () => {},
			close: async id => {
				ends.push(`closed ${id}`);
			},
			release: id => {
				ends.push(`released ${id}`);
			},
		},
		vault: { put: async () => {}, attach: async () => {}, holderOf: async () => undefined, holds: async () => false },
		pause: async () => {},
		listSignal: () => AbortSignal.timeout(10_000),
	};
	return { sources, ends };
}

suite('settling', () => {
	const cases: { why: string; lists: (readonly ApiKey[] | YativoError)[]; outcome: string; ends: string[] }[] = [
		{ why: 'not done after the last look', lists: [[old]], outcome: 'notDone', ends: ['closed e'] },
		{ why: 'done by a key that comes late', lists: [[old], down, [old, made]], outcome: 'done', ends: ['closed e'] },
		{ why: 'nothing when the last looks fail', lists: [[old], down], outcome: 'unclear failed', ends: [] },
		{ why: 'nothing when all looks fail', lists: [down], outcome: 'unclear failed', ends: [] },
	];
	for (const { why, lists, outcome, ends } of cases) {
		test(`says ${why}`, async () => {
			const { sources, ends: real } = scripted(lists);
			const told = await settle(sources, entry, doubt);
			const said = told.outcome === 'unclear' ? `${told.outcome} ${told.unlisted}` : told.outcome;
			assert.deepEqual([said, real], [outcome, ends]);
		});
	}
});

suite('nothing counts as sent', () => {
	const host = 'a.example';
	const failures: readonly Failure[] = [
		{ kind: 'offline', host, delivery: 'notSent' },
		{ kind: 'proxyFailed', proxy: 'proxy.example:8080' },
		{ kind: 'untrustedCertificate', host, code: 'SELF_SIGNED_CERT_IN_CHAIN' },
		{ kind: 'redirected', host, to: 'portal.example', delivery: 'notSent' },
	];
	for (const failure of failures) {
		test(`when no token could be had: ${failure.kind}`, async t => {
			const { sources, open, code } = await setUp(t, 'crypto-2fa');
			let looks = 0;
			const connection = Object.assign(Object.create(sources.connection), {
				profile: sources.connection.profile,
				list: async () => {
					looks += 1;
					return [];
				},
				create: async () => {
					throw new YativoError(failure);
				},
			});
			const { told, unsent } = await createKey({ ...sources, connection }, wish, { code: code(), signal: patient });
			assert.deepEqual([told, unsent, open.size, looks], [{ outcome: 'notDone', failure }, true, 0, 1]);
		});
	}

	test('when the keys could not be listed before, and the failure says so', async t => {
		const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
		simulator.faults.inject({ kind: 'redirect', method: 'GET', times: 9 });
		const { told, unsent } = await createKey(sources, wish, { code: code(), signal: patient });
		const delivery = told.outcome === 'notDone' && told.failure.kind === 'redirected' && told.failure.delivery;
		assert.deepEqual([delivery, unsent, open.size], ['notSent', true, 0]);
	});
});

suite('a user who goes away', () => {
	test('before the request is sent stops it', async t => {
		const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
		const wanted = AbortSignal.abort();
		const making = createKey({ ...sources, wanted }, wish, { code: code(), signal: patient });
		await assert.rejects(making, { name: 'AbortError' });
		assert.deepEqual([simulator.keys().some(({ name }) => name === wish.name), open.size], [false, 0]);
	});

	test('after that does not stop it', async t => {
		const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
		const away = new AbortController();
		const journal = {
			...sources.journal,
			open: async (of: JournalEntry) => {
				await sources.journal.open(of);
				away.abort();
			},
		};
		const leaving = { ...sources, journal, wanted: away.signal };
		const { told } = await createKey(leaving, wish, { code: code(), signal: patient });
		assert.deepEqual(
			[told.outcome, simulator.keys().some(({ name }) => name === wish.name), open.size],
			['done', true, 0],
		);
	});
});

/** How the API refuses to revoke a revoked key is documented nowhere: it may well look like a refused code. */
suite('revoking where a code is said to be refused', () => {
	const refusal: Failure = { kind: 'codeRefused', detail: 'Not possible.' };
	for (const [why, revokedElsewhere, listFails, outcome] of [
		['a key that is revoked is told as that', true, false, 'done'],
		['a key that is not asks for the code again', false, false, 'notDone'],
		['a list that fails asks for the code again', true, true, 'notDone'],
	] as const) {
		test(why, async t => {
			const { simulator, sources, open, code } = await setUp(t, 'crypto-2fa');
			const { id } = simulator.account.addKey({ surface: 'crypto-2fa', name: 'Victim' });
			const listed = (await sources.connection.list(patient)).find(key => key.id === id);
			assert.ok(listed);
			const victim = simulator.account.keys.find(key => key.id === id);
			if (victim && revokedElsewhere) {
				victim.revokedAt = simulator.now();
			}
			if (listFails) {
				simulator.faults.inject({ kind: 'error-500', method: 'GET', times: 9 });
			}
			const { connection } = sources;
			const refusing = {
				...sources,
				connection: Object.assign(Object.create(connection), {
					profile: connection.profile,
					list: (signal: AbortSignal) => connection.list(signal),
					revoke: async () => {
						throw new YativoError(refusal);
					},
				}),
			};
			const { told } = await revokeKey(refusing, { ...listed, id }, { code: code(), signal: patient });
			assert.deepEqual(
				[told.outcome, told.outcome === 'done' && told.before, open.size],
				[outcome, outcome === 'done' && true, 0],
			);
		});
	}
});
