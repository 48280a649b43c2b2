import { spawn } from 'node:child_process';
import { constants, homedir } from 'node:os';
import { StringDecoder } from 'node:string_decoder';
import type { Program, ProgramEnd, ProgramOptions } from '../core/program.ts';

/** What a program that ignores a request to end may take. */
const forcedAfterMs = 3_000;

/** Variables that tell a process that it belongs to VS Code: with them Electron programs and `code` act differently. */
const ofVsCode = /^(?:ELECTRON|VSCODE)_/i;

/**
 * Starts a program with secrets in its environment and nowhere else: not in its arguments, not in the environment of this
 * process, and without a shell, which might keep a history.
 */
export function startProgram({ command, folder, variables, onOutput }: ProgramOptions): Program {
	const [file, ...args] = command;
	const ownGroup = process.platform !== 'win32';
	const child = spawn(file, args, {
		cwd: folder ?? homedir(),
		env: environmentWith(variables),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: ownGroup,
		shell: false,
		windowsHide: true,
	});
	let isOver = false;
	const signal = (name: NodeJS.Signals) => {
		if (isOver || child.pid === undefined) {
			return;
		}
		try {
			// A negative id means the whole group: also what the program started.
			process.kill(ownGroup ? -child.pid : child.pid, name);
		} catch {
			// It ended in this moment.
		}
	};
	for (const stream of [child.stdout, child.stderr]) {
		const decoder = new StringDecoder('utf8');
		stream.on('data', (chunk: Buffer) => onOutput(toTerminal(decoder.write(chunk))));
		stream.on('end', () => onOutput(toTerminal(decoder.end())));
	}
	const end = new Promise<ProgramEnd>(resolve => {
		child.once('error', error =>
			resolve({ kind: 'notStarted', code: (error as NodeJS.ErrnoException).code ?? error.name }),
		);
		child.once('close', (code, by) => resolve({ kind: 'ended', code: code ?? 128 + (by ? constants.signals[by] : 0) }));
	}).then(ended => {
		isOver = true;
		return ended;
	});
	return {
		end,
		interrupt: () => signal('SIGINT'),
		stop: () => {
			signal('SIGTERM');
			setTimeout(() => signal('SIGKILL'), forcedAfterMs).unref();
		},
	};
}

function environmentWith(variables: ProgramOptions['variables']): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !ofVsCode.test(name));
	const added = [...variables].map(([name, value]) => [name, value.reveal()]);
	return Object.fromEntries([...own, ...added]);
}

function toTerminal(text: string): string {
	return text.replaceAll(/\r?\n/g, '\r\n');
}
