import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { plainView, type Replacement, rewrite } from '../../../src/detect/decode/view.ts';
import { scan } from '../../../src/detect/scan.ts';
import { expand, randomFrom } from './samples.ts';

const random = randomFrom(11);
const key = expand('yativo_{hex48}', random);
const secret = expand('{hex64}', random);
const [head, tail] = [key.slice(0, 30), key.slice(30)];
const base64 = (text: string) => Buffer.from(text).toString('base64');
const each = (text: string, write: (code: number) => string) =>
	[...text].map(letter => write(letter.charCodeAt(0))).join('');
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** `before` and `after` surround the credential as it is written; the finding's span is exactly `written`. */
interface Sample {
	readonly why: string;
	readonly before: string;
	readonly written: string;
	readonly after: string;
	readonly encoding?: string;
	readonly value?: string;
	readonly path?: string;
}

const samples: readonly Sample[] = [
	{ why: 'nothing', before: 'k = "', written: key, after: '"' },
	{ why: 'plus', before: 'k = "', written: `${head}" + "${tail}`, after: '"', encoding: 'join' },
	{ why: 'plus over lines', before: "k = '", written: `${head}' +\n    '${tail}`, after: "'", encoding: 'join' },
	{
		why: 'a line that begins with plus',
		before: 'k = "',
		written: `${head}"\n    + "${tail}`,
		after: '"',
		encoding: 'join',
	},
	{ why: 'lines of a diff', before: '+k = "', written: `${head}" +\n+    "${tail}`, after: '"', encoding: 'join' },
	{
		why: 'a comment over lines',
		before: '// k = "',
		written: `${head}" +\n//   "${tail}`,
		after: '"',
		encoding: 'join',
	},
	{
		why: 'neighbours in Python',
		before: 'k = ("',
		written: `${head}" "${tail}`,
		after: '")',
		encoding: 'join',
		path: 'a.py',
	},
	{
		why: 'a prefix to a Python literal',
		before: 'k = (b"',
		written: `${head}" b"${tail}`,
		after: '")',
		encoding: 'join',
		path: 'a.py',
	},
	{ why: 'neighbours over lines', before: 'k = ("', written: `${head}"\n  "${tail}`, after: '")', encoding: 'join' },
	{
		why: 'escaped quotes',
		before: '{"s":"k = \\"',
		written: `${head}\\" + \\"${tail}`,
		after: '\\""}',
		encoding: 'join',
	},
	{ why: 'a list', before: "k = ['", written: `${head}', '${tail}`, after: "'].join('')", encoding: 'join' },
	{ why: 'an interpolation', before: '`${"', written: `${head}"}\${"${tail}`, after: '"}`', encoding: 'join' },
	{ why: 'a continued line', before: 'K=', written: `${head}\\\n  ${tail}`, after: '\n', encoding: 'join' },
	{ why: 'base64', before: 'k: ', written: base64(key), after: '\n', encoding: 'base64' },
	{
		why: 'base64 without padding',
		before: 'k: ',
		written: base64(key).replace(/=+$/, ''),
		after: '\n',
		encoding: 'base64',
	},
	{
		why: 'wrapped base64',
		before: 'yativo_secret: ',
		written: base64(secret).replace(/(.{60})/, '$1\n  '),
		after: '\n',
		encoding: 'base64',
		value: secret,
	},
	{
		why: 'base64 of UTF-16',
		before: '# yativo\npwsh -EncodedCommand ',
		written: Buffer.from(key, 'utf16le').toString('base64'),
		after: '\n',
		encoding: 'base64',
	},
	{ why: 'base64 in base64', before: 'yativo: ', written: base64(base64(key)), after: '\n', encoding: 'base64' },
	{
		why: 'percent signs',
		before: 'yativo?k=',
		written: each(key, code => `%${hex(code, 2)}`),
		after: '&',
		encoding: 'percent',
	},
	{
		why: 'unicode escapes',
		before: 'yativo "',
		written: each(key, code => `\\u${hex(code, 4)}`),
		after: '"',
		encoding: 'escape',
	},
	{
		why: 'braced unicode escapes',
		before: 'yativo "',
		written: each(key, code => `\\u{${hex(code, 1)}}`),
		after: '"',
		encoding: 'escape',
	},
	{
		why: 'hexadecimal escapes',
		before: 'yativo "',
		written: each(key, code => `\\x${hex(code, 2)}`),
		after: '"',
		encoding: 'escape',
	},
	{ why: 'one octal escape', before: 'yativo "', written: key.replace('_', '\\137'), after: '"', encoding: 'escape' },
	{ why: 'entities', before: 'yativo "', written: each(key, code => `&#${code};`), after: '"', encoding: 'escape' },
	{
		why: 'an escape before it alone',
		before: 'yativo {&quot;api_secret&quot;:&quot;',
		written: secret,
		after: '&quot;}',
		value: secret,
	},
];

suite('a credential written in another way', () => {
	for (const { why, before, written, after, encoding, value = key, path = 'a.txt' } of samples) {
		test(`is found behind ${why}, at its place`, () => {
			const found = scan(before + written + after, { path });
			assert.deepEqual(
				found.map(finding => [finding.start, finding.end, finding.decodedFrom, finding.secret.reveal()]),
				[[before.length, before.length + written.length, encoding, value]],
			);
		});
	}

	test('inside longer base64 of UTF-16 is found at the characters that hold it', () => {
		const encoded = (text: string) => Buffer.from(text, 'utf16le').toString('base64');
		const command = "$env:YATIVO_KEY = '";
		const text = encoded(`${command}${key}'; ./pay`);
		const [finding] = scan(text, { path: 'yativo.ps1' });
		const digits = [Math.floor((command.length * 8) / 3), Math.ceil(((command.length + key.length) * 8) / 3)];
		assert.deepEqual([finding?.start, finding?.end], digits);
	});

	test('inside longer base64 is found at the characters that hold it', () => {
		const text = `auth: ${base64(`user:${key}`)}`;
		const [found] = scan(text, { path: 'yativo.txt' });
		assert.deepEqual([found?.start, found?.end], [6 + Math.floor((5 * 4) / 3), text.length]);
	});

	test('as two arguments of a shell is not one', () => {
		assert.deepEqual(scan(`cmd "${head}" "${tail}"`, { path: 'run.sh' }), []);
	});
});

suite('rewriting', () => {
	test('leads every character back to where it came from', () => {
		const texts = fc.array(fc.record({ plain: fc.string(), code: fc.integer({ min: 0x20, max: 0x7e }) }));
		fc.assert(
			fc.property(texts, parts => {
				const replacements: Replacement[] = [];
				let source = '';
				let decoded = '';
				const origins: number[] = [];
				for (const { plain, code } of parts) {
					origins.push(...Array.from(plain, () => 0).map((_zero, index) => source.length + index));
					source += plain;
					decoded += plain + String.fromCharCode(code);
					origins.push(source.length);
					replacements.push({
						start: source.length,
						end: source.length + 3,
						text: String.fromCharCode(code),
						encoding: 'percent',
					});
					source += `%${hex(code, 2)}`;
				}
				const view = rewrite(plainView(source), replacements);
				assert.equal(view.text, decoded);
				assert.deepEqual(
					Array.from({ length: decoded.length }, (_none, at) => view.origin(at, at + 1).start),
					origins.slice(0, decoded.length),
				);
			}),
		);
	});
});
