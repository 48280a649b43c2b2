import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { isCommitPushed } from '../../../src/platform/askGit.ts';
import { gitFacts } from '../../../src/platform/gitFacts.ts';
import { examineFiles } from '../../../src/scanner/editor/examineFiles.ts';
import { type FolderSources, scanFolders } from '../../../src/scanner/editor/scanFolders.ts';
import { readVersion, scanHistories, scanIndexes } from '../../../src/scanner/editor/scanPast.ts';

const sources: FolderSources = {
	workerFile: resolve('dist/yativo-scan.cjs'),
	now: () => 0,
	isCommitPushed: (path, commit, signal) => isCommitPushed({ path, signal }, commit),
	askGit: gitFacts,
};

function run(signal = new AbortController().signal) {
	return { signal, onProgress: () => {} };
}

function newKey(): string {
	return `yativo_${randomBytes(24).toString('hex')}`;
}

function git(folder: string, ...args: string[]): string {
	const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgSign=false'];
	return execFileSync('git', [...identity, '-C', folder, ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	}).trim();
}

function folderFor(t: TestContext, files: Readonly<Record<string, string>>): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yativo-folders-')));
	t.after(() => rmSync(folder, { recursive: true }));
	write(folder, files);
	return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
}

async function scanned(...folders: readonly { readonly path: string; readonly exclude?: readonly string[] }[]) {
	const question = { folders: folders.map(({ path, exclude = [] }) => ({ path, exclude })) };
	const { found, files, skipped, isIncomplete } = await scanFolders(question, sources, run());
	const leaks = found.map(({ file, leaks, git: facts }) => ({
		file,
		lines: leaks.map(({ range }) => `${range.line}:${range.character}-${range.endCharacter}`),
		suppressed: leaks.filter(({ suppressed }) => suppressed).length,
		git: facts?.state,
		pushed: facts?.pushed.length ?? 0,
	}));
	return { leaks: leaks.sort((a, b) => (a.file < b.file ? -1 : 1)), files, skipped, isIncomplete };
}

