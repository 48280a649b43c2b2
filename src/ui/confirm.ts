import * as vscode from 'vscode';

/** A question whose answer changes something. */
export interface Confirmation {
	readonly severity?: 'information' | 'warning' | 'error';
	readonly question: string;
	readonly detail: string;
	/** Labels of the buttons, each a verb. */
	readonly actions: readonly string[];
}

/** Asks in a modal dialog, which shows all text as it is. @returns the label of the chosen button, or `undefined` when the user said no. */
export function confirm({
	severity = 'warning',
	question,
	detail,
	actions,
}: Confirmation): Thenable<string | undefined> {
	const options = { modal: true, detail };
	switch (severity) {
		case 'information':
			return vscode.window.showInformationMessage(question, options, ...actions);
		case 'warning':
			return vscode.window.showWarningMessage(question, options, ...actions);
		case 'error':
			return vscode.window.showErrorMessage(question, options, ...actions);
	}
}
