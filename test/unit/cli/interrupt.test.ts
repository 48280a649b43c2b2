import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, linkSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeFolder, program } from './program.ts';
import { cryptoKey } from './synthetic.ts';

/** Starts the program, interrupts it once it is at work, and waits for its end. */
async function interrupt(folder: string, args: readonly string[], input?: string) {
	const child = spawn(process.execPath, [program, '--format', 'json', ...args], { cwd: folder, stdio: 'pipe' });
	const output = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', text => {
		output.stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', text => {
		output.stderr += text;
	});
	await (input === undefined ? hasRead(child.pid) : new Promise(taken => child.stdin.write(input, taken)));
	child.kill('SIGINT');
	const status = await new Promise(resolve => child.once('close', resolve));
	return { ...output, status };
}

/** Waits until a process has read 100 MB, or for a moment where the system does not tell. */
async function hasRead(pid = 0): Promise<void> {
	const counters = `/proc/${pid}/io`;
	if (!existsSync(counters)) {
		await setTimeout(600);
		return;
	}
	while (Number(/rchar: (\d+)/.exec(readFileSync(counters, 'utf8'))?.[1]) < 100_000_000) {
		await setTimeout(10);
	}
}

suite('Ctrl-C', () => {
	test('ends a scan at once, with what was found, marked incomplete', async () => {
		const line = `yativo_customer_id = 1; ${'lorem ipsum '.repeat(20)}\n`;
		using tree = makeFolder({ 'long.txt': line.repeat(40_000), 'early/key.txt': cryptoKey(1) });
		for (let copy = 0; copy < 400; copy++) {
			linkSync(join(tree.folder, 'long.txt'), join(tree.folder, `copy${copy}.txt`));
		}
		const { status, stdout, stderr } = await interrupt(tree.folder, ['early', '.']);
		const report = JSON.parse(stdout);
		assert.deepEqual(
			{
				status,
				stderr,
				incomplete: report.incomplete,
				paths: report.findings.map((each: { path: string }) => each.path),
			},
			{
				status: 2,
				stderr: 'yativo-scan: incomplete: interrupted.\n',
				incomplete: 'interrupted',
				paths: ['early/key.txt'],
			},
		);
		assert.ok(report.summary.files < 400, `${report.summary.files} files`); // it did not go on to the end
	});

	test('ends a scan that waits for standard input', async () => {
		using tree = makeFolder();
		const { status, stderr } = await interrupt(
			tree.folder,
			['--stdin', '--path', 'a.txt'],
			'lorem ipsum\n'.repeat(400_000),
		);
		assert.deepEqual({ status, stderr }, { status: 2, stderr: 'yativo-scan: incomplete: interrupted.\n' });
	});
});
