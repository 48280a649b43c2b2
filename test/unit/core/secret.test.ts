import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../../src/core/secret.ts';

const secretModule = '../../../src/core/secret.ts';

suite('Secret', () => {
	test('comes out by reveal() alone', () => {
		const secret = new Secret('canary');
		assert.deepEqual(
			[
				secret.reveal(),
				`${secret}`,
				JSON.stringify({ secret }),
				inspect(secret),
				inspect(secret, { showHidden: true }).includes('canary'),
				Object.keys(secret),
			],
			['canary', '[secret]', '{"secret":"[secret]"}', 'Secret {}', false, []],
		);
	});

	test('is recognised across bundles, which have a copy of the class each', async () => {
		const copy: typeof import('../../../src/core/secret.ts') = await import(`${secretModule}?copy`);
		assert.deepEqual(
			[new copy.Secret('canary') instanceof Secret, copy.Secret === Secret, {} instanceof Secret],
			[true, false, false],
		);
	});
});
