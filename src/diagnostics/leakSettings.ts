import * as vscode from 'vscode';
import type { Severity, Tier } from '../detect/finding.ts';
import { type IgnoreFile, parseIgnoreFile } from '../detect/ignoreFile.ts';

export const leaksSection = 'yativo.leaks';

/** `auto`: as the rule and the surroundings say. */
export type SeverityChoice = 'auto' | Severity | 'off';

/** What the user has set for a document. */
export interface LeakSettings {
	readonly enabled: boolean;
	readonly exclude: IgnoreFile;
	/** Longer documents are not watched, in characters. */
	readonly maxCharacters: number;
	readonly severity: Readonly<Record<Tier, SeverityChoice>>;
}

/** Reads the settings that hold for a document, or for the window. */
export function leakSettings(scope?: vscode.Uri): LeakSettings {
	const leaks = vscode.workspace.getConfiguration(leaksSection, scope ?? null);
	const choice = (name: string) => leaks.get<SeverityChoice>(`severity.${name}`, 'auto');
	return {
		enabled: leaks.get('enabled', true),
		exclude: parseIgnoreFile(leaks.get<string[]>('exclude', []).join('\n')),
		maxCharacters: leaks.get('maxFileSize', 5) * 1_000_000,
		severity: {
			1: choice('selfIdentifying'),
			2: choice('sharedPrefix'),
			3: choice('contextual'),
			4: choice('publicSandboxKey'),
		},
	};
}
