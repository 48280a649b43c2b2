import * as vscode from 'vscode';
import { type CommandId, commandIds } from '../ids.ts';

/** What a command does. Arguments come from menus and other callers and are untrusted. */
type Handler = (...args: readonly unknown[]) => Promise<unknown> | unknown;

/** What all commands do, and what happens with what they throw. */
export interface CommandHandlers {
	readonly handlers: Readonly<Record<CommandId, Handler>>;
	readonly report: (error: unknown) => Promise<void>;
}

/**
 * Registers every command; what they do is loaded with the first. The one `catch` of the extension lives here. When loading
 * fails, VS Code tells the user.
 */
export function registerCommands(load: () => Promise<CommandHandlers>): vscode.Disposable {
	const registrations = commandIds.map(id =>
		vscode.commands.registerCommand(id, async (...args: unknown[]) => {
			const { handlers, report } = await load();
			try {
				return await handlers[id](...args);
			} catch (error) {
				// Not awaited: a message may stay on screen for minutes, and the command has ended.
				void report(error);
				return undefined;
			}
		}),
	);
	return vscode.Disposable.from(...registrations);
}
