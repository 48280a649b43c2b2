import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { isStale, type SessionState } from '../../../src/views/session.ts';

const profile: Profile = {
	id: 'p1',
	name: 'Local',
	product: 'crypto',
	environment: 'custom',
	origin: 'http://127.0.0.1:4010',
	method: 'appSecret',
};
const now = new Date('2026-11-21T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const failed = (failure: Failure, seconds: number): SessionState => ({
	kind: 'failed',
	failure,
	failedAt: ago(seconds),
});
const offline: Failure = { kind: 'offline', host: '127.0.0.1', delivery: 'notSent' };
const hour = 3600;

suite('the keys that somebody comes back to', () => {
	const cases: readonly { why: string; state: SessionState; listsWithCode?: boolean; stale: boolean }[] = [
		{ why: 'that nobody has looked at', state: { kind: 'idle' }, stale: false },
		{ why: 'whose first list is on its way', state: { kind: 'loading' }, stale: false },
		{ why: 'that are being listed again', state: { kind: 'loading', keys: [], fetchedAt: ago(hour) }, stale: false },
		{ why: 'that were just listed', state: { kind: 'ready', keys: [], fetchedAt: ago(59) }, stale: false },
		{ why: 'of a while ago', state: { kind: 'ready', keys: [], fetchedAt: ago(61) }, stale: true },
		{
			why: 'that take a code to list',
			state: { kind: 'ready', keys: [], fetchedAt: ago(hour) },
			listsWithCode: true,
			stale: false,
		},
		{ why: 'that were out of reach a while ago', state: failed(offline, 61), stale: true },
		{ why: 'that were out of reach just now', state: failed(offline, 59), stale: false },
		{
			why: 'that were out of reach just now, and listed long ago',
			state: { kind: 'failed', failure: offline, failedAt: ago(1), keys: [], fetchedAt: ago(hour) },
			stale: false,
		},
		{ why: 'behind a limit', state: failed({ kind: 'rateLimited', retryAfterMs: 120_000 }, 119), stale: false },
		{
			why: 'behind a limit that is over',
			state: failed({ kind: 'rateLimited', retryAfterMs: 120_000 }, 121),
			stale: true,
		},
		{ why: 'behind a short limit', state: failed({ kind: 'rateLimited', retryAfterMs: 1000 }, 30), stale: false },
		{ why: 'of refused credentials', state: failed({ kind: 'credentialsRefused' }, hour), stale: false },
		{ why: 'of a session that has ended', state: failed({ kind: 'sessionEnded' }, hour), stale: false },
		{
			why: 'of lost credentials',
			state: failed({ kind: 'credentialsMissing', reason: 'nothing' }, hour),
			stale: false,
		},
		{ why: 'that nobody may list', state: failed({ kind: 'forbidden' }, hour), stale: false },
	];
	for (const { why, state, listsWithCode = false, stale } of cases) {
		test(`${stale ? 'are listed again' : 'are left alone'}: keys ${why}`, () =>
			assert.equal(isStale({ profile, state, listsWithCode }, now), stale));
	}
});
