import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/edit.ts';
import { withLineBreaks, withOwnLineBreaks } from '../../../src/core/lineBreak.ts';

const parts = fc.array(fc.constantFrom('a', 'é', '😀', '\n', '\r\n', '\r', '\u2028'), { maxLength: 20 });

suite('edits of a text whose line breaks an editor made alike', () => {
	test('change the same characters of the text as it is stored, and no other', () => {
		fc.assert(
			fc.property(parts, fc.constantFrom('\n', '\r\n'), fc.nat(), fc.nat(), (stored, lineBreak, from, to) => {
				const pieces: readonly string[] = stored.join('').match(/\r\n|./gsu) ?? [];
				const [first = 0, last = 0] = [from % (pieces.length + 1), to % (pieces.length + 1)].sort((a, b) => a - b);
				const lengthOf = (count: number, how: (text: string) => string) => how(pieces.slice(0, count).join('')).length;
				const alike = (text: string) => withLineBreaks(text, lineBreak);
				const edit = { start: lengthOf(first, alike), end: lengthOf(last, alike), text: 'X' };
				const texts = { shown: alike(pieces.join('')), stored: pieces.join('') };
				assert.equal(
					applyEdits(texts.stored, withOwnLineBreaks([edit], texts)),
					`${pieces.slice(0, first).join('')}X${pieces.slice(last).join('')}`,
				);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('bring the line breaks that are in use where they are made', () => {
		const texts = { shown: 'A\nB\nC\n', stored: 'A\r\nB\rC\n' };
		const at = (offset: number) => ({ start: offset, end: offset, text: 'X\n' });
		assert.deepEqual(withOwnLineBreaks([at(2), at(4), at(6)], texts), [
			{ start: 3, end: 3, text: 'X\r\n' },
			{ start: 5, end: 5, text: 'X\r' },
			{ start: 7, end: 7, text: 'X\n' },
		]);
	});
});
