import * as vscode from 'vscode';
import { type LeakSettings, settingsFrom } from './settingsFrom.ts';

export const leaksSection = 'yativo.leaks';

/** Reads the settings that hold for a document, or for the window. */
export function leakSettings(scope?: vscode.Uri): LeakSettings {
	const leaks = vscode.workspace.getConfiguration(leaksSection, scope ?? null);
	return settingsFrom(name => leaks.get(name));
}

/** The settings of each folder of the workspace; of the window where there is none. */
export function settingsOfFolders(): readonly LeakSettings[] {
	const folders = vscode.workspace.workspaceFolders ?? [];
	return folders.length === 0 ? [leakSettings()] : folders.map(({ uri }) => leakSettings(uri));
}
