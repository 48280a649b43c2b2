import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { withoutComments } from '../../../src/core/sourceComments.ts';

suite('code without its comments', () => {
	const cases: readonly (readonly [path: string, text: string, left: string])[] = [
		['a.ts', 'a; // b\n/* c\n d */ e;', 'a;\ne;'],
		['a.ts', "get('http://x'); `//\n${'`'} ` // b", "get('http://x'); `//\n${'`'} `"],
		['a.ts', 'x.replace(/\\/\\//, a); y', 'x.replace(/\\/\\//, a); y'],
		['a.ts', 'glob(src/*.ts); y', 'glob(src/*.ts); y'],
		['a.tsx', '{/* a */}{b}', '{       }{b}'],
		['a.rs', "fn f<'a>(x: &'a str) {} // it's", "fn f<'a>(x: &'a str) {}"],
		['a.ts', 'class A { #key = 1; }', 'class A { #key = 1; }'],
		['a.py', 'a = "# b" # c\n"""d\ne"""\nf("""g""")', 'a = "# b"\nf("""g""")'],
		['a.sh', 'echo $# ${a#b} "# c" # d', 'echo $# ${a#b} "# c"'],
		['a.yml', 'a: b#c # d', 'a: b#c'],
		['Dockerfile', '# a\nRUN b', 'RUN b'],
		['a.php', '#[Attribute] # a\n// b', '#[Attribute]'],
		['a.http', '# a\nGET https://b // c', 'GET https://b'],
		['a.ps1', '<# a\n#> b # c', 'b'],
		['a.lua', 'a -- b', 'a'],
		['a.clj', '(a) ; b', '(a)'],
		['a.bat', 'REM a\n:: b\necho rem c', 'echo rem c'],
		['a.vue', '<!-- a\nb --><c> // d', '<c>'],
		['a.html', '<a href="//b"> <!-- c -->', '<a href="//b">'],
	];
	for (const [path, text, left] of cases) {
		test(`is what is left of ${JSON.stringify(text)} in ${path}`, () => {
			const found = withoutComments(text, path);
			assert.deepEqual([found.length, found.trim().replaceAll(/\s*\n\s*/g, '\n')], [text.length, left]);
		});
	}

	test('has the length and the lines of the code, whatever that is', () => {
		const parts = ['"', "'", '`', '\\', '/', '*', '#', '-', '<!--', '"""', '\n', '\r\n', ' ', 'a', '\u2028'];
		const names = ['a.ts', 'a.py', 'a.sh', 'a.vue', 'a.ps1', 'a.php', 'a.bat'];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), fc.constantFrom(...names), (code, name) => {
				const text = code.join('');
				const found = withoutComments(text, name);
				assert.deepEqual([found.length, found.split('\n').length], [text.length, text.split('\n').length]);
			}),
			{ numRuns: 5_000 },
		);
	});

	for (const unit of ['/*', ' /*', '"\\', '`\\`', '\\`', "'", '"', '<!--', '"""\n', '<#', '# ', '//']) {
		test(`takes no time that anybody notices with ${JSON.stringify(unit)} repeated`, () => {
			const text = unit.repeat(200_000 / unit.length);
			for (const name of ['a.ts', 'a.py', 'a.vue', 'a.ps1']) {
				assert.equal(withoutComments(text, name).length, text.length);
			}
		});
	}
});
