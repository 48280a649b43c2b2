import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { isHandleOf, isSameKey, keyHandle, keyWith } from '../../../src/core/keyHandle.ts';

const bare: ApiKey = { name: 'Shop', scopes: [], status: 'active' };
const created: ApiKey = { ...bare, keyDigest: 'd' };
const listed: ApiKey = { ...created, id: 'k' };
const sibling: ApiKey = { ...bare, id: 'l', keyDigest: 'e' };

suite('the handle of a key', () => {
	test('is its id, or what else is known while the id is not', () => {
		assert.deepEqual([bare, created, listed].map(keyHandle), ['Shop', 'd', 'k']);
	});

	test('from before its id was known is still of it, unless it was no more than a name', () => {
		assert.deepEqual(
			['k', 'd', 'Shop', 'l'].map(handle => isHandleOf(handle, listed)),
			[true, true, false, false],
		);
		assert.equal(isHandleOf('Shop', bare), true);
		assert.equal(keyWith('d', [sibling, listed]), listed);
		assert.equal(keyWith('Shop', [sibling, listed]), undefined);
	});

	test('tells whether two keys are the same while one of them has no id', () => {
		assert.deepEqual(
			[isSameKey(created, listed), isSameKey(listed, created), isSameKey(bare, listed), isSameKey(sibling, listed)],
			[true, true, false, false],
		);
	});
});
