import * as vscode from 'vscode';
import { leaksScheme } from '../../ids.ts';
import type { PastLeak } from '../../scanner/editor/messages.ts';
import type { FolderScanner } from '../scanner.ts';
import type { LeakScans } from './leakScans.ts';

/** The document that shows a file as git keeps it: in the index, or in a commit. */
export function pastUri({ base, path, commit }: PastLeak): vscode.Uri {
	return vscode.Uri.from({
		scheme: leaksScheme,
		path: `/${commit?.slice(0, 12) ?? vscode.l10n.t('staged')}/${path}`,
		query: JSON.stringify([base, path, commit ?? null]),
	});
}

/** Shows versions of files that a scan has found leaks in, and no others: addresses of documents come from anywhere. */
export function showPastDocuments(scanner: Pick<FolderScanner, 'ask'>, scans: LeakScans): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();

	/** The index goes on under a document that is open. */
	function refreshStaged(): void {
		for (const { uri } of vscode.workspace.textDocuments) {
			if (uri.scheme === leaksScheme && uri.query.endsWith(',null]')) {
				changed.fire(uri);
			}
		}
	}

	return vscode.Disposable.from(
		changed,
		scans.onDidChange(refreshStaged),
		vscode.workspace.registerTextDocumentContentProvider(leaksScheme, {
			onDidChange: changed.event,
			provideTextDocumentContent: async uri => {
				const leak = [...scans.past('staged'), ...scans.past('history')].find(
					each => pastUri(each).toString() === uri.toString(),
				);
				const text = leak && (await scanner.ask('version', questionOf(leak)));
				return text ?? vscode.l10n.t('Git does not keep this version any more. Scan again.');
			},
		}),
	);
}

function questionOf({ base, path, commit }: PastLeak) {
	return { base, path, ...(commit !== undefined && { commit }) };
}
