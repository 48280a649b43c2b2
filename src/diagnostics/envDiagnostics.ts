import * as vscode from 'vscode';
import { displayText } from '../core/displayText.ts';
import { parse } from '../core/dotenv/parse.ts';
import { effectiveStatus, isUsable } from '../core/keyStatus.ts';
import { statusText } from '../ui/statusText.ts';
import type { BoundNames } from './boundNames.ts';
import { diagnosticSource } from './leakDiagnostics.ts';

const deadKeyCode = 'dead-key';

/** Nobody reads problems while typing. */
const pauseMs = 300;

/** What diagnostics need. */
export interface EnvDiagnosticsSources {
	/** The files that variables are looked for in. */
	readonly files: vscode.DocumentSelector;
	readonly names: BoundNames;
	readonly now: () => Date;
}

/** Shows which names in open files are served by keys that have ended. */
export function showEnvDiagnostics({ files, names, now }: EnvDiagnosticsSources): vscode.Disposable {
	const collection = vscode.languages.createDiagnosticCollection('yativo-env');
	const opened = new Set<vscode.TextDocument>();
	const waiting = new Map<vscode.TextDocument, NodeJS.Timeout>();

	function update(document: vscode.TextDocument): void {
		const bound = new Map(names.all.map(each => [each.name, each]));
		if (bound.size === 0 || document.isClosed) {
			collection.delete(document.uri);
			return;
		}
		const entries = parse(document.getText()).filter(({ name }) => bound.has(name));
		if (entries.length > 0) {
			// What it finds is told by `onDidChange`; what failed is told where keys are shown.
			names.load().catch(() => undefined);
		}
		const found = entries.flatMap(({ name, nameStart, nameEnd }) => {
			const key = bound.get(name)?.key;
			if (!key || isUsable(key, now())) {
				return [];
			}
			const range = new vscode.Range(document.positionAt(nameStart), document.positionAt(nameEnd));
			const status = statusText(effectiveStatus(key, now())).toLowerCase();
			const message = vscode.l10n.t('{0} is served by “{1}”, which is {2}.', name, displayText(key.name), status);
			const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
			diagnostic.source = diagnosticSource;
			diagnostic.code = deadKeyCode;
			return [diagnostic];
		});
		collection.set(document.uri, found);
	}

	function updateSoon(document: vscode.TextDocument): void {
		clearTimeout(waiting.get(document));
		waiting.set(
			document,
			setTimeout(() => {
				waiting.delete(document);
				update(document);
			}, pauseMs),
		);
	}

	/** Asked once for each document: at each edit of any file it would take longer than all else that is done then. */
	function open(document: vscode.TextDocument): void {
		if (vscode.languages.match(files, document) > 0) {
			opened.add(document);
			updateSoon(document);
		}
	}

	function close(document: vscode.TextDocument): void {
		opened.delete(document);
		clearTimeout(waiting.get(document));
		waiting.delete(document);
		collection.delete(document.uri);
	}

	vscode.workspace.textDocuments.forEach(open);
	return vscode.Disposable.from(
		collection,
		names.onDidChange(() => opened.forEach(updateSoon)),
		vscode.workspace.onDidOpenTextDocument(open),
		vscode.workspace.onDidChangeTextDocument(({ document }) => {
			if (opened.has(document)) {
				updateSoon(document);
			}
		}),
		vscode.workspace.onDidCloseTextDocument(close),
		{
			dispose: () => {
				for (const timer of waiting.values()) {
					clearTimeout(timer);
				}
			},
		},
	);
}

/** Offers another key for a name whose key has ended. */
export class EnvFixes implements vscode.CodeActionProvider {
	static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

	provideCodeActions(
		document: vscode.TextDocument,
		_range: vscode.Range,
		{ diagnostics }: vscode.CodeActionContext,
	): vscode.CodeAction[] {
		return diagnostics
			.filter(({ source, code }) => source === diagnosticSource && code === deadKeyCode)
			.map(diagnostic => {
				const name = document.getText(diagnostic.range);
				const title = vscode.l10n.t('Choose another key for {0}…', name);
				const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
				action.command = { command: 'yativo.bindEnv', title, arguments: [name] };
				action.diagnostics = [diagnostic];
				action.isPreferred = true;
				return action;
			});
	}
}
