import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { digest } from '../../../../src/core/digest.ts';
import { holdsValue } from '../../../../src/core/dotenv/holdsValue.ts';

suite('holdsValue', () => {
	const digests = new Set([digest('old value')]);
	for (const [text, expected] of [
		['A=1\nexport B="old value" # note\n', true],
		["B='old value'\nB=new\n", true],
		['# B=old value\nB=\n', false],
		['B=old values\n', false],
	] as const) {
		test(`${expected ? 'finds' : 'does not find'} it in ${JSON.stringify(text)}`, () =>
			assert.equal(holdsValue(text, digests), expected));
	}
});
