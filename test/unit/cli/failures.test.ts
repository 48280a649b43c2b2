import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { commitAll, git, makeFolder, places, program, run, scanJson } from './program.ts';
import { cryptoKey } from './synthetic.ts';

suite('what cannot be done as it was asked', () => {
	test('scans the paths that are there, and says which are not', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(1), 'b.txt': cryptoKey(2) });
		const reason = 'gone, lost: there is no such file or folder, or it cannot be read';
		const args = ['--format', 'json', 'gone', 'a.txt', 'lost'];
		const { status, stdout, stderr } = run(tree.folder, args);
		const report = JSON.parse(stdout);
		assert.deepEqual(
			{ status, stderr, places: places(report), incomplete: report.incomplete },
			{ status: 2, stderr: `yativo-scan: incomplete: ${reason}.\n`, places: ['a.txt:1:1'], incomplete: reason },
		);
	});

	test('masks a credential in the name of a path that is not there', () => {
		using tree = makeFolder({ 'a.txt': 'clean\n' });
		const key = cryptoKey(3);
		const { stdout, stderr } = run(tree.folder, ['a.txt', key]);
		assert.equal((stdout + stderr).includes(key.slice(7, -4)), false);
	});

	test('prints a report that cannot be written to its file', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(4) });
		const { status, stdout, stderr } = run(tree.folder, ['--format', 'json', '--output', 'no/where']);
		assert.deepEqual(
			{ status, stderr, places: places(JSON.parse(stdout)) },
			{ status: 2, stderr: 'yativo-scan: no/where: the report cannot be written there.\n', places: ['a.txt:1:1'] },
		);
	});

	test('does not let a range write files', () => {
		using tree = makeFolder({ 'a.txt': 'x' });
		git(tree.folder, 'init', '-q');
		commitAll(tree.folder, 'x');
		const { status, stderr } = run(tree.folder, ['--history=--output=b.txt']);
		assert.deepEqual(
			{ status, stderr, files: readdirSync(tree.folder) },
			{ status: 2, stderr: "yativo-scan: git: bad revision '--output=b.txt'\n", files: ['.git', 'a.txt'] },
		);
	});

	test('keeps its status when the reader of its output goes', async () => {
		using tree = makeFolder({ 'a.txt': `${cryptoKey(5)}\n`.repeat(2000) });
		const child = spawn(process.execPath, [program], { cwd: tree.folder, stdio: ['ignore', 'pipe', 'pipe'] });
		child.stdout.destroy();
		let stderr = '';
		child.stderr.setEncoding('utf8').on('data', text => {
			stderr += text;
		});
		const status = await new Promise(resolve => child.once('close', resolve));
		assert.deepEqual({ status, stderr }, { status: 1, stderr: '' });
	});

	test('says why its output cannot be written', { skip: process.platform !== 'linux' }, () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(6) });
		const shell = (redirection: string) =>
			spawnSync('sh', ['-c', `"$0" "$1" missing a.txt ${redirection}`, process.execPath, program], {
				cwd: tree.folder,
				encoding: 'utf8',
			});
		const full = shell('>/dev/full');
		assert.deepEqual(
			[full.status, full.stderr.split('\n').at(-2), shell('2>/dev/full').status],
			[2, 'yativo-scan: the report cannot be written: ENOSPC.', 2],
		);
	});

	test('does not wait for pipes, wherever files are expected', { skip: process.platform === 'win32' }, () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(7) });
		spawnSync('sh', ['-c', 'mkfifo .gitignore .yativoignore pipe'], { cwd: tree.folder });
		const skipped = ['.gitignore', '.yativoignore', 'pipe'].map(path => ({ path, reason: 'special file' }));
		const report = scanJson(tree.folder);
		assert.deepEqual([places(report), report.skipped], [['a.txt:1:1'], skipped]);
		assert.deepEqual(scanJson(tree.folder, ['pipe']).skipped, [{ path: 'pipe', reason: 'special file' }]);
	});

	test('lists contents of the history that the repository does not have, and scans the others', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(8), 'b.txt': 'gone\n' });
		git(tree.folder, 'init', '-q');
		commitAll(tree.folder, 'all');
		const id = git(tree.folder, 'rev-parse', 'HEAD:b.txt').trim();
		rmSync(join(tree.folder, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
		const report = scanJson(tree.folder, ['--history']);
		assert.deepEqual(
			[places(report), report.skipped],
			[['a.txt:1:1'], [{ path: id, reason: 'unreadable: missing object' }]],
		);
	});

	test('reports what it saw of the history before git failed', () => {
		using tree = makeFolder({ 'a.txt': cryptoKey(9) });
		git(tree.folder, 'init', '-q');
		commitAll(tree.folder, 'first');
		writeFileSync(join(tree.folder, 'b.txt'), 'clean\n');
		commitAll(tree.folder, 'second');
		const id = git(tree.folder, 'rev-parse', 'HEAD~^{tree}').trim();
		rmSync(join(tree.folder, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
		const { status, stdout, stderr } = run(tree.folder, ['--history', '--format', 'json']);
		const report = JSON.parse(stdout);
		assert.deepEqual(
			{ status, places: places(report), isTold: stderr === `yativo-scan: incomplete: ${report.incomplete}.\n` },
			{ status: 2, places: ['a.txt:1:1'], isTold: true },
		);
	});
});
