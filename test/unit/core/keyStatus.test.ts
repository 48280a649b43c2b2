import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { compareKeys, effectiveStatus, isUsable } from '../../../src/core/keyStatus.ts';

const now = new Date('2026-06-01T00:00:00Z');

suite('key status', () => {
	const cases = [
		{ why: 'no date', status: 'active', expiresAt: undefined, effective: 'active', usable: true },
		{ why: 'a far date', status: 'active', expiresAt: '2026-06-15T00:00:01Z', effective: 'active', usable: true },
		{ why: 'a near date', status: 'active', expiresAt: '2026-06-15T00:00:00Z', effective: 'expiring', usable: true },
		{
			why: 'this very moment',
			status: 'active',
			expiresAt: '2026-06-01T00:00:00Z',
			effective: 'expired',
			usable: false,
		},
		{
			why: 'a revoked key with a near date',
			status: 'revoked',
			expiresAt: '2026-06-02T00:00:00Z',
			effective: 'revoked',
			usable: false,
		},
		{ why: 'a word of the server', status: 'suspended', expiresAt: undefined, effective: 'suspended', usable: true },
	];
	for (const { why, status, expiresAt, effective, usable } of cases) {
		test(`with ${why} is ${effective}`, () => {
			const key = { status, ...(expiresAt && { expiresAt: new Date(expiresAt) }) };
			assert.deepEqual([effectiveStatus(key, now), isUsable(key, now)], [effective, usable]);
		});
	}

	test('orders active, expiring, expired, revoked, then by name as people count', () => {
		const key = (name: string, status: string, expiresAt?: string): ApiKey => ({
			name,
			status,
			scopes: [],
			...(expiresAt && { expiresAt: new Date(expiresAt) }),
		});
		const keys = [
			key('z', 'suspended'),
			key('a', 'revoked'),
			key('a', 'expired'),
			key('key 10', 'active'),
			key('key 9', 'active'),
			key('a', 'active', '2026-06-03T00:00:00Z'),
		];
		assert.deepEqual(
			keys.sort((a, b) => compareKeys(a, b, now)).map(({ name, status }) => `${name} ${status}`),
			['key 9 active', 'key 10 active', 'a active', 'a expired', 'a revoked', 'z suspended'],
		);
	});
});
