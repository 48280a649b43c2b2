import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readKeyList } from '../../../src/api/keyList.ts';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { digest } from '../../../src/core/digest.ts';
import { YativoError } from '../../../src/core/failure.ts';

const host = 'yativo.example';
const keysOf = (json: unknown) => readKeyList(json, host)?.keys;
const keyOf = (wire: object) => keysOf([{ id: '1', ...wire }])?.[0];
const plain: ApiKey = { id: '1', name: '', scopes: [], status: 'active' };

suite('a list of keys', () => {
	const item = { id: '1', name: 'n' };
	const places: readonly (readonly [string, unknown])[] = [
		['data.keys', { status: 'success', data: { keys: [item] } }],
		['data', { status: 'success', data: [item] }],
		['keys', { keys: [item] }],
		['the answer itself', [item]],
	];
	for (const [place, json] of places) {
		test(`is found in ${place}`, () => assert.deepEqual(keysOf(json), [{ ...plain, name: 'n' }]));
	}

	for (const json of [undefined, null, {}, { data: {} }, { data: { keys: {} } }, { status: 'success' }, 'keys', 7]) {
		test(`is not found in ${JSON.stringify(json)}`, () => assert.equal(keysOf(json), undefined));
	}

	const fields: readonly (readonly [string, unknown])[] = [
		['data.keys[1].name', { data: { keys: [item, { id: '2', name: 7 }] } }],
		['data[0].permissions[1]', { data: [{ id: '1', permissions: ['a', 1] }] }],
		['keys[0]', { keys: ['key'] }],
		['[0].id', [{ amount: 1 }]],
		['[0].expires_at', [{ id: '1', expires_at: 'next week' }]],
		['[0].is_active', [{ id: '1', is_active: 'yes' }]],
	];
	for (const [field, json] of fields) {
		test(`that is wrong names ${field}, never the value`, () =>
			assert.throws(() => keysOf(json), new YativoError({ kind: 'unexpectedAnswer', host, field })));
	}

	test('that is wrong half a million times is refused once', () => {
		const permissions = Array.from({ length: 500_000 }, () => 1);
		const field = '[0].permissions[0]';
		assert.throws(() => keysOf([{ id: '1', permissions }]), new YativoError({ kind: 'unexpectedAnswer', host, field }));
	});

	test('is read from any JSON, or refused by name', () => {
		fc.assert(
			fc.property(fc.jsonValue(), json => {
				try {
					readKeyList(json, host);
				} catch (error) {
					assert.equal(error instanceof YativoError && error.failure.kind, 'unexpectedAnswer');
				}
			}),
		);
	});
});

suite('a listed key', () => {
	const whole = `yvk_live_${'4Ef5'.repeat(8)}`;
	const cases: readonly (readonly [string, object, Partial<ApiKey>])[] = [
		['key_id for id', { id: null, key_id: '2' }, { id: '2' }],
		['_id for id', { id: null, _id: '3' }, { id: '3' }],
		['a number for id', { id: 4 }, { id: '4' }],
		['key_name for name', { key_name: 'n' }, { name: 'n' }],
		['scopes for permissions', { scopes: ['a'] }, { scopes: ['a'] }],
		[
			'createdAt for created_at',
			{ createdAt: '2026-03-26T10:00:00.000Z' },
			{ createdAt: new Date('2026-03-26T10:00:00Z') },
		],
		[
			'microseconds',
			{ created_at: '2026-04-01T10:00:00.123456Z' },
			{ createdAt: new Date('2026-04-01T10:00:00.123Z') },
		],
		[
			'a blank in a date and no zone',
			{ created_at: '2026-04-01 10:00:00' },
			{ createdAt: new Date('2026-04-01T10:00:00Z') },
		],
		['an offset', { created_at: '2026-04-01T10:00:00+02:00' }, { createdAt: new Date('2026-04-01T08:00:00Z') }],
		['Unix seconds', { last_used_at: 1_743_000_000 }, { lastUsedAt: new Date(1_743_000_000_000) }],
		['Unix milliseconds', { last_used_at: 1_743_000_000_000 }, { lastUsedAt: new Date(1_743_000_000_000) }],
		['an empty date', { expires_at: '' }, {}],
		[
			'null everywhere',
			{ name: null, permissions: null, status: null, expires_at: null, api_key: null, rate_limit: null },
			{},
		],
		['a status in capitals', { status: 'REVOKED' }, { status: 'revoked' }],
		['a status nobody knows', { status: 'On Hold' }, { status: 'On Hold' }],
		['a status before flags', { status: 'active', is_revoked: true }, { status: 'active' }],
		['is_revoked', { is_revoked: true, is_active: true }, { status: 'revoked' }],
		['is_active', { is_active: false }, { status: 'inactive' }],
		['a whole public part', { api_key: whole }, { maskedKey: 'yvk_live_…4Ef5', keyDigest: digest(whole) }],
		['a shortened public part', { api_key: 'yvk_live_****4Ef5' }, { maskedKey: 'yvk_live_…4Ef5' }],
		['a prefix alone', { key_prefix: 'yat_live' }, { maskedKey: 'yat_live…' }],
		['part of a quota', { rate_limit: { requests_per_minute: 60 } }, { rateLimit: { perMinute: 60 } }],
		['a quota in other words', { rate_limit: 'plenty' }, {}],
		['fields nobody documented', { label: null, ip_restrictions: [], nested: { id: 9 } }, {}],
	];
	for (const [why, wire, facts] of cases) {
		test(`takes ${why}`, () => assert.deepEqual(keyOf(wire), { ...plain, ...facts }));
	}

	for (const id of ['.', '..', '', '\ud800']) {
		test(`has no id when that could not be addressed: ${JSON.stringify(id)}`, () => {
			const { id: _, ...rest } = plain;
			assert.deepEqual(keysOf([{ id, name: 'n' }]), [{ ...rest, name: 'n' }]);
		});
	}
});
