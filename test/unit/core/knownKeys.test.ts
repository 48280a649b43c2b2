import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { isDead, type KeptSecret, knownKeys } from '../../../src/core/knownKeys.ts';
import type { Profile } from '../../../src/core/profile.ts';

const profile: Profile = {
	id: 'p',
	name: 'Payments',
	product: 'crypto',
	environment: 'sandbox',
	origin: 'https://api.example.com',
	method: 'apiKey',
};
const listed: ApiKey = { id: 'k1', name: 'Backend', scopes: ['read'], status: 'active', keyDigest: 'digest of key 1' };
const kept: KeptSecret = {
	profileId: 'p',
	origin: profile.origin,
	keyId: 'k1',
	keyName: 'Old name',
	secretDigest: 'digest of secret 1',
};

suite('known keys', () => {
	test('recognises the public part that a list tells, and the secret that is kept of the same key', () => {
		const known = knownKeys({ profiles: [{ profile, keys: [listed] }], kept: [kept] });
		assert.deepEqual(Object.fromEntries(known), {
			'digest of secret 1': { profile, key: listed, isListed: true, part: 'secret', isKept: true },
			'digest of key 1': { profile, key: listed, isListed: true, part: 'apiKey', isKept: false },
		});
	});

	test('recognises a kept secret before any list was read, by the name it was kept under', () => {
		const known = knownKeys({ profiles: [{ profile, keys: [] }], kept: [{ ...kept, keyDigest: 'digest of key 1' }] });
		const key = { id: 'k1', name: 'Old name', scopes: [], status: 'unknown', keyDigest: 'digest of key 1' };
		assert.deepEqual(Object.fromEntries(known), {
			'digest of secret 1': { profile, key, isListed: false, part: 'secret', isKept: true },
			'digest of key 1': { profile, key, isListed: false, part: 'apiKey', isKept: true },
		});
	});

	test('finds the key of a secret that was kept before the id of the key was known', () => {
		const { keyId: _unknown, ...withoutId } = kept;
		const known = knownKeys({
			profiles: [{ profile, keys: [listed] }],
			kept: [{ ...withoutId, keyDigest: 'digest of key 1' }],
		});
		assert.deepEqual(known.get('digest of secret 1'), {
			profile,
			key: listed,
			isListed: true,
			part: 'secret',
			isKept: true,
		});
	});

	test('recognises a secret that a rotation has ended, unless it is in use again', () => {
		const ended = ['digest of secret 0', 'digest of secret 1'];
		const known = knownKeys({ profiles: [{ profile, keys: [listed] }], kept: [{ ...kept, ended }] });
		const [old, current] = ended.map(digest => known.get(digest));
		const now = new Date('2026-11-21T10:00:00Z');
		assert.deepEqual(old, { profile, key: listed, isListed: true, part: 'secret', isKept: true, isReplaced: true });
		assert.deepEqual([isDead(old, now), isDead(current, now)], [true, false]);
	});

	test('takes over the secrets of a profile of the same origin that is gone, and leaves out all others', () => {
		const left = { ...kept, profileId: 'gone' };
		const known = knownKeys({ profiles: [{ profile, keys: [listed] }], kept: [left] });
		assert.deepEqual(known.get('digest of secret 1'), {
			profile,
			key: listed,
			isListed: true,
			part: 'secret',
			isKept: true,
		});
		assert.equal(knownKeys({ profiles: [], kept: [kept] }).size, 0);
	});
});
