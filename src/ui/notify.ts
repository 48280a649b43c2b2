import * as vscode from 'vscode';
import { inertText } from '../core/displayText.ts';

/**
 * Shows a notification. What a server, a file or a path is called can be part of the message: no link comes of it.
 *
 * @param actions labels of its buttons.
 * @returns the label of the button that was pressed, or `undefined` when it was closed or went away.
 */
export function notify(
	severity: 'information' | 'warning' | 'error',
	message: string,
	...actions: readonly string[]
): Thenable<string | undefined> {
	const text = inertText(message);
	switch (severity) {
		case 'information':
			return vscode.window.showInformationMessage(text, ...actions);
		case 'warning':
			return vscode.window.showWarningMessage(text, ...actions);
		case 'error':
			return vscode.window.showErrorMessage(text, ...actions);
	}
}
