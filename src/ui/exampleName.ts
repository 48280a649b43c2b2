import * as vscode from 'vscode';
import { isFileName } from '../core/fileName.ts';

const setting = 'yativo.env.exampleFile';

const usual = '.env.example';

/** The name of the file that documents variables, as the settings say, or the usual one where they name no file. */
export function exampleName(): string {
	const name = vscode.workspace.getConfiguration().get<unknown>(setting);
	return typeof name === 'string' && isFileName(name) ? name : usual;
}

/** Tells that the settings name another file now. */
export function onDidChangeExampleName(listener: () => void): vscode.Disposable {
	return vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration(setting) && listener());
}
