import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import { leaksViewId } from '../../ids.ts';
import type { ScanKind } from '../../scanner/editor/messages.ts';
import type { LeakScans } from './leakScans.ts';

/** A scan that lasts longer than this shows a notification that can end it, in milliseconds. */
const longMs = 1000;

/** Scans what the name says, with progress in the view, and in a notification when it takes long. */
export function scanLeaks(scans: LeakScans, kind: ScanKind) {
	return async (): Promise<void> => {
		if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
			throw new YativoError({ kind: 'noFolder' });
		}
		await vscode.commands.executeCommand(`${leaksViewId}.focus`);
		const work = new AbortController();
		const ended = new AbortController();
		const progress = new vscode.EventEmitter<number>();
		const scan = scans.run(kind, { signal: work.signal, onProgress: files => progress.fire(files) });
		const timer = setTimeout(
			() => showLongScan(kind, { work, ended: ended.signal, onProgress: progress.event }),
			longMs,
		);
		try {
			await vscode.window.withProgress({ location: { viewId: leaksViewId } }, () => scan);
		} finally {
			clearTimeout(timer);
			ended.abort();
			progress.dispose();
		}
	};
}

interface LongScan {
	/** Ends the scan. */
	readonly work: AbortController;
	/** The scan has ended. */
	readonly ended: AbortSignal;
	readonly onProgress: vscode.Event<number>;
}

function showLongScan(kind: ScanKind, { work, ended, onProgress }: LongScan): void {
	const options = { location: vscode.ProgressLocation.Notification, title: titleOf(kind), cancellable: true };
	void vscode.window.withProgress(options, (progress, token) => {
		token.onCancellationRequested(() => work.abort());
		onProgress(files =>
			progress.report({ message: vscode.l10n.t('{0} files', files.toLocaleString(vscode.env.language)) }),
		);
		return new Promise<void>(resolve => ended.addEventListener('abort', () => resolve()));
	});
}

function titleOf(kind: ScanKind): string {
	switch (kind) {
		case 'tree':
			return vscode.l10n.t('Looking for leaks in the workspace');
		case 'staged':
			return vscode.l10n.t('Looking for leaks in staged changes');
		case 'history':
			return vscode.l10n.t('Looking for leaks in the history');
	}
}
