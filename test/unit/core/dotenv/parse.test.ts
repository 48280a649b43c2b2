import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { parse } from '../../../../src/core/dotenv/parse.ts';
import { entryValue, read } from '../../../../src/core/dotenv/value.ts';
import { dotenvText, rawText } from './dotenvText.ts';

suite('dotenv parse', () => {
	test('reads what the dotenv package reads, from files and from anything', () => {
		for (const text of [dotenvText, rawText]) {
			fc.assert(
				fc.property(text, source => {
					assert.deepEqual(Object.fromEntries(read(source)), { ...dotenv.parse(source) });
				}),
				{ numRuns: 15_000 },
			);
		}
	});

	const places = [
		{ why: 'a plain line', text: 'A=1', places: [['A=1', 'A', '1', '1']] },
		{ why: 'a comment behind', text: ' A = "b # c" # d\n', places: [['A = "b # c" # d', 'A', '"b # c"', 'b # c']] },
		{ why: 'export', text: '\texport A=\r\n', places: [['export A=', 'A', '', '']] },
		{
			why: 'a value over lines',
			text: "A='1\r\n2' # x\nB=2",
			places: [
				["A='1\r\n2' # x", 'A', "'1\r\n2'", '1\n2'],
				['B=2', 'B', '2', '2'],
			],
		},
		{
			why: 'duplicates',
			text: 'A=1\nA=2\n',
			places: [
				['A=1', 'A', '1', '1'],
				['A=2', 'A', '2', '2'],
			],
		},
		{ why: 'a comment that holds an assignment', text: '# A=1\n', places: [] },
		{
			why: 'an open quote',
			text: 'A="1\nB=2\n',
			places: [
				['A="1', 'A', '"1', '"1'],
				['B=2', 'B', '2', '2'],
			],
		},
	];
	for (const { why, text, places: expected } of places) {
		test(`tells where things stand with ${why}`, () => {
			const found = parse(text).map(entry => [
				text.slice(entry.start, entry.end),
				text.slice(entry.nameStart, entry.nameEnd),
				text.slice(entry.valueStart, entry.valueEnd),
				entryValue(text, entry),
			]);
			assert.deepEqual(found, expected);
		});
	}

	const hard = [
		'\n',
		'A="\\"',
		'A=\'"`\n',
		'export ',
		'\u2028"x',
		'A\n',
		'A="b\u2028"x',
		'A="\\" ',
		'YATIVO_API_KEY="x" # y\n',
	];
	for (const unit of hard) {
		test(`takes time linear in the length of ${JSON.stringify(unit)} repeated`, () => {
			const text = unit.repeat(5_000_000 / unit.length);
			const start = performance.now();
			read(text);
			const elapsedMs = performance.now() - start;
			assert.ok(elapsedMs < 20_000, `${Math.round(elapsedMs)} ms`);
		});
	}
});
