import * as vscode from 'vscode';
import { describe, type Remedy } from '../core/describe.ts';
import { YativoError } from '../core/failure.ts';
import { notify } from './notify.ts';

/** What each remedy does. */
export type RemedyActions = Readonly<Record<Exclude<Remedy, 'retry'>, () => unknown>>;

/** The label of a remedy's button, or `undefined` where repeating the command by hand is the remedy. */
function labelOf(remedy: Remedy): string | undefined {
	switch (remedy) {
		case 'signIn':
			return vscode.l10n.t('Sign In Again');
		case 'connect':
			return vscode.l10n.t('Connect…');
		case 'chooseSurface':
			return vscode.l10n.t('Choose API Generation…');
		case 'openDashboard':
			return vscode.l10n.t('Open Dashboard');
		case 'openSettings':
			return vscode.l10n.t('Open Settings');
		case 'openFolder':
			return vscode.l10n.t('Open Folder…');
		case 'bindEnv':
			return vscode.l10n.t('Assign Variables…');
		case 'storeSecret':
			return vscode.l10n.t('Store Secret…');
		case 'newTerminal':
			return vscode.l10n.t('New Terminal with Secrets');
		case 'manageTrust':
			return vscode.l10n.t('Manage Workspace Trust');
		case 'showLog':
			return vscode.l10n.t('Show Log');
		case 'enterCode':
			return vscode.l10n.t('Enter Code');
		case 'retry':
			return undefined;
	}
}

/** Tells the user what failed, with its one remedy. An error that is not ours is logged by its type alone: its text may hold anything. */
export function createErrorReporter(log: vscode.LogOutputChannel, actions: RemedyActions) {
	return async (error: unknown): Promise<void> => {
		if (error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError')) {
			return;
		}
		if (!(error instanceof YativoError)) {
			log.error(`Unexpected ${error instanceof Error ? error.name : typeof error}`, stackOf(error));
			const showLog = vscode.l10n.t('Show Log');
			if (
				(await notify('error', vscode.l10n.t('Something went wrong inside the Yativo extension.'), showLog)) === showLog
			) {
				actions.showLog();
			}
			return;
		}
		const { message, remedy } = describe(error.failure);
		log.warn(`Failed: ${error.failure.kind}`);
		const label = labelOf(remedy);
		const chosen = await notify('error', message, ...(label ? [label] : []));
		if (chosen !== undefined && remedy !== 'retry') {
			actions[remedy]();
		}
	};
}

/** Where an error came from, without its message. */
function stackOf(error: unknown): string {
	const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line)) : [];
	return frames
		.slice(0, 8)
		.map(frame => frame.trim())
		.join(' | ');
}
