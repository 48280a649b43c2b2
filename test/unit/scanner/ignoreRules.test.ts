import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decide, parseIgnoreRules } from '../../../src/scanner/ignoreRules.ts';

function verdict(text: string, path: string, { ignoreCase = false } = {}): boolean | undefined {
	const isDirectory = path.endsWith('/');
	const plain = isDirectory ? path.slice(0, -1) : path;
	const name = plain.slice(plain.lastIndexOf('/') + 1);
	return decide(parseIgnoreRules(text, { ignoreCase }), { path: plain, name, isDirectory });
}

suite('ignore rules', () => {
	const cases: readonly [why: string, text: string, path: string, ignored: boolean | undefined][] = [
		['a name at any depth', 'dist', 'a/b/dist', true],
		['a name that only starts the same', 'dist', 'distance', undefined],
		['a suffix', '*.log', 'a/x.log', true],
		['a suffix that is the whole name', '*.log', '.log', true],
		['a double suffix', '*.tar.gz', 'x.tar.gz', true],
		['the last line that matches', '*.log\n!keep.log', 'keep.log', false],
		['a name ignored again after a negation', '!a.log\n*.log', 'a.log', true],
		['a folder line for a folder', 'build/', 'build/', true],
		['a folder line for a file', 'build/', 'build', undefined],
		['an anchored line at its place', '/a', 'a', true],
		['an anchored line elsewhere', '/a', 'b/a', undefined],
		['a slash in the middle anchors', 'a/b', 'x/a/b', undefined],
		['leading **', '**/a/b', 'x/y/a/b', true],
		['leading ** for no folder', '**/a', 'a', true],
		['trailing ** inside', 'a/**', 'a/b/c', true],
		['trailing ** itself', 'a/**', 'a/', undefined],
		['** in the middle for none', 'a/**/b', 'a/b', true],
		['** in the middle for many', 'a/**/b', 'a/x/y/b', true],
		['** that touches letters is one star', 'a/b**c', 'a/bxc', true],
		['a star does not cross a slash', 'a/*', 'a/b/c', undefined],
		['a question mark is one byte', '?', 'é', undefined],
		['a bracket', '[a-c].txt', 'b.txt', true],
		['a negated bracket', '[!a-c].txt', 'b.txt', undefined],
		['a bracket with a bracket in it', '[]]x', ']x', true],
		['a named class', '[[:digit:]]', '7', true],
		['an unclosed bracket', '[a', '[a', undefined],
		['an escaped star', '\\*', '*', true],
		['an escaped hash', '\\#a', '#a', true],
		['a comment', '#a', '#a', undefined],
		['trailing spaces', 'a  ', 'a', true],
		['an escaped trailing space', 'a\\ ', 'a ', true],
		['a Windows line ending', 'a\r\nb\r\n', 'a', true],
		['a byte order mark', '\ufeffa', 'a', true],
		['a final backslash', 'a\\', 'a', undefined],
		['an empty line', '\n\n', 'a', undefined],
		['a single slash', '/', 'a/', undefined],
	];
	for (const [why, text, path, ignored] of cases) {
		test(`understands ${why}`, () => assert.equal(verdict(text, path), ignored));
	}

	test('compares letters without case where the file system does', () => {
		assert.deepEqual(
			['Dist', '*.LOG', 'A/B'].map(text => [
				verdict(text, text.replace('*', 'x').toLowerCase()),
				verdict(text, text.replace('*', 'x').toLowerCase(), { ignoreCase: true }),
			]),
			[
				[undefined, true],
				[undefined, true],
				[undefined, true],
			],
		);
	});

	test('answers a hostile pattern at once', () => {
		const started = performance.now();
		verdict(`${'*a'.repeat(500)}b`, 'a'.repeat(2000));
		verdict(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(1000));
		assert.ok(performance.now() - started < 20_000); // tried in all ways, it would take years
	});
});
