import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import type { Network } from '../../src/api/client.ts';
import type { ApiKey } from '../../src/core/apiKey.ts';
import { type Failure, YativoError } from '../../src/core/failure.ts';
import type { Profile } from '../../src/core/profile.ts';
import { Secret } from '../../src/core/secret.ts';
import { Sessions } from '../../src/views/sessions.ts';

const begin = new Date('2026-11-21T10:00:00Z');
const signal = new AbortController().signal;
const backend: ApiKey = { id: 'k1', name: 'Backend', scopes: ['read'], status: 'active' };

function profileNamed(name: string): Profile {
	return {
		id: name,
		name,
		product: 'crypto',
		environment: 'custom',
		origin: 'http://127.0.0.1:4010',
		method: 'apiKey',
		surface: 'crypto-2fa',
		basePath: '/api/v1',
	};
}

/** Sessions of some profiles, with a network that notes who signs in and first waits as it is told. */
function sessionsOf(names: readonly string[], wait: () => Promise<void> = async () => {}) {
	const signIns: string[] = [];
	const clock = { seconds: 0 };
	const connect: Network['connect'] = async profile => {
		signIns.push(profile.id);
		await wait();
		const connection = { profile, list: async () => [backend] };
		return { connection: connection as never, keys: [backend] };
	};
	const sessions = new Sessions({
		network: async () => ({ connect }) as unknown as Network,
		profiles: {
			list: () => names.map(profileNamed),
			save: async () => {},
			onDidChange: new vscode.EventEmitter<void>().event,
		},
		credentials: async () => ({ kind: 'apiKey', apiKey: new Secret('a'), apiSecret: new Secret('b') }),
		onFailure: () => {},
		now: () => new Date(begin.getTime() + clock.seconds * 1000),
	});
	return { sessions, signIns, clock };
}

suite('the first lists of several connections', () => {
	const names = ['a', 'b', 'c', 'd'];

	test('take one sign-in each, also when those who look at them load what nobody has loaded', async () => {
		const { sessions, signIns } = sessionsOf(names);
		sessions.onDidChange(() => void sessions.loadIdle(signal));
		await sessions.loadIdle(signal);
		assert.deepEqual(signIns.sort(), names);
	});

	test('are waited for by those who come while they are on the way', async () => {
		const { sessions } = sessionsOf(names);
		void sessions.loadIdle(signal);
		await sessions.loadIdle(signal);
		assert.deepEqual(
			names.map(id => sessions.keys(id)),
			names.map(() => [backend]),
		);
	});

	test('are waited for no longer than a signal says', async () => {
		const { sessions, signIns } = sessionsOf(['a'], () => new Promise(() => {}));
		void sessions.loadIdle(signal);
		await sessions.loadIdle(AbortSignal.timeout(1));
		await sessions.loadIdle(AbortSignal.abort());
		assert.deepEqual([sessions.state('a'), signIns], [{ kind: 'loading' }, ['a']]);
	});
});

suite('coming back to connections that could not be opened', () => {
	const cases: readonly { why: string; failure: Failure; signIns: number }[] = [
		{ why: 'repeats no sign-in that was refused', failure: { kind: 'credentialsRefused' }, signIns: 1 },
		{
			why: 'tries again once a minute where the network failed',
			failure: { kind: 'offline', host: '127.0.0.1', delivery: 'notSent' },
			signIns: 2,
		},
	];
	for (const { why, failure, signIns: expected } of cases) {
		test(why, async () => {
			const { sessions, signIns, clock } = sessionsOf(['a'], () => Promise.reject(new YativoError(failure)));
			await sessions.loadIdle(signal);
			for (const seconds of [30, 59, 61, 62]) {
				clock.seconds = seconds;
				await sessions.refreshAll(signal, 'stale');
			}
			assert.equal(signIns.length, expected);
		});
	}
});