suite('a scan of folders for the editor', () => {
	test('finds leaks outside of a repository, exactly where an editor has them', async t => {
		const key = newKey();
		const folder = folderFor(t, {
			'a.ts': `\ufeff// one\r\n/* 😀 */ const key = '${key}';\r\n`,
			'old mac.txt': `one\rtwo ${key}\r`,
			'clean.ts': 'x',
			'image.png': '\0\0',
		});
		assert.deepEqual(await scanned({ path: folder }), {
			leaks: [
				{ file: join(folder, 'a.ts'), lines: ['1:22-77'], suppressed: 0, git: undefined, pushed: 0 },
				{ file: join(folder, 'old mac.txt'), lines: ['1:4-59'], suppressed: 0, git: undefined, pushed: 0 },
			],
			files: 3,
			skipped: [{ path: join(folder, 'image.png'), reason: 'binary' }],
			isIncomplete: false,
		});
	});

	test('tells what git says, leaves out what git ignores, and sees what is tracked although ignored', async t => {
		const key = newKey();
		const text = `key = '${key}'\n`;
		const folder = folderFor(t, { 'clone/tracked.py': text, 'clone/.gitignore': '.env*\n', 'clone/.env.forced': text });
		const clone = join(folder, 'clone');
		git(folder, 'init', '-q', '--bare', 'remote');
		git(folder, 'init', '-q', '-b', 'main', 'clone');
		git(clone, 'remote', 'add', 'origin', '../remote');
		git(clone, 'add', '--force', '.');
		git(clone, 'commit', '-qm', 'one');
		git(clone, 'push', '-q', 'origin', 'main');
		write(clone, { '.env': text, 'new.py': text, 'allowed.py': text, '.yativoignore': 'allowed.py # ended\n' });
		const { leaks } = await scanned({ path: clone });
		const file = (name: string) => join(clone, name);
		assert.deepEqual(leaks, [
			{ file: file('.env.forced'), lines: ['0:7-62'], suppressed: 0, git: 'tracked', pushed: 1 },
			{ file: file('allowed.py'), lines: ['0:7-62'], suppressed: 1, git: 'untracked', pushed: 0 },
			{ file: file('new.py'), lines: ['0:7-62'], suppressed: 0, git: 'untracked', pushed: 0 },
			{ file: file('tracked.py'), lines: ['0:7-62'], suppressed: 0, git: 'tracked', pushed: 1 },
		]);
	});

	test('scans what lies in several folders once, and leaves out what the settings of each exclude', async t => {
		const text = `'${newKey()}'`;
		const folder = folderFor(t, {
			'a/x.js': text,
			'a/dist/x.js': text,
			'a/lib/dist/x.js': text,
			'a/gen/deep/x.js': text,
			'b/x.js': text,
			'b/dist/x.js': text,
			'c/x.js': text,
		});
		git(folder, 'init', '-q');
		const { leaks, files } = await scanned(
			{ path: join(folder, 'a'), exclude: ['dist/', '/gen/deep'] },
			{ path: join(folder, 'b') },
			{ path: join(folder, 'b', 'dist') },
			{ path: join(folder, 'gone') },
		);
		const found = ['a/x.js', 'b/dist/x.js', 'b/x.js'].map(path => join(folder, path));
		assert.deepEqual([leaks.map(({ file }) => file), files], [found, 3]);
	});

	test('calls files as the editor does, when a folder is a link', async t => {
		const folder = folderFor(t, { 'real/src/a.ts': `'${newKey()}'` });
		const link = join(folder, 'link');
		symlinkSync(join(folder, 'real'), link, 'junction');
		const { leaks } = await scanned({ path: link });
		assert.deepEqual(
			leaks.map(({ file }) => file),
			[join(link, 'src/a.ts')],
		);
	});

	test('gives a finding the fingerprint that the staged file and the commit have', async t => {
		const folder = folderFor(t, { 'src/a.ts': `'${newKey()}'` });
		git(folder, 'init', '-q');
		git(folder, 'add', '.');
		const folders = [{ path: join(folder, 'src'), exclude: [] }];
		const staged = await scanIndexes({ folders }, sources, run());
		git(folder, 'commit', '-qm', 'one');
		const history = await scanHistories({ folders }, sources, run());
		const tree = await scanFolders({ folders }, sources, run());
		const prints = [tree.found[0]?.leaks[0], staged.found[0], history.found[0]].map(leak => leak?.fingerprint);
		assert.deepEqual([new Set(prints).size, prints.includes(undefined)], [1, false]);
	});

	test('looks at single files anew, without those that are gone or ignored', async t => {
		const text = `'${newKey()}'`;
		const folder = folderFor(t, { 'a.js': text, 'clean.js': 'x', '.env': text, '.gitignore': '.env\n' });
		git(folder, 'init', '-q');
		const places = ['a.js', 'clean.js', '.env', 'gone.js'].map(path => ({ file: join(folder, path), folder, path }));
		const found = await examineFiles(places, sources, run().signal);
		assert.deepEqual(
			found.map(({ file }) => file),
			[join(folder, 'a.js')],
		);
	});

	test('tells what it has seen when it is stopped, and that it was', async t => {
		const folder = folderFor(t, { 'a.js': `'${newKey()}'` });
		git(folder, 'init', '-q');
		git(folder, 'add', '.');
		git(folder, 'commit', '-qm', 'one');
		const stopped = run(AbortSignal.abort());
		const folders = [{ path: folder, exclude: [] }];
		const results = [
			await scanFolders({ folders }, sources, stopped),
			await scanIndexes({ folders }, sources, stopped),
			await scanHistories({ folders }, sources, stopped),
		];
		assert.deepEqual(
			results.map(({ found, isIncomplete }) => ({ found, isIncomplete })),
			results.map(() => ({ found: [], isIncomplete: true })),
		);
	});
});

