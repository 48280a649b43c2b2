import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isFileName } from '../../../src/core/fileName.ts';

suite('name of a file', () => {
	test('is one in any folder of any system, and no pattern', () => {
		const names = ['.env.example', 'env sample', 'ü,😀.env', '...', 'a..b', '!x', '#x'];
		const others = [
			'',
			' ',
			'.',
			'..',
			'../x',
			'a/b',
			'a\\b',
			'/etc/x',
			'C:x',
			'*',
			'a?',
			'[a]',
			'{a}',
			'a ',
			'a\n',
			'a\0',
		];
		assert.deepEqual([...names, ...others, 'x'.repeat(101)].filter(isFileName), names);
	});
});
