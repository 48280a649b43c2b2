import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, makeFolder, places, program, run, scanJson } from './program.ts';
import { cryptoKey } from './synthetic.ts';

suite('where a repository lies', () => {
	test('scans the history of a repository without work tree', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(1) });
		git(tree.folder, 'init', '-q');
		commitAll(tree.folder, 'all');
		using bare = makeFolder();
		git(bare.folder, 'clone', '-q', '--bare', tree.folder, '.');
		assert.deepEqual(places(scanJson(bare.folder, ['--history'])), ['a.txt:1:1']);
	});

	test('uses the repository that the environment names, as git does in hooks', () => {
		using store = makeFolder();
		using tree = makeFolder({ 'a.txt': cryptoKey(2) });
		git(store.folder, 'init', '-q', '--bare');
		git(tree.folder, `--git-dir=${store.folder}`, '--work-tree=.', 'add', 'a.txt');
		const env = { GIT_DIR: store.folder, GIT_WORK_TREE: tree.folder };
		assert.deepEqual(places(scanJson(tree.folder, ['--staged'], { env })), ['a.txt:1:1']);
	});

	test('uses the settings that git was started with, as in hooks', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(8), excludes: 'a.txt\n' });
		git(tree.folder, 'init', '-q');
		const alias = `alias.leaks=!"${process.execPath}" "${program}" --format json`.replaceAll('\\', '/');
		const excludes = `core.excludesFile=${join(tree.folder, 'excludes')}`;
		assert.deepEqual(places(JSON.parse(git(tree.folder, '-c', excludes, '-c', alias, 'leaks'))), []);
	});

	test('names a finding alike from inside and outside of its repository', () => {
		using outer = makeFolder({
			'repository/.gitignore': '*.env\n',
			'repository/.yativoignore': 'known.txt # known\n',
			'repository/a.env': cryptoKey(3),
			'repository/known.txt': cryptoKey(4),
		});
		const inner = join(outer.folder, 'repository');
		git(inner, 'init', '-q');
		git(inner, 'add', '-f', 'a.env');
		const inside = scanJson(inner);
		assert.deepEqual(places(inside), ['a.env:1:1', 'known.txt:1:1']);
		assert.deepEqual(scanJson(outer.folder, ['repository']).findings, inside.findings);
	});

	test('does not obey an ignore file that is a symbolic link, as git does not', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(5) });
		using elsewhere = makeFolder({ all: '*\n' });
		git(tree.folder, 'init', '-q');
		symlinkSync(join(elsewhere.folder, 'all'), join(tree.folder, '.gitignore'));
		assert.deepEqual(places(scanJson(tree.folder)), ['a.txt:1:1']);
	});

	test('is not misled by settings of the repository', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(6) });
		git(tree.folder, 'init', '-q');
		git(tree.folder, 'add', 'a.txt');
		git(tree.folder, 'config', 'diff.orderFile', 'no/where');
		git(tree.folder, 'config', 'i18n.logOutputEncoding', 'UTF-16');
		git(tree.folder, 'config', 'color.ui', 'always');
		const staged = places(scanJson(tree.folder, ['--staged']));
		git(tree.folder, 'commit', '-qm', 'all');
		const commit = git(tree.folder, 'rev-parse', 'HEAD').trim();
		const { findings, incomplete } = scanJson(tree.folder, ['--history']);
		assert.deepEqual(
			[staged, findings.map(finding => finding.commit), incomplete],
			[['a.txt:1:1'], [commit], undefined],
		);
	});

	test('says what git advises when it refuses a repository', { skip: process.platform === 'win32' }, () => {
		const complaint =
			"fatal: detected dubious ownership in repository at '/x'\nTo add an exception, call:\n\n\tgit config x";
		using tree = makeFolder({ 'a.txt': 'x', 'bin/git': `#!/bin/sh\necho "${complaint}" >&2\nexit 128\n` });
		git(tree.folder, 'init', '-q');
		chmodSync(join(tree.folder, 'bin/git'), 0o755);
		const env = { PATH: join(tree.folder, 'bin') };
		const expected = {
			status: 2,
			stdout: '',
			stderr: "yativo-scan: git: detected dubious ownership in repository at '/x'. Run: git config x\n",
		};
		assert.deepEqual(
			[run(tree.folder, ['--staged'], { env }), run(tree.folder, ['--history'], { env })],
			[expected, expected],
		);
		assert.deepEqual(run(tree.folder, ['--quiet'], { env }), {
			status: 0,
			stdout: '',
			stderr: expected.stderr.replace('git:', 'Tracked files that are ignored as well were not scanned: git:'),
		});
	});
});
