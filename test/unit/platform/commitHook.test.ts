import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { hookLine, hookText, sharedHookText } from '../../../src/core/commitHook.ts';
import { installCommitHook, makeExecutable, scannerBeside } from '../../../src/platform/commitHook.ts';
import { cryptoKey } from '../cli/synthetic.ts';
import { failureOf } from './failureOf.ts';

/** The built scanner, and the Node that runs the tests. */
const sources = scannerBeside(resolve('dist/leakWorker.cjs'));

const environment = {
	...process.env,
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_AUTHOR_NAME: 'Ada',
	GIT_AUTHOR_EMAIL: 'ada@example.com',
	GIT_COMMITTER_NAME: 'Ada',
	GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** Runs git. `path`: the folders in which programs are looked for. */
function git(
	folder: string,
	args: readonly string[],
	path = process.env.PATH,
): { status: number | null; said: string } {
	const env = { ...environment, PATH: path };
	const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...args], {
		encoding: 'utf8',
		env,
	});
	return { status, said: stdout + stderr };
}

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

function temporaryFolder(t: TestContext): string {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yativo hook-')));
	t.after(() => rmSync(folder, { recursive: true }));
	return folder;
}

function repositoryFor(t: TestContext): string {
	const folder = temporaryFolder(t);
	git(folder, ['init', '-q', '-b', 'main']);
	return folder;
}

/** Stages a file and tries to commit it. @returns what git said to it. */
function commitOf(folder: string, text: string, path?: string): ReturnType<typeof git> {
	write(join(folder, 'config.ts'), text);
	git(folder, ['add', 'config.ts']);
	return git(folder, ['commit', '-qm', 'change'], path);
}

/** Whether git takes a file. */
function commits(folder: string, text: string, path?: string): boolean {
	return commitOf(folder, text, path).status === 0;
}

const isWindows = process.platform === 'win32';

const leaky = `export const key = '${cryptoKey(1)}';\n`;
const clean = 'export const key = process.env.YATIVO_API_KEY;\n';

/** What a repository with a working hook does with a leak and without. */
const works = { leaky: false, clean: true };

function tryBoth(folder: string, path?: string): { leaky: boolean; clean: boolean } {
	return { leaky: commits(folder, leaky, path), clean: commits(folder, clean, path) };
}

/** A folder with git and what shells need, but without Node. */
function pathWithoutNode(t: TestContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'yativo-path-'));
	t.after(() => rmSync(folder, { recursive: true }));
	for (const name of ['git', 'sh', 'dirname', 'env']) {
		const found = spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
		symlinkSync(found, join(folder, name));
	}
	return folder;
}

