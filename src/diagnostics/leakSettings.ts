import * as vscode from 'vscode';
import { type LeakSettings, settingsFrom } from './settingsFrom.ts';

export const leaksSection = 'yativo.leaks';

/** Reads the settings that hold for a document, or for the window. */
export function leakSettings(scope?: vscode.Uri): LeakSettings {
	const leaks = vscode.workspace.getConfiguration(leaksSection, scope ?? null);
	return settingsFrom(name => leaks.get(name));
}
