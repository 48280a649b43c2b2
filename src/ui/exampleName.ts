import * as vscode from 'vscode';

const setting = 'yativo.env.exampleFile';

const usual = '.env.example';

/** The name of the file that documents variables, as the settings say. It is fit to stand in a pattern. */
export function exampleName(): string {
	const name = vscode.workspace.getConfiguration().get<unknown>(setting);
	return typeof name === 'string' && /^[^/\\*?{}[\]\n\r]{1,100}$/.test(name) ? name : usual;
}

/** Tells that the settings name another file now. */
export function onDidChangeExampleName(listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration(setting) && listener());
}
