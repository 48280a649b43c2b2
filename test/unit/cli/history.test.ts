import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, makeFolder, run, scanJson } from './program.ts';
import { cryptoKey } from './synthetic.ts';

/** A history with a leak that came, moved and went, and another that only a merge commit brought in. */
function makeHistory() {
	const tree = makeFolder({ 'a.txt': 'clean\n' });
	const { folder } = tree;
	const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
	git(folder, 'init', '-q');
	const clean = commitAll(folder, 'clean');
	put('a.txt', `\n${cryptoKey(1)}\n`);
	const leak = commitAll(folder, 'leak');
	put('a.txt', `\n\n${cryptoKey(1)}\n`);
	const moved = commitAll(folder, 'leak moves');
	git(folder, 'checkout', '-q', '-b', 'side', clean);
	put('side.txt', 'side\n');
	commitAll(folder, 'side');
	git(folder, 'checkout', '-q', 'main');
	git(folder, 'merge', '-q', '--no-commit', '--no-ff', 'side');
	put('merged.txt', cryptoKey(2));
	const merge = commitAll(folder, 'merge with a leak of its own');
	put('a.txt', 'clean again\n');
	put('merged.txt', 'clean\n');
	const end = commitAll(folder, 'clean again');
	return { ...tree, commits: { clean, leak, moved, merge, end } };
}

function found(folder: string, args: readonly string[]) {
	return scanJson(folder, args).findings.map(({ path, line, commit }) => ({ path, line, commit }));
}

suite('yativo-scan --history', () => {
	test('finds what was removed since, at the commit that brought it in, also in merges', () => {
		using history = makeHistory();
		const { folder, commits } = history;
		const merged = { path: 'merged.txt', line: 1, commit: commits.merge };
		assert.deepEqual(
			{
				now: found(folder, []),
				all: found(folder, ['--history']),
				range: found(folder, ['--history', `${commits.leak}..main`]),
				clean: found(folder, [`--history=${commits.merge}..${commits.end}`]),
			},
			{
				now: [],
				all: [{ path: 'a.txt', line: 2, commit: commits.leak }, merged],
				range: [{ path: 'a.txt', line: 3, commit: commits.moved }, merged],
				clean: [],
			},
		);
	});

	test('reports a content under every path it ever had', () => {
		using tree = makeFolder({ 'one/a.env': cryptoKey(3) });
		git(tree.folder, 'init', '-q');
		const first = commitAll(tree.folder, 'first');
		git(tree.folder, 'mv', 'one', 'two');
		const second = commitAll(tree.folder, 'second');
		assert.deepEqual(found(tree.folder, ['--history']), [
			{ path: 'one/a.env', line: 1, commit: first },
			{ path: 'two/a.env', line: 1, commit: second },
		]);
	});

	test('reads long contents between short ones', () => {
		const filler = `${'x'.repeat(99)}\n`;
		const long = { 'a.txt': 1, 'b.txt': 14_000, 'c.txt': 3, 'd.txt': 30_000, 'e.txt': 2 };
		const files = Object.entries(long).map(([name, lines], index) => [
			name,
			filler.repeat(lines) + cryptoKey(20 + index),
		]);
		using tree = makeFolder(Object.fromEntries(files));
		git(tree.folder, 'init', '-q');
		const commit = commitAll(tree.folder, 'all');
		assert.deepEqual(
			found(tree.folder, ['--history']),
			Object.entries(long).map(([path, lines]) => ({ path, line: lines + 1, commit })),
		);
	});

	test('tells that a clone is shallow', () => {
		using history = makeHistory();
		using clone = makeFolder();
		git(clone.folder, 'clone', '-q', '--depth', '1', `file://${history.folder}`, '.');
		assert.deepEqual(run(clone.folder, ['--history', '--quiet']), {
			status: 0,
			stdout: '',
			stderr: 'yativo-scan: This clone is shallow: older history was not scanned. git fetch --unshallow brings it.\n',
		});
	});

	test('says which revision does not exist', () => {
		using history = makeHistory();
		assert.deepEqual(run(history.folder, ['--history', 'nowhere..main']), {
			status: 2,
			stdout: '',
			stderr: "yativo-scan: git: bad revision 'nowhere..main'\n",
		});
	});
});
