import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { replacedText } from '../../../src/core/replacedText.ts';

suite('what is told of leaks that were replaced', () => {
	test('says where values and names are, in few words', () => {
		const one = { names: ['YATIVO_API_KEY'], isKept: true, isTakenOut: false };
		const three = { ...one, names: ['A', 'B', 'C'] };
		const example = '.env.example';
		assert.deepEqual(
			[
				{ ...one, example },
				{ ...three, example },
				one,
				three,
				{ ...one, isKept: false, example },
				{ ...three, isKept: false, example },
				{ ...one, isKept: false },
				{ ...one, isTakenOut: true },
				{ ...three, isTakenOut: true },
			].map(replacedText),
			[
				'Replaced by YATIVO_API_KEY: value kept, name in .env.example',
				'3 values replaced by references: values kept, names in .env.example',
				'Replaced by YATIVO_API_KEY: value kept',
				'3 values replaced by references: values kept',
				'Replaced by YATIVO_API_KEY: name in .env.example',
				'3 values replaced by references: names in .env.example',
				'Replaced by YATIVO_API_KEY',
				'Taken out of the file, and kept in the secret storage as YATIVO_API_KEY',
				'3 values taken out of the file, and kept in the secret storage',
			],
		);
	});
});