suite('installing the commit hook', () => {
	test('makes git refuse a leak and take what is clean', async t => {
		const folder = repositoryFor(t);
		const hook = await installCommitHook(folder, sources);
		const path = join(folder, '.git/hooks/pre-commit');
		assert.deepEqual(hook, { path, outcome: 'installed' });
		assert.deepEqual([readFileSync(path, 'utf8'), statSync(path).mode & 0o777], [hookText, isWindows ? 0o666 : 0o755]);
		write(join(folder, 'config.ts'), leaky);
		git(folder, ['add', '.']);
		const { status, said } = git(folder, ['commit', '-qm', 'leak']);
		assert.equal(status, 1);
		assert.match(said, /config\.ts:1:\d+.*yativo_…/);
		assert.equal(said.includes(cryptoKey(1)), false);
		assert.deepEqual(tryBoth(folder), works);
	});

	test('judges what is staged, not what lies in the folder', async t => {
		const folder = repositoryFor(t);
		await installCommitHook(folder, sources);
		write(join(folder, 'config.ts'), clean);
		git(folder, ['add', '.']);
		write(join(folder, 'config.ts'), leaky);
		assert.equal(git(folder, ['commit', '-qm', 'clean']).status, 0);
		assert.equal(git(folder, ['commit', '-qam', 'all']).status, 1);
	});

	test('leaves a hook that is there as it is, and offers a line that works', async t => {
		const folder = repositoryFor(t);
		const path = join(folder, '.git/hooks/pre-commit');
		write(path, '#!/bin/sh\nset -e\ntrue\n');
		chmodSync(path, 0o755);
		assert.deepEqual(await installCommitHook(folder, sources), { path, outcome: 'foreign' });
		assert.equal(readFileSync(path, 'utf8'), '#!/bin/sh\nset -e\ntrue\n');
		assert.equal(commits(folder, leaky), true);
		write(path, `#!/bin/sh\nset -e\n${hookLine}\ntrue\n`);
		assert.deepEqual(tryBoth(folder), works);
		assert.deepEqual(await installCommitHook(folder, sources), { path, outcome: 'renewed' });
	});

	test('follows core.hooksPath, and husky to the file that people edit', async t => {
		const folder = repositoryFor(t);
		git(folder, ['config', 'core.hooksPath', 'tools/hooks']);
		const own = await installCommitHook(folder, sources);
		const first = tryBoth(folder);
		git(folder, ['config', 'core.hooksPath', '.husky/_']);
		write(join(folder, '.husky/_/pre-commit'), '#!/bin/sh\nsh -e "$(dirname "$0")/../pre-commit"\n');
		chmodSync(join(folder, '.husky/_/pre-commit'), 0o755);
		const husky = await installCommitHook(folder, sources);
		assert.deepEqual(
			[own?.path, first, husky, tryBoth(folder)],
			[
				join(folder, 'tools/hooks/pre-commit'),
				works,
				{ path: join(folder, '.husky/pre-commit'), outcome: 'installed' },
				{ ...works, clean: false }, // nothing has changed since
			],
		);
	});

	test('writes where the hooks of other repositories lie only when told to', async t => {
		const folder = repositoryFor(t);
		const hooks = temporaryFolder(t);
		const path = join(hooks, 'pre-commit');
		git(folder, ['config', 'core.hooksPath', hooks]);
		const there = () => [existsSync(path), existsSync(join(folder, '.git/yativo/scan'))];
		const seen = [
			await installCommitHook(folder, sources),
			there(),
			await installCommitHook(folder, sources, 'leave'),
			there(),
			await installCommitHook(folder, sources, 'install'),
			there(),
			await installCommitHook(folder, sources),
		];
		const asked = { path, outcome: 'shared' };
		const written = { path, outcome: 'installed' };
		const renewed = { path, outcome: 'renewed' };
		assert.deepEqual(seen, [asked, [false, false], asked, [false, true], written, [true, true], renewed]);
		assert.deepEqual([readFileSync(path, 'utf8'), tryBoth(folder)], [sharedHookText, works]);
		const other = repositoryFor(t);
		git(other, ['config', 'core.hooksPath', hooks]);
		const { status, said } = commitOf(other, leaky);
		assert.deepEqual([status, said], [0, '']);
	});

	test('sees through a link that hooks of other repositories lie behind, and knows those of the main work tree', async t => {
		const folder = repositoryFor(t);
		const hooks = temporaryFolder(t);
		commits(folder, clean);
		git(folder, ['worktree', 'add', '-q', join(hooks, 'linked')]);
		git(folder, ['config', 'core.hooksPath', join(folder, 'tools/hooks')]);
		const linked = await installCommitHook(join(hooks, 'linked'), sources);
		git(folder, ['config', '--unset', 'core.hooksPath']);
		rmSync(join(folder, '.git/hooks'), { recursive: true });
		symlinkSync(hooks, join(folder, '.git/hooks'), 'junction');
		const behind = await installCommitHook(folder, sources);
		assert.deepEqual(
			[linked, behind],
			[
				{ path: join(folder, 'tools/hooks/pre-commit'), outcome: 'installed' },
				{ path: join(folder, '.git/hooks/pre-commit'), outcome: 'shared' },
			],
		);
	});

	if (!isWindows) {
		test('tells that git passes over a hook that is not executable, and makes it so', async t => {
			const folder = repositoryFor(t);
			const path = join(folder, '.git/hooks/pre-commit');
			write(path, '#!/bin/sh\n');
			chmodSync(path, 0o644);
			const foreign = await installCommitHook(folder, sources);
			write(path, `#!/bin/sh\n${hookLine}\n`);
			const ours = await installCommitHook(folder, sources);
			const before = commits(folder, leaky);
			await makeExecutable(path);
			const after = await installCommitHook(folder, sources);
			assert.deepEqual(
				[foreign, ours, before, after, statSync(path).mode & 0o777, commits(folder, `${leaky}\n`)],
				[
					{ path, outcome: 'foreign', isIgnored: true },
					{ path, outcome: 'renewed', isIgnored: true },
					true,
					{ path, outcome: 'renewed' },
					0o755,
					false,
				],
			);
			assert.deepEqual(await failureOf(makeExecutable(`${path}.gone`)), {
				kind: 'fileNotWritable',
				file: `${path}.gone`,
			});
		});

		test('knows that husky runs files that are not executable', async t => {
			const folder = repositoryFor(t);
			const path = join(folder, '.husky/pre-commit');
			git(folder, ['config', 'core.hooksPath', '.husky/_']);
			write(path, `${hookLine}\n`);
			chmodSync(path, 0o644);
			assert.deepEqual(await installCommitHook(folder, sources), { path, outcome: 'renewed' });
		});
	}

	test('holds in all work trees, from wherever it was installed', async t => {
		const folder = repositoryFor(t);
		commits(folder, clean);
		git(folder, ['worktree', 'add', '-q', join(folder, 'linked')]);
		mkdirSync(join(folder, 'linked/src'));
		const hook = await installCommitHook(join(folder, 'linked/src'), sources);
		assert.equal(hook?.path, join(folder, '.git/hooks/pre-commit'));
		assert.deepEqual([commits(folder, leaky), commits(join(folder, 'linked'), leaky)], [false, false]);
	});

	if (!isWindows) {
		test('runs without a Node of the system', async t => {
			const folder = repositoryFor(t);
			await installCommitHook(folder, sources);
			assert.deepEqual(tryBoth(folder, pathWithoutNode(t)), works);
		});
	}

	test('uses the scanner that the project brings', async t => {
		const folder = repositoryFor(t);
		await installCommitHook(folder, sources);
		const program = join(folder, 'node_modules/.bin/yativo-scan');
		write(program, '#!/bin/sh\necho "asked with $*"\nexit 1\n');
		chmodSync(program, 0o755);
		write(join(folder, 'config.ts'), clean);
		git(folder, ['add', 'config.ts']);
		const { status, said } = git(folder, ['commit', '-qm', 'x']);
		assert.equal(status, 1);
		assert.match(said, /^asked with --staged --quiet\nNothing was committed\..*yativo:allow[\s\S]*--no-verify\n$/);
	});

	const couldNotRun =
		/^No Yativo credential was looked for: the scanner could not run.*"Yativo: Install Pre-commit Hook" again\.\n$/;
	const endings = [
		{ status: 0, isTaken: true, says: /^$/ },
		{
			status: 1,
			isTaken: false,
			says: /^Nothing was committed\. Replace the credential, or allow it.*\n.*--no-verify\n$/,
		},
		{ status: 2, isTaken: false, says: /^Nothing was committed: .*could not be looked for.*\n.*--no-verify\n$/ },
		{ status: 126, isTaken: true, says: couldNotRun },
		{ status: 127, isTaken: true, says: couldNotRun },
		{ status: 137, isTaken: false, says: /^Nothing was committed: .*could not be looked for.*\n.*--no-verify\n$/ },
	];
	for (const { status, isTaken, says } of endings) {
		test(`says what a scanner means that ends with ${status}`, async t => {
			const folder = repositoryFor(t);
			await installCommitHook(folder, sources);
			write(join(folder, '.git/yativo/scan'), `#!/bin/sh\nexit ${status}\n`);
			const own = commitOf(folder, clean);
			write(join(folder, '.git/hooks/pre-commit'), `#!/bin/sh\nset -e\n${hookLine}\n`);
			const { status: byLine } = commitOf(folder, `${clean}\n`);
			assert.deepEqual([own.status, byLine], isTaken ? [0, 0] : [1, 1]);
			assert.match(own.said, says);
		});
	}

	if (!isWindows) {
		test('lets commit whose VS Code is gone, and says how to have the scanner back', async t => {
			const folder = repositoryFor(t);
			await installCommitHook(folder, { ...sources, runtime: "/nowhere/Ada's code" });
			const path = pathWithoutNode(t);
			const { status, said } = commitOf(folder, leaky, path);
			assert.deepEqual([status, said.includes("/nowhere/Ada's code")], [0, true]);
			assert.match(
				said,
				/No Yativo credential was looked for: the scanner could not run.*"Yativo: Install Pre-commit Hook" again\.\n$/,
			);
			write(join(folder, '.git/hooks/pre-commit'), `#!/bin/sh\nset -e\n${hookLine}\n`);
			assert.equal(commitOf(folder, `${leaky}\n`, path).status, 0);
		});

		test('prefers the Node of the system, which stays where it is', async t => {
			const folder = repositoryFor(t);
			await installCommitHook(folder, { ...sources, runtime: '/nowhere/code' });
			assert.deepEqual(tryBoth(folder), works);
		});

		test('passes over a Node that is too old for the scanner of the project', async t => {
			const folder = repositoryFor(t);
			await installCommitHook(folder, sources);
			const path = pathWithoutNode(t);
			write(join(path, 'node'), '#!/bin/sh\nexit 1\n');
			chmodSync(join(path, 'node'), 0o755);
			const program = join(folder, 'node_modules/.bin/yativo-scan');
			write(program, '#!/bin/sh\nexec node\n');
			chmodSync(program, 0o755);
			assert.deepEqual(tryBoth(folder, path), works);
		});
	}

	test('lets commit when the scanner beside the launcher is gone', async t => {
		const folder = repositoryFor(t);
		await installCommitHook(folder, sources);
		rmSync(join(folder, '.git/yativo/yativo-scan.cjs'));
		const { status, said } = commitOf(folder, clean);
		assert.equal(status, 0);
		assert.match(said, /No Yativo credential was looked for/);
	});

	test('lets those commit who share the hook and have no scanner, and says so', async t => {
		const folder = repositoryFor(t);
		await installCommitHook(folder, sources);
		rmSync(join(folder, '.git/yativo'), { recursive: true });
		write(join(folder, 'config.ts'), clean);
		git(folder, ['add', 'config.ts']);
		const { status, said } = git(folder, ['commit', '-qm', 'x']);
		assert.equal(status, 0);
		assert.match(said, /No Yativo credential was looked for/);
	});

	test('leaves a link to nowhere alone, says what cannot be written, and does nothing outside of repositories', async t => {
		const folder = repositoryFor(t);
		const path = join(folder, '.git/hooks/pre-commit');
		mkdirSync(dirname(path), { recursive: true });
		symlinkSync('nowhere', path);
		assert.equal((await installCommitHook(folder, sources))?.outcome, 'foreign');
		rmSync(path);
		rmSync(dirname(path), { recursive: true });
		write(dirname(path), 'no folder');
		assert.deepEqual(await failureOf(installCommitHook(folder, sources)), { kind: 'fileNotWritable', file: path });
		const outside = mkdtempSync(join(tmpdir(), 'yativo-none-'));
		t.after(() => rmSync(outside, { recursive: true }));
		assert.equal(await installCommitHook(outside, sources), undefined);
		assert.equal(existsSync(join(outside, 'yativo')), false);
	});
});
