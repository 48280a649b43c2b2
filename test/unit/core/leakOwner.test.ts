import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { mayBeOf, productsBehind } from '../../../src/core/leakOwner.ts';
import type { Product } from '../../../src/core/profile.ts';
import { rules } from '../../../src/detect/rules.ts';

suite('the owner of a leak', () => {
	test('is a key of the product that the leak belongs to, or no key at all', () => {
		assert.deepEqual(Object.fromEntries(rules.map(({ id }) => [id, productsBehind(id).join()])), {
			'yativo-crypto-key': 'crypto',
			'yativo-guide-key': 'crypto',
			'yativo-guide-secret': 'crypto',
			'yativo-older-key': 'crypto',
			'yativo-older-secret': 'crypto',
			'yativo-business-key': 'business',
			'yativo-crypto-secret': 'crypto',
			'yativo-app-secret': '',
			'yativo-access-token': 'crypto,business',
			'yativo-webhook-secret': '',
			'yativo-chosen-webhook-secret': '',
			'yativo-shared-sandbox-key': 'crypto',
		});
	});

	const key = (listed: Pick<ApiKey, 'keyDigest' | 'maskedKey'>): ApiKey => ({
		name: 'Shop',
		scopes: [],
		status: 'active',
		...listed,
	});
	const cases: readonly [
		why: string,
		rule: string,
		listed: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
		of: Product,
		may: boolean,
	][] = [
		['a public part that is listed', 'yativo-guide-key', { keyDigest: 'd1' }, 'crypto', true],
		['a public part that is listed of another', 'yativo-guide-key', { keyDigest: 'd2' }, 'crypto', false],
		['a public part of which the list says nothing', 'yativo-guide-key', {}, 'crypto', true],
		['a public part that ends otherwise', 'yativo-guide-key', { maskedKey: 'yvk_live_…0000' }, 'crypto', false],
		['a secret, which no list tells', 'yativo-guide-secret', { keyDigest: 'd2' }, 'crypto', true],
		['a business key that ends so', 'yativo-business-key', { maskedKey: 'yat_live_…7f3a' }, 'business', true],
		['a business key that ends otherwise', 'yativo-business-key', { maskedKey: 'yat_live_…0000' }, 'business', false],
		[
			'a business key of which a list tells the prefix',
			'yativo-business-key',
			{ maskedKey: 'yat_…' },
			'business',
			true,
		],
		['a business key', 'yativo-business-key', {}, 'crypto', false],
		['an access token', 'yativo-access-token', { maskedKey: 'yvk_live_…0000' }, 'crypto', true],
		['a webhook secret', 'yativo-webhook-secret', {}, 'crypto', false],
	];
	for (const [why, rule, listed, product, may] of cases) {
		test(`${may ? 'may be' : 'is not'} a ${product} key for ${why}`, () => {
			const mark = { rule, digest: 'd1', masked: 'yvk_live_…7f3a', place: 'a.js:1' };
			assert.equal(mayBeOf(mark, key(listed), product), may);
		});
	}
});
