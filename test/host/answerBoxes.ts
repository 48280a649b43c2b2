import * as vscode from 'vscode';

/**
 * Answers all input boxes, as a person does who takes time over it.
 *
 * @param answer called when a box is shown; what it returns is entered.
 * @returns undoes it.
 */
export function answerBoxes(answer: (options: vscode.InputBoxOptions) => Promise<string | undefined>): () => void {
	const { showInputBox } = vscode.window;
	Object.assign(vscode.window, { showInputBox: answer });
	return () => {
		Object.assign(vscode.window, { showInputBox });
	};
}
