import * as vscode from 'vscode';
import { onDidChangeExampleName } from '../ui/exampleName.ts';
import { type BoundNames, envFiles } from './boundNames.ts';
import { EnvCompletion } from './envCompletion.ts';
import { EnvFixes, showEnvDiagnostics } from './envDiagnostics.ts';
import { EnvHover } from './envHover.ts';

/** Hovers, completions, diagnostics and fixes in files of variables, whatever the settings call them. */
export function showEnvHelp(names: BoundNames, now: () => Date): vscode.Disposable {
	let shown = showIn(envFiles(), names, now);
	return vscode.Disposable.from(
		{ dispose: () => shown.dispose() },
		onDidChangeExampleName(() => {
			shown.dispose();
			shown = showIn(envFiles(), names, now);
		}),
	);
}

function showIn(files: vscode.DocumentSelector, names: BoundNames, now: () => Date): vscode.Disposable {
	return vscode.Disposable.from(
		showEnvDiagnostics({ files, names, now }),
		vscode.languages.registerHoverProvider(files, new EnvHover(names, now)),
		vscode.languages.registerCompletionItemProvider(files, new EnvCompletion(names)),
		vscode.languages.registerCodeActionsProvider(files, new EnvFixes(), EnvFixes.metadata),
	);
}
