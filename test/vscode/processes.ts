import { type SpawnOptions, spawn } from 'node:child_process';

/** Runs a program to its end and gives what it wrote to standard output. Throws with the end of its error output. */
export function runProgram(file: string, args: readonly string[], options: SpawnOptions = {}): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		const endWithUs = () => child.kill();
		process.once('exit', endWithUs);
		let output = '';
		let errors = '';
		child.stdout?.setEncoding('utf8').on('data', chunk => {
			output += chunk;
		});
		child.stderr?.setEncoding('utf8').on('data', chunk => {
			errors += chunk;
		});
		child.on('error', reject);
		child.on('close', code => {
			process.off('exit', endWithUs);
			if (code === 0) {
				resolve(output);
			} else {
				const command = [file, ...args.slice(0, 3)].join(' ');
				reject(new Error(`${command} … exited with ${code}: ${errors.trim().slice(-1500)}`));
			}
		});
	});
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Things to undo, last first. Each gets a few seconds: one that hangs does not keep the others from their turn. */
export class Cleanups {
	readonly #undo: (() => unknown)[] = [];
	#running: Promise<void> | undefined;

	add(undo: () => unknown): void {
		this.#undo.push(undo);
	}

	/** Undoes everything once; later calls wait for the first. */
	run(): Promise<void> {
		this.#running ??= this.#runAll();
		return this.#running;
	}

	async #runAll(): Promise<void> {
		for (const undo of this.#undo.reverse()) {
			const limit = new Promise(resolve => setTimeout(resolve, 6000).unref());
			await Promise.race([Promise.resolve().then(undo), limit]).catch(error => console.error('clean-up:', error));
		}
	}
}
