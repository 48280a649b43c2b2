import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { type Comparison, compare, stateTrace, traceOf } from '../../../src/lifecycle/compare.ts';
import type { JournalEntry } from '../../../src/lifecycle/ports.ts';

function key(id: string, facts: Partial<ApiKey> = {}): ApiKey {
	return { id, name: id, scopes: ['read'], status: 'active', ...facts };
}

const old = key('old');
const changed = key('k', { keyDigest: 'a' });

function entry(facts: Partial<JournalEntry>): JournalEntry {
	return {
		id: 'e',
		profileId: 'p',
		operation: 'create',
		name: 'new',
		before: [old].map(traceOf),
		startedAt: '',
		...facts,
	};
}

const rotate = entry({ operation: 'rotate', keyId: 'k', before: [stateTrace(changed)] });
const revoke = entry({ operation: 'revoke', keyId: 'k', before: [stateTrace(changed)] });
const rescope = entry({
	operation: 'updateScopes',
	keyId: 'k',
	before: [stateTrace(changed)],
	scopes: ['write', 'read'],
});

suite('comparing lists before and after', () => {
	const cases: { why: string; entry: JournalEntry; now: ApiKey[]; says: Comparison }[] = [
		{ why: 'nothing new: not created', entry: entry({}), now: [old], says: { says: 'notDone' } },
		{
			why: 'one new key of that name: created',
			entry: entry({}),
			now: [old, key('x', { name: 'new' })],
			says: { says: 'done', key: key('x', { name: 'new' }) },
		},
		{
			why: 'one new key of another name: cannot tell, it may be somebody else’s',
			entry: entry({}),
			now: [old, key('x')],
			says: { says: 'unclear', candidates: [key('x')] },
		},
		{
			why: 'two new keys: cannot tell',
			entry: entry({}),
			now: [key('x', { name: 'new' }), old, key('y', { name: 'new' })],
			says: { says: 'unclear', candidates: [key('x', { name: 'new' }), key('y', { name: 'new' })] },
		},
		{
			why: 'a key revoked elsewhere meanwhile is not new',
			entry: entry({}),
			now: [key('old', { status: 'revoked' })],
			says: { says: 'notDone' },
		},
		{
			why: 'a key whose id is told only now is not new',
			entry: entry({ before: [traceOf({ name: 'old', scopes: [], status: 'active', keyDigest: 'd' })] }),
			now: [key('old', { keyDigest: 'd' })],
			says: { says: 'notDone' },
		},
		{
			why: 'a revoked key: revoked',
			entry: revoke,
			now: [key('k', { status: 'revoked' })],
			says: { says: 'done', key: key('k', { status: 'revoked' }) },
		},
		{ why: 'a key that is gone: revoked', entry: revoke, now: [old], says: { says: 'done', key: undefined } },
		{ why: 'a key still active: not revoked', entry: revoke, now: [changed], says: { says: 'notDone' } },
		{
			why: 'the scopes asked for, in any order: changed',
			entry: rescope,
			now: [{ ...changed, scopes: ['read', 'write'] }],
			says: { says: 'done', key: { ...changed, scopes: ['read', 'write'] } },
		},
		{ why: 'the scopes from before: not changed', entry: rescope, now: [changed], says: { says: 'notDone' } },
		{
			why: 'other scopes: cannot tell',
			entry: rescope,
			now: [{ ...changed, scopes: ['webhooks'] }],
			says: { says: 'unclear', candidates: [{ ...changed, scopes: ['webhooks'] }] },
		},
		{
			why: 'another public part: rotated',
			entry: rotate,
			now: [{ ...changed, keyDigest: 'b' }],
			says: { says: 'done', key: { ...changed, keyDigest: 'b' } },
		},
		{
			why: 'the same public part: a list cannot show a rotation',
			entry: rotate,
			now: [changed],
			says: { says: 'unclear', candidates: [changed] },
		},
		{
			why: 'a key to rotate that is gone: cannot tell',
			entry: rotate,
			now: [],
			says: { says: 'unclear', candidates: [] },
		},
	];
	for (const { why, entry, now, says } of cases) {
		test(`finds ${why}`, () => assert.deepEqual(compare(entry, now), says));
	}
});
