import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isSharedSandboxKey } from '../../../src/core/sharedKey.ts';

suite('isSharedSandboxKey', () => {
	test('does not take another key for the public one', () =>
		assert.deepEqual(
			['', `yativo_${'0'.repeat(48)}`, '033692e9061157df19eb0e1d6fa9a114493cb985ec803d643d2023424b894316'].map(
				isSharedSandboxKey,
			),
			[false, false, false],
		));
});
