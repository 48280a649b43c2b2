import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { suite, test } from 'node:test';
import type { ProgramOptions } from '../../../src/core/program.ts';
import { Secret } from '../../../src/core/secret.ts';
import { startProgram } from '../../../src/platform/program.ts';

function start(code: string, options: Partial<ProgramOptions> = {}) {
	const output: string[] = [];
	let wrote = () => {};
	const firstOutput = new Promise<void>(resolve => {
		wrote = resolve;
	});
	const program = startProgram({
		command: [process.execPath, '-e', code],
		folder: tmpdir(),
		variables: new Map(),
		onOutput: text => {
			output.push(text);
			wrote();
		},
		...options,
	});
	return { program, output, firstOutput };
}

suite('program with secrets', () => {
	test('has the variables, which this process does not have, and tells its exit code', async () => {
		const value = randomBytes(12).toString('hex');
		const { program, output } = start('console.log(process.env.YATIVO_API_SECRET); process.exitCode = 3', {
			variables: new Map([['YATIVO_API_SECRET', new Secret(value)]]),
		});
		assert.deepEqual(await program.end, { kind: 'ended', code: 3 });
		assert.deepEqual([output.join(''), process.env.YATIVO_API_SECRET], [`${value}\r\n`, undefined]);
	});

	test('gets its arguments as they are, without a shell', async () => {
		const { program, output } = start('', {
			command: [process.execPath, '-p', 'process.argv[1]', '$(id) "; *'],
		});
		await program.end;
		assert.equal(output.join(''), '$(id) "; *\r\n');
	});

	test('does not learn that it was started by VS Code', async () => {
		process.env.ELECTRON_RUN_AS_NODE = '1';
		const { program, output } = start('console.log(process.env.ELECTRON_RUN_AS_NODE)');
		await program.end;
		delete process.env.ELECTRON_RUN_AS_NODE;
		assert.equal(output.join(''), 'undefined\r\n');
	});

	test('that cannot be started says why', async () => {
		const { program } = start('', { command: ['no-such-program-anywhere'] });
		assert.deepEqual(await program.end, { kind: 'notStarted', code: 'ENOENT' });
	});

	test('ends when it is interrupted, with all that it started', async () => {
		const forever = 'setInterval(() => {}, 1000)';
		const { program, firstOutput, output } = start(
			`const { spawn } = require('node:child_process');
			const child = spawn(process.execPath, ['-e', ${JSON.stringify(forever)}], { stdio: 'ignore' });
			child.on('spawn', () => console.log(child.pid)); ${forever}`,
		);
		await firstOutput;
		program.interrupt();
		assert.deepEqual(await program.end, { kind: 'ended', code: 130 });
		const grandchild = Number(output.join(''));
		while (isAlive(grandchild)) {
			await new Promise(resolve => setTimeout(resolve, 10));
		}
	});

	test('that ignores requests is ended by force', async () => {
		const { program, firstOutput } = start(
			`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')`,
		);
		await firstOutput;
		program.stop();
		assert.deepEqual(await program.end, { kind: 'ended', code: 137 });
	});
});

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
