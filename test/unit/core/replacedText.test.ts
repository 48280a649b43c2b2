import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { replacedInText, replacedText } from '../../../src/core/replacedText.ts';

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

	test('counts the files, and names the first places that are left', () => {
		const places = ['ci.yml:8', 'a.json:3', 'b.json:1', 'c.json:2', 'd.json:2'];
		assert.deepEqual(
			[
				replacedInText(19, []),
				replacedInText(1, ['ci.yml:8']),
				replacedInText(19, places.slice(0, 3)),
				replacedInText(19, places),
				replacedInText(0, places.slice(0, 2)),
			],
			[
				'Replaced in 19 files.',
				'Replaced in 1 file, 1 left: ci.yml:8.',
				'Replaced in 19 files, 3 left: ci.yml:8, a.json:3, b.json:1.',
				'Replaced in 19 files, 5 left: ci.yml:8, a.json:3, b.json:1 and 2 more.',
				'Not replaced: ci.yml:8, a.json:3.',
			],
		);
	});
});
