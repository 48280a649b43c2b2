import * as vscode from 'vscode';
import { describe } from '../../core/describe.ts';
import { displayText } from '../../core/displayText.ts';
import { YativoError } from '../../core/failure.ts';
import type { Program, ProgramOptions } from '../../core/program.ts';
import { mayLaunch } from './consent.ts';
import { bindingsNamed, type LaunchDeps, type Variables, valuesOf } from './variables.ts';

/** What a task needs. */
export interface TaskDeps extends LaunchDeps {
	readonly start: (options: ProgramOptions) => Program;
	/** Tells the user of a failure and its remedy. */
	readonly report: (error: unknown) => Promise<void>;
}

/** A task as `tasks.json` defines it, variables substituted, and the folder it belongs to. */
export interface TaskRun {
	readonly definition: vscode.TaskDefinition;
	readonly folder?: vscode.Uri;
}

const controlC = '\x03';

/** What shells answer for a program that could not be started. */
const notStarted = 127;

/** The terminal of a task: starts its program with the variables, shows what it writes, and ends it when it is closed. */
export function taskTerminal(deps: TaskDeps) {
	return ({ definition, folder }: TaskRun): vscode.Pseudoterminal => {
		const written = new vscode.EventEmitter<string>();
		const closed = new vscode.EventEmitter<number>();
		let program: Program | undefined;
		let isClosed = false;
		const say = (text: string) => written.fire(`${text}\r\n`);

		async function run(): Promise<number> {
			const command = commandOf(definition);
			if (!command) {
				say(vscode.l10n.t('Nothing was started: "command" must be a list, the program first, then its arguments.'));
				return notStarted;
			}
			const variables = await variablesFor(deps, definition);
			if (!variables || isClosed) {
				return 1;
			}
			const start = folderOf(definition, folder);
			program = deps.start({
				command,
				variables,
				...(start !== undefined && { folder: start }),
				onOutput: text => written.fire(text),
			});
			const end = await program.end;
			if (end.kind === 'notStarted') {
				const where = displayText(start ?? '~');
				say(vscode.l10n.t('{0} could not be started in {1} ({2}).', displayText(command[0]), where, end.code));
				return notStarted;
			}
			return end.code;
		}

		return {
			onDidWrite: written.event,
			onDidClose: closed.event,
			open: () => {
				run().then(
					code => closed.fire(code),
					error => {
						if (error instanceof YativoError) {
							say(describe(error.failure).message);
						}
						void deps.report(error);
						closed.fire(1);
					},
				);
			},
			handleInput: text => text === controlC && program?.interrupt(),
			close: () => {
				isClosed = true;
				program?.stop();
			},
		};
	};
}

async function variablesFor(deps: TaskDeps, { key }: vscode.TaskDefinition): Promise<Variables | undefined> {
	const name = key === undefined || key === null ? undefined : String(key);
	return (await mayLaunch(deps.memento)) ? valuesOf(deps, await bindingsNamed(deps, name)) : undefined;
}

function commandOf({ command }: vscode.TaskDefinition): readonly [string, ...string[]] | undefined {
	const words: unknown[] = Array.isArray(command) ? command : [];
	const [program, ...args] = words.filter(word => typeof word === 'string');
	return program && args.length === words.length - 1 ? [program, ...args] : undefined;
}

/** Where the program starts: `cwd`, from the folder of the workspace if it is relative. */
function folderOf({ cwd }: vscode.TaskDefinition, folder: vscode.Uri | undefined): string | undefined {
	const root = folder?.scheme === 'file' || folder?.scheme === 'vscode-remote' ? folder : undefined;
	if (typeof cwd !== 'string' || cwd === '') {
		return root?.fsPath;
	}
	const isAbsolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(cwd);
	return isAbsolute || !root ? cwd : vscode.Uri.joinPath(root, cwd).fsPath;
}
