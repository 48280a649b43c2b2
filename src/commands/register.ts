import * as vscode from 'vscode';
import type { CommandId } from '../ids.ts';

/** What a command does. Arguments come from menus and other callers and are untrusted. */
export type Handler = (...args: readonly unknown[]) => Promise<unknown> | unknown;

/** Registers every command. The one `catch` of the extension lives here. */
export function registerCommands(
	handlers: Readonly<Record<CommandId, Handler>>,
	report: (error: unknown) => Promise<void>,
): vscode.Disposable {
	const registrations = Object.entries(handlers).map(([id, handler]) =>
		vscode.commands.registerCommand(id, async (...args: unknown[]) => {
			try {
				return await handler(...args);
			} catch (error) {
				// Not awaited: a message may stay on screen for minutes, and the command has ended.
				void report(error);
				return undefined;
			}
		}),
	);
	return vscode.Disposable.from(...registrations);
}
