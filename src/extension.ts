import type * as vscode from 'vscode';
import { registerLaunches } from './commands/launch/register.ts';
import { registerCommands } from './commands/register.ts';
import { once } from './core/once.ts';

/**
 * Registers what VS Code asks for right after activation, and nothing more: all other extensions wait for this. The extension
 * itself is a bundle of its own, loaded right behind.
 */
export function activate(context: vscode.ExtensionContext): void {
	const composition = once(async () => {
		const { compose } = await import('./composition.ts');
		return compose(context);
	});
	const launches = async () => (await composition()).launches();
	const report = async (error: unknown) => (await composition()).report(error);
	context.subscriptions.push(registerCommands(composition), registerLaunches(launches, report));
	setImmediate(() => {
		composition()
			.then(({ show }) => show())
			.catch(report);
	});
}
