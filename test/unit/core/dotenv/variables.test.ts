import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { parse } from '../../../../src/core/dotenv/parse.ts';
import { setVariables } from '../../../../src/core/dotenv/variables.ts';
import { applyEdits } from '../../../../src/core/edit.ts';
import { dotenvText, rawText } from './dotenvText.ts';

function set(text: string, values: Readonly<Record<string, string>>): string | undefined {
	const edits = setVariables(text, { values: new Map(Object.entries(values)) });
	return edits && applyEdits(text, edits);
}

/**
 * Whether a value begins, on the line of its name or further down, with a quote that nothing closes, or that is closed only
 * by one behind a backslash, for want of a better.
 */
function hasOpenQuote(text: string): boolean {
	return parse(text).some(({ valueStart, valueEnd }) => {
		const isClosed = /^(["'`])(?:.*[^\\])?\1$/s.test(text.slice(valueStart, valueEnd));
		return /^["'`]/.test(text.slice(valueStart).trimStart()) && !isClosed;
	});
}

suite('dotenv setVariables', () => {
	const cases = [
		{ why: 'an empty file', before: '', value: 'new', after: 'KEY=new\n' },
		{ why: 'a file without final newline', before: 'A=1', value: 'new', after: 'A=1\nKEY=new\n' },
		{ why: 'a comment behind the value', before: 'KEY=old # why\n', value: 'new', after: 'KEY=new # why\n' },
		{ why: 'a comment behind no value', before: 'KEY= # why\n', value: 'new', after: 'KEY=new # why\n' },
		{ why: 'Windows line endings', before: 'A=1\r\n', value: 'new', after: 'A=1\r\nKEY=new\r\n' },
		{ why: 'a longer name that starts the same', before: 'KEY_2=x\n', value: 'new', after: 'KEY_2=x\nKEY=new\n' },
		{ why: 'quotes', before: '  export KEY = "old"\n', value: 'new', after: '  export KEY = "new"\n' },
		{ why: 'a value over lines', before: "KEY='1\n2'\nB=2\n", value: 'new', after: "KEY='new'\nB=2\n" },
		{ why: 'the same name twice', before: 'KEY=1\nKEY=2\n', value: 'new', after: 'KEY=1\nKEY=new\n' },
		{ why: 'the value there already', before: 'KEY=`new`', value: 'new', after: 'KEY=`new`' },
		{ why: 'spaces and a hash', before: '', value: ' a # b', after: "KEY=' a # b'\n" },
		{ why: 'an apostrophe', before: '', value: "it's #1", after: 'KEY="it\'s #1"\n' },
		{ why: 'an apostrophe and a quote', before: '', value: `'"#`, after: 'KEY=`\'"#`\n' },
		{ why: 'a backslash at the end', before: '', value: 'a\\', after: 'KEY=a\\\n' },
		{ why: 'a value taken away', before: 'KEY="old"', value: '', after: 'KEY=' },
		{ why: 'a value that no quotes can hold', before: '', value: '\'"`#', after: undefined },
		{ why: 'a backslash at the end of what needs quotes', before: '', value: '#\\', after: undefined },
	];
	for (const { why, before, value, after } of cases) {
		test(`handles ${why}`, () => assert.equal(set(before, { KEY: value }), after));
	}

	test('refuses to take away a quote that keeps an open one above from reaching further down', () => {
		const before = "A=\n`open\nYATIVO_API_KEY=x` 'y'\n`\n";
		assert.deepEqual({ ...dotenv.parse(before) }, { A: '', YATIVO_API_KEY: "x` 'y'" });
		assert.deepEqual({ ...dotenv.parse(before.replace("x` 'y'", '0')) }, { A: 'open\nYATIVO_API_KEY=0\n' });
		assert.deepEqual([set(before, { YATIVO_API_KEY: '0' }), hasOpenQuote(before)], [undefined, true]);
	});

	const awkward = fc.string({
		unit: fc.constantFrom('a', '1', '_', ' ', '#', '"', "'", '`', '\\', '\n', '$', 'é', '='),
		maxLength: 6,
	});

	test('makes every program read the values and leaves the other names alone, or leaves the file alone', () => {
		let refused = 0;
		for (const text of [dotenvText, rawText]) {
			fc.assert(
				fc.property(text, awkward, awkward, (before, key, secret) => {
					const values = { YATIVO_API_KEY: key, B: secret };
					const after = set(before, values);
					if (after === undefined) {
						refused += 1;
					} else {
						assert.deepEqual({ ...dotenv.parse(after) }, { ...dotenv.parse(before), ...values });
						assert.equal(set(after, values), after);
					}
				}),
				{ numRuns: 15_000 },
			);
		}
		assert.ok(refused < 3_000, `${refused} of 30,000 refused`);
	});

	test('never refuses a credential as Yativo makes them, unless somebody left a quote open', () => {
		fc.assert(
			fc.property(dotenvText, fc.stringMatching(/^[A-Za-z0-9_]{1,64}$/), (before, key) => {
				fc.pre(!hasOpenQuote(before));
				assert.deepEqual(dotenv.parse(set(before, { YATIVO_API_KEY: key }) ?? ''), {
					...dotenv.parse(before),
					YATIVO_API_KEY: key,
				});
			}),
			{ numRuns: 10_000 },
		);
	});
});
