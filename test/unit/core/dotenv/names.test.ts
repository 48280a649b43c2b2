import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { addBlocks, addNames } from '../../../../src/core/dotenv/names.ts';
import { applyEdits } from '../../../../src/core/edit.ts';
import { dotenvText, rawText } from './dotenvText.ts';

const pair = ['YATIVO_API_KEY', 'YATIVO_API_SECRET'];

function added(text: string, comment?: string, names: readonly string[] = pair): string {
	const edit = addNames(text, comment === undefined ? { names } : { names, comment });
	return edit ? applyEdits(text, [edit]) : text;
}

suite('dotenv addNames', () => {
	const cases = [
		{ why: 'an empty file', before: '', after: '# Key\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n' },
		{ why: 'a byte order mark alone', before: '\uFEFF', after: '\uFEFF# Key\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n' },
		{
			why: 'a file without final newline',
			before: 'A=1',
			after: 'A=1\n\n# Key\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n',
		},
		{ why: 'a blank line at the end', before: 'A=1\n\n', after: 'A=1\n\n# Key\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n' },
		{
			why: 'Windows line endings',
			before: 'A=1\r\n',
			after: 'A=1\r\n\r\n# Key\r\nYATIVO_API_KEY=\r\nYATIVO_API_SECRET=\r\n',
		},
		{
			why: 'a file of exports',
			before: 'export A=1\n',
			after: 'export A=1\n\n# Key\nexport YATIVO_API_KEY=\nexport YATIVO_API_SECRET=\n',
		},
		{
			why: 'everything there already',
			before: 'YATIVO_API_SECRET=\nYATIVO_API_KEY = ""\n',
			after: 'YATIVO_API_SECRET=\nYATIVO_API_KEY = ""\n',
		},
		{
			why: 'half of it there',
			before: 'YATIVO_API_KEY= # id\nB=2\n',
			after: 'YATIVO_API_KEY= # id\nYATIVO_API_SECRET=\nB=2\n',
		},
		{ why: 'half of it at the end', before: 'YATIVO_API_KEY=', after: 'YATIVO_API_KEY=\nYATIVO_API_SECRET=\n' },
		{
			why: 'a longer name that starts the same',
			before: 'YATIVO_API_KEY_2=\nYATIVO_API_SECRET=\n',
			after: 'YATIVO_API_KEY_2=\nYATIVO_API_SECRET=\nYATIVO_API_KEY=\n',
		},
		{
			why: 'a line that would swallow the next',
			before: 'A:',
			after: '# Key\nYATIVO_API_KEY=""\nYATIVO_API_SECRET=""\n\nA:',
		},
		{ why: 'an open quote', before: 'A="open\n', after: 'A="open\n\n# Key\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n' },
	];
	for (const { why, before, after } of cases) {
		test(`handles ${why}`, () => assert.equal(added(before, 'Key'), after));
	}

	test('files nothing below the comment of something else', () => {
		const below = (text: string) => added(text, undefined, ['B']);
		assert.deepEqual(
			[below('# Key\nA=\n'), below('# Key\n\nA=\n'), below('A=\n'), added('# Key\nA=\n', undefined, ['A', 'B'])],
			['# Key\nA=\n\nB=\n', '# Key\n\nA=\nB=\n', 'A=\nB=\n', '# Key\nA=\nB=\n'],
		);
	});

	test('adds several blocks with one edit', () => {
		const edit = addBlocks('A=\n', [{ names: ['B'], comment: 'Key' }, { names: ['A'] }, { names: ['C'] }]);
		assert.deepEqual(edit, { start: 3, end: 3, text: '\n# Key\nB=\n\nC=\n' });
		assert.equal(addBlocks('A=\n', [{ names: ['A'] }, { names: [] }]), undefined);
	});

	test('makes a comment that stays one harmless line', () => {
		assert.equal(added('', 'a\nEVIL=1\r\u2028\u202E"x" \u0007it\'s `now`', ['A']), '# a EVIL=1 ”x” it’s ’now’\nA=\n');
		assert.equal(added('', 'x'.repeat(5000), ['A']), `# ${'x'.repeat(199)}…\nA=\n`);
	});

	test('adds the missing names and changes nothing else, in any file', () => {
		for (const text of [dotenvText, rawText]) {
			fc.assert(
				fc.property(text, fc.option(fc.string({ unit: 'binary', maxLength: 20 })), (before, comment) => {
					const edit = addNames(before, { names: pair, ...(comment === null ? {} : { comment }) });
					const after = edit ? applyEdits(before, [edit]) : before;
					const missing = pair.filter(name => !(name in dotenv.parse(before))).map(name => [name, '']);
					assert.deepEqual(dotenv.parse(after), { ...dotenv.parse(before), ...Object.fromEntries(missing) });
					assert.deepEqual([edit === undefined, edit?.end], [missing.length === 0, edit?.start]);
					assert.equal(addNames(after, { names: pair }), undefined);
				}),
				{ numRuns: 15_000 },
			);
		}
	});

	test('takes a file of 5 MB', () => {
		const before = 'SOME_NAME="some value" # why\r\n'.repeat(170_000);
		assert.deepEqual(addNames(before, { comment: 'Key', names: pair }), {
			start: before.length,
			end: before.length,
			text: '\r\n# Key\r\nYATIVO_API_KEY=\r\nYATIVO_API_SECRET=\r\n',
		});
	});
});
