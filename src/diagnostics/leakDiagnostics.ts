import * as vscode from 'vscode';
import { isDead } from '../core/knownKeys.ts';
import type { Severity } from '../detect/finding.ts';
import type { DocumentLeak, TextRange } from '../scanner/editor/messages.ts';
import type { FoundLeaks } from './foundLeaks.ts';
import type { KnownKeys } from './knownKeys.ts';
import { leakSettings } from './leakSettings.ts';
import { type LeakFacts, leakMessage, ruleOf } from './leakText.ts';
import type { LeakSettings } from './settingsFrom.ts';
import { severityOf } from './severity.ts';

/** What diagnostics are made of. */
export interface DiagnosticSources {
	readonly found: FoundLeaks;
	readonly known: KnownKeys;
	readonly now: () => Date;
}

/** The name that problems go by. */
export const diagnosticSource = 'Yativo';

/** Shows leaks as problems. */
export function showLeakDiagnostics({ found, known, now }: DiagnosticSources): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('yativo');
	const shown = new Map<string, string>();

	function update(uri: vscode.Uri): void {
		const text = found.of(uri);
		const settings = leakSettings(uri);
		const place = { uri, git: text?.git, now: now() };
		const diagnostics = (settings.enabled ? (text?.leaks ?? []) : []).flatMap(
			leak => toDiagnostic(leak, settings, { ...place, known: known.find(leak.digest) }) ?? [],
		);
		const key = JSON.stringify(diagnostics);
		if (diagnostics.length === 0) {
			shown.delete(uri.toString());
			collection.delete(uri);
		} else if (shown.get(uri.toString()) !== key) {
			shown.set(uri.toString(), key);
			collection.set(uri, diagnostics);
		}
	}

	function updateAll(): void {
		for (const { uri } of found.all) {
			update(uri);
		}
	}

	return vscode.Disposable.from(collection, found.onDidChange(update), known.onDidChange(updateAll));
}

/** The diagnostic for a leak, or `undefined` for one that is not to be shown. */
function toDiagnostic(leak: DocumentLeak, settings: LeakSettings, facts: LeakFacts): vscode.Diagnostic | undefined {
	const severity = severityOf(leak, {
		git: facts.git,
		choice: settings.severity[leak.tier],
		isDead: isDead(facts.known, facts.now),
	});
	if (severity === undefined) {
		return undefined;
	}
	const diagnostic = new vscode.Diagnostic(toRange(leak.range), leakMessage(leak, facts), severities[severity]);
	diagnostic.source = diagnosticSource;
	diagnostic.code = { value: leak.rule, target: vscode.Uri.parse(ruleOf(leak).source, true) };
	return diagnostic;
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
};

/** The range as VS Code wants it. */
export function toRange({ line, character, endLine, endCharacter }: TextRange): vscode.Range {
	return new vscode.Range(line, character, endLine, endCharacter);
}
