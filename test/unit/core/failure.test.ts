import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { YativoError } from '../../../src/core/failure.ts';

suite('YativoError', () => {
	test('is recognised across bundles, each of which has its own copy of the class', async () => {
		const copy = (await import(`${'../../../src/core/failure.ts'}?copy`)) as { YativoError: typeof YativoError };
		assert.notEqual(copy.YativoError, YativoError);
		assert.deepEqual(
			[new copy.YativoError({ kind: 'notConnected' }) instanceof YativoError, new Error('x') instanceof YativoError],
			[true, false],
		);
	});
});
