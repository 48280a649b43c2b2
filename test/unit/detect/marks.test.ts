import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Marks } from '../../../src/detect/marks.ts';
import { rules } from '../../../src/detect/rules.ts';
import { expand, randomFrom } from './samples.ts';

suite('marks', () => {
	const value = '{64}';
	const near = (before: string, after: string) =>
		new Marks(before + value + after).areNear({ start: before.length, end: before.length + value.length }, 'secre');

	test('are near on either side, within reach', () => {
		const far = ' '.repeat(3000);
		assert.deepEqual(
			[near('SECRET=', ''), near('', ' yativo'), near(`secret${far}`, ''), near('', `${far}secret`), near('', '')],
			[true, true, false, false, false],
		);
	});

	test('stand near every leak of the rules that have them', () => {
		const contextual = rules.flatMap(({ context, examples }) => examples.leaks.map(text => ({ context, text })));
		const missing = contextual.filter(({ context, text }) => {
			const leak = expand(text, randomFrom(1));
			return context !== undefined && !new Marks(leak).areNear({ start: 0, end: leak.length }, context.mark);
		});
		assert.deepEqual(missing, []);
	});
});
