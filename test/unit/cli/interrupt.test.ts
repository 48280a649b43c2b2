import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { linkSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { makeFolder, program } from './program.ts';
import { cryptoKey } from './synthetic.ts';

/** Starts the program, interrupts it once it is at work, and waits for its end. */
async function interrupt(folder: string, args: readonly string[]) {
	const child = spawn(process.execPath, [program, '--format', 'json', ...args], { cwd: folder, stdio: 'pipe' });
	const output = { stdout: '', stderr: '' };
	child.stdout.setEncoding('utf8').on('data', text => {
		output.stdout += text;
	});
	child.stderr.setEncoding('utf8').on('data', text => {
		output.stderr += text;
	});
	await setTimeout(600);
	const interrupted = performance.now();
	child.kill('SIGINT');
	const status = await new Promise(resolve => child.once('close', resolve));
	return { ...output, status, lastedMs: performance.now() - interrupted };
}

suite('Ctrl-C', () => {
	test('ends a scan at once, with what was found, marked incomplete', async () => {
		const line = `yativo_customer_id = 1; ${'lorem ipsum '.repeat(20)}\n`;
		using tree = makeFolder({ 'long.txt': line.repeat(40_000), 'early/key.txt': cryptoKey(1) });
		for (let copy = 0; copy < 400; copy++) {
			linkSync(join(tree.folder, 'long.txt'), join(tree.folder, `copy${copy}.txt`));
		}
		const { status, stdout, stderr, lastedMs } = await interrupt(tree.folder, ['early', '.']);
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
		assert.ok(lastedMs < 3000, `${lastedMs} ms`);
	});

	test('ends a scan that waits for standard input', async () => {
		using tree = makeFolder();
		const { status, stderr } = await interrupt(tree.folder, ['--stdin', '--path', 'a.txt']);
		assert.deepEqual({ status, stderr }, { status: 2, stderr: 'yativo-scan: incomplete: interrupted.\n' });
	});
});
