import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Secret } from '../../../src/core/secret.ts';
import { SentCodes } from '../../../src/core/sentCodes.ts';

suite('SentCodes', () => {
	test('remembers a code for two minutes, whichever object holds it', () => {
		let ms = 0;
		const codes = new SentCodes(() => new Date(ms));
		codes.add(new Secret('012345'));
		const seen = [119_999, 120_001].map(at => {
			ms = at;
			return codes.has(new Secret('012345'));
		});
		assert.deepEqual([seen, codes.has(new Secret('543210'))], [[true, false], false]);
	});

	test('takes back a code that was not sent after all', () => {
		const codes = new SentCodes(() => new Date(0));
		codes.add(new Secret('012345'));
		codes.delete(new Secret('012345'));
		assert.equal(codes.has(new Secret('012345')), false);
	});
});
