import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { handedOver, type KeyUse, planNames } from '../../../src/core/envPlan.ts';

const key: ApiKey = { id: 'k1', keyDigest: 'd1', name: 'Staging', scopes: [], status: 'active' };

function planned(bindings: KeyUse['bindings'], product: KeyUse['product'] = 'crypto'): readonly string[] {
	return planNames({ profile: 'p', product, key, bindings }).map(({ name }) => name);
}

suite('names of the variables of a key', () => {
	test('are the documented ones where they are free', () => {
		assert.deepEqual(planned([]), ['YATIVO_API_KEY', 'YATIVO_API_SECRET']);
		assert.deepEqual(planned([], 'business'), ['YATIVO_API_KEY']);
	});

	test('are those that the key serves already', () => {
		const own = { name: 'PAY_KEY', profile: 'p', key: 'k1', part: 'apiKey' } as const;
		const secret = { ...own, name: 'A_SECRET', part: 'apiSecret' } as const;
		assert.deepEqual(planned([secret, own]), ['PAY_KEY', 'A_SECRET']);
		assert.deepEqual(planned([{ ...own, profile: 'other' }]), ['YATIVO_API_KEY', 'YATIVO_API_SECRET']);
	});

	test('are whole, also after another key took some of them', () => {
		const own = { name: 'YATIVO_API_KEY', profile: 'p', key: 'k1', part: 'apiKey' } as const;
		const other = { name: 'YATIVO_API_SECRET', profile: 'p', key: 'k2', part: 'apiSecret' } as const;
		assert.deepEqual(
			[planned([own]), planned([own, other])],
			[
				['YATIVO_API_KEY', 'YATIVO_API_SECRET'],
				['YATIVO_API_KEY', 'YATIVO_STAGING_API_SECRET'],
			],
		);
	});

	test('are different for each part, whatever the key serves already', () => {
		const own = { name: 'YATIVO_API_SECRET', profile: 'p', key: 'k1', part: 'apiKey' } as const;
		assert.deepEqual(planned([own]), ['YATIVO_API_SECRET', 'YATIVO_STAGING_API_SECRET']);
	});

	test('are told apart from those of another key, and of a value that was taken out of a file', () => {
		const other = { name: 'YATIVO_API_KEY', profile: 'p', key: 'k2', part: 'apiKey' } as const;
		const kept = { name: 'YATIVO_API_SECRET', digest: 'd2' };
		const apart = ['YATIVO_STAGING_API_KEY', 'YATIVO_STAGING_API_SECRET'];
		assert.deepEqual([planned([other]), planned([kept])], [apart, apart]);
	});

	test('go to the key that takes the place of another one of the same profile', () => {
		const own = { name: 'PAY_KEY', profile: 'p', key: 'k1', part: 'apiKey' } as const;
		const others = [
			{ ...own, name: 'A', key: 'k3' },
			{ ...own, name: 'B', profile: 'q' },
		];
		assert.deepEqual(handedOver([own, ...others], { profile: 'p', from: key, to: { ...key, id: 'k2' } }), [
			{ ...own, key: 'k2' },
		]);
	});

	test('are those that the key serves since before its id was known', () => {
		const own = { name: 'PAY_KEY', profile: 'p', key: 'd1', part: 'apiKey' } as const;
		assert.deepEqual(planned([own]), ['PAY_KEY', 'YATIVO_API_SECRET']);
		const to = { ...key, id: 'k2' };
		assert.deepEqual(handedOver([own], { profile: 'p', from: key, to }), [{ ...own, key: 'k2' }]);
	});

	test('are the documented ones where the value that was taken out of a file is the key itself', () => {
		assert.deepEqual(planned([{ name: 'YATIVO_API_KEY', digest: 'd1' }]), ['YATIVO_API_KEY', 'YATIVO_API_SECRET']);
	});
});
