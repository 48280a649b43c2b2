import * as vscode from 'vscode';

/**
 * Runs a task under a notification that can cancel it.
 *
 * @returns the task's value, or `undefined` when the user cancelled.
 * @throws whatever the task throws, except its own abort.
 */
export function withProgress<T>(title: string, task: (signal: AbortSignal) => Promise<T>): Thenable<T | undefined> {
	const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
	return vscode.window.withProgress(options, async (_progress, token) => {
		const work = new AbortController();
		const listener = token.onCancellationRequested(() => work.abort());
		try {
			return await task(work.signal);
		} catch (error) {
			if (work.signal.aborted) {
				return undefined;
			}
			throw error;
		} finally {
			listener.dispose();
		}
	});
}

/** Shows progress of work that must not be stopped, because it changes something on the server. */
export function whileWorking<T>(title: string, work: Promise<T>): Thenable<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () => work);
}

/**
 * Shows progress in the status bar, of work that ends in a dialog: a notification would still stand behind it, because
 * VS Code shows one for a second at least.
 */
export function whileLooking<T>(title: string, work: Promise<T>): Thenable<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => work);
}
