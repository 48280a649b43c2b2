import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { applyEdits } from '../../../src/core/edit.ts';
import { ignoreFile } from '../../../src/core/gitignore.ts';

function ignoring(text: string, path = '.env'): string {
	const edit = ignoreFile(text, path);
	return edit ? applyEdits(text, [edit]) : text;
}

suite('.gitignore edit', () => {
	const cases = [
		{ why: 'an empty file', before: '', after: '.env\n' },
		{ why: 'a byte order mark', before: '\uFEFF', after: '\uFEFF.env\n' },
		{ why: 'no final newline', before: 'dist', after: 'dist\n.env\n' },
		{ why: 'Windows line endings', before: '# x\r\ndist\r\n', after: '# x\r\ndist\r\n.env\r\n' },
		{ why: 'the line there already', before: 'a\n.env  \nb', after: 'a\n.env  \nb' },
		{ why: 'the anchored line there already', before: '/.env\r\n', after: '/.env\r\n' },
		{ why: 'a comment about it', before: '#.env\n', after: '#.env\n.env\n' },
		{ why: 'a longer name', before: '.env.local\n', after: '.env.local\n.env\n' },
		{ why: 'a line that takes it back', before: '.env\n!.env\n', after: '.env\n!.env\n.env\n' },
		{ why: 'a pattern that takes it back', before: '.env\n!.e*\n', after: '.env\n!.e*\n.env\n' },
		{ why: 'a pattern that it stands behind', before: '!.e*\n.env\n', after: '!.e*\n.env\n' },
	];
	for (const { why, before: text, after: expected } of cases) {
		test(`handles ${why}`, () => assert.equal(ignoring(text), expected));
	}
});

suite('.gitignore edit, as git reads it', () => {
	let folder = '';
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'gitignore-'));
		spawnSync('git', ['init', '-q'], { cwd: folder });
	});
	after(() => rmSync(folder, { recursive: true }));

	const paths = [
		'.env',
		'packages/api/.env',
		'#env',
		'!env',
		'a b ',
		'st*r',
		'wh?t',
		'[x]',
		'back\\slash',
		'li\nne',
		'ü😀.env',
	];
	for (const path of paths) {
		test(`makes git ignore ${JSON.stringify(path)}, once, and no other file`, () => {
			const text = ignoring('# a\nnode_modules/\n!.env\n', path);
			writeFileSync(join(folder, '.gitignore'), text);
			const input = [path, `${path}.example`, `x${path}`].join('\0');
			const { stdout } = spawnSync('git', ['check-ignore', '-z', '--stdin'], { cwd: folder, input, encoding: 'utf8' });
			assert.deepEqual([stdout, ignoreFile(text, path)], [`${path}\0`, undefined]);
		});
	}
});