suite('a scan of what git keeps, for the editor', () => {
	test('finds what is staged, and shows the staged version', async t => {
		const key = newKey();
		const folder = folderFor(t, { 'a.js': `\n  '${key}'` });
		git(folder, 'init', '-q');
		git(folder, 'add', '.');
		write(folder, { 'a.js': 'clean' });
		const { found, files, repositories } = await scanIndexes(
			{ folders: [{ path: folder, exclude: [] }] },
			sources,
			run(),
		);
		const [leak] = found;
		assert.deepEqual(
			[found.length, files, repositories, leak?.range, leak?.path, leak?.commit, leak?.isPushed],
			[1, 1, 1, { line: 1, character: 3, endLine: 1, endCharacter: 58 }, 'a.js', undefined, false],
		);
		assert.equal(leak && (await readVersion(leak)), `\n  '${key}'`);
	});

	test('finds what was deleted later, with the commit, whether that is pushed, and the version', async t => {
		const [first, second] = [newKey(), newKey()];
		const folder = folderFor(t, { 'clone/a.js': `'${first}'` });
		const clone = join(folder, 'clone');
		git(folder, 'init', '-q', '--bare', 'remote');
		git(folder, 'init', '-q', '-b', 'main', 'clone');
		git(clone, 'remote', 'add', 'origin', '../remote');
		git(clone, 'add', '.');
		git(clone, 'commit', '-qm', 'one');
		const pushed = git(clone, 'rev-parse', 'HEAD');
		git(clone, 'push', '-q', 'origin', 'main');
		write(clone, { 'a.js': `'${second}'` });
		git(clone, 'commit', '-qam', 'two');
		const local = git(clone, 'rev-parse', 'HEAD');
		write(clone, { 'a.js': 'clean' });
		git(clone, 'commit', '-qam', 'three');
		// The folder around several repositories stands for all of them.
		const { found } = await scanHistories({ folders: [{ path: folder, exclude: [] }] }, sources, run());
		const leaks = await Promise.all(
			found.map(async leak => ({ commit: leak.commit, isPushed: leak.isPushed, text: await readVersion(leak) })),
		);
		assert.deepEqual(
			leaks.sort((a, b) => Number(b.isPushed) - Number(a.isPushed)),
			[
				{ commit: pushed, isPushed: true, text: `'${first}'` },
				{ commit: local, isPushed: false, text: `'${second}'` },
			],
		);
	});

	test('tells that a clone is shallow', async t => {
		const folder = folderFor(t, { 'full/a.js': `'${newKey()}'` });
		const full = join(folder, 'full');
		git(full, 'init', '-q');
		git(full, 'add', '.');
		git(full, 'commit', '-qm', 'one');
		write(full, { 'a.js': 'clean' });
		git(full, 'commit', '-qam', 'two');
		git(folder, 'clone', '-q', '--depth', '1', `file://${full}`, 'part');
		const scans = ['full', 'part'].map(name =>
			scanHistories({ folders: [{ path: join(folder, name), exclude: [] }] }, sources, run()),
		);
		const results = await Promise.all(scans);
		assert.deepEqual(
			results.map(({ found, isShallow }) => [found.length, isShallow]),
			[
				[1, undefined],
				[0, true],
			],
		);
	});

	test('knows no repository where there is none', async t => {
		const folder = folderFor(t, { 'a.js': 'x' });
		const { found, files, repositories } = await scanHistories(
			{ folders: [{ path: folder, exclude: [] }] },
			sources,
			run(),
		);
		assert.deepEqual({ found, files, repositories }, { found: [], files: 0, repositories: 0 });
	});

	test('runs nothing that the repository brings along', async t => {
		const folder = folderFor(t, { 'a.js': `'${newKey()}'`, 'trap.sh': '#!/bin/sh\ntouch "$(dirname "$0")/sprung"\n' });
		const trap = `sh ${join(folder, 'trap.sh')}`;
		git(folder, 'init', '-q');
		git(folder, 'add', '.');
		git(folder, 'commit', '-qm', 'one');
		write(folder, { 'b.js': `'${newKey()}'`, '.gitattributes': '*.js diff=trap filter=trap\n' });
		git(folder, 'add', '.');
		for (const name of [
			'core.fsmonitor',
			'core.pager',
			'diff.external',
			'diff.trap.command',
			'diff.trap.textconv',
			'filter.trap.clean',
			'filter.trap.smudge',
			'core.sshCommand',
		]) {
			git(folder, 'config', name, trap);
		}
		for (const hook of ['post-index-change', 'post-checkout', 'pre-commit', 'fsmonitor-watchman']) {
			write(folder, { [`.git/hooks/${hook}`]: `#!/bin/sh\n${trap}\n` });
			execFileSync('chmod', ['+x', join(folder, '.git/hooks', hook)]);
		}
		const folders = [{ path: folder, exclude: [] }];
		const counts = [
			(await scanFolders({ folders }, sources, run())).found.length,
			(await scanIndexes({ folders }, sources, run())).found.length,
			(await scanHistories({ folders }, sources, run())).found.length,
		];
		const { leaks } = await scanned({ path: folder });
		assert.deepEqual([counts, leaks.length], [[2, 1, 1], 2]);
		assert.throws(() => execFileSync('ls', [join(folder, 'sprung')], { stdio: 'ignore' }));
	});
});
