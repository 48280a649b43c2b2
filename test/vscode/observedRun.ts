import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { runProgram } from './processes.ts';
import { processesIn } from './processTree.ts';

const root = resolve(import.meta.dirname, '../..');

/** What a run leaves behind when it ends well. */
export const nothing = { processes: 0, files: [] };

/** A run of one of the project's scripts, with a folder of its own by which its processes and files can be found (Linux). */
export class ObservedRun {
	readonly #folder: string;
	readonly child;
	output = '';

	/** `folder` is the run's own folder for temporary files. */
	constructor(line: readonly string[], folder: string, environment: Readonly<Record<string, string>>) {
		this.#folder = folder;
		const { NODE_TEST_CONTEXT: _, ...inherited } = process.env; // by it a child would report to `node --test`
		this.child = spawn(process.execPath, line, {
			cwd: root,
			env: { ...inherited, TMPDIR: folder, ...environment },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream.setEncoding('utf8').on('data', chunk => {
				this.output += chunk;
			});
		}
	}

	/** Waits for the end; gives the exit code, or the signal that ended it. */
	ended(): Promise<number | string> {
		return new Promise(done => this.child.on('close', (code, signal) => done(code ?? signal ?? 'unknown')));
	}

	/** Waits until the run has printed a text. */
	async printed(text: string): Promise<void> {
		while (!this.output.includes(text)) {
			assert.equal(this.child.exitCode, null, this.output);
			await delay(50);
		}
	}

	/** The ids of the processes that belong to the run. */
	processes(): number[] {
		return processesIn(this.#folder);
	}

	/** What is left, after the time in which each of VS Code's processes has noticed that its parent is gone. */
	async remains(): Promise<{ processes: number; files: string[] }> {
		for (let wait = 0; wait < 5000 && this.processes().length > 0; wait += 50) {
			await delay(50);
		}
		return { processes: this.processes().length, files: await readdir(this.#folder) };
	}

	/** Does what each run does first: removes what killed runs left. */
	async sweep(): Promise<void> {
		const module = JSON.stringify(join(import.meta.dirname, 'temporaryFolder.ts'));
		const script = `const { makeTemporaryFolder, removeTemporaryFolder } = await import(${module});
			await removeTemporaryFolder(await makeTemporaryFolder());`;
		await runProgram(process.execPath, ['--input-type=module', '-e', script], {
			env: { ...process.env, TMPDIR: this.#folder },
		});
	}
}

export interface RunTest {
	readonly line: readonly string[];
	readonly environment?: Readonly<Record<string, string>>;
	readonly check: (run: ObservedRun) => Promise<void>;
}

/** Defines a test of one run; whatever happens, the run ends with the test. */
export function testRun(name: string, { line, environment = {}, check }: RunTest): void {
	test(name, { timeout: 180_000 }, async () => {
		const folder = await mkdtemp(join(tmpdir(), 'yh-'));
		const run = new ObservedRun(line, folder, environment);
		try {
			await check(run);
		} finally {
			for (const pid of run.processes()) {
				process.kill(pid, 'SIGKILL');
			}
			await rm(folder, { recursive: true, force: true });
		}
	});
}
