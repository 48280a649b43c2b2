import * as vscode from 'vscode';
import type { Severity, Tier } from '../../detect/finding.ts';
import type { LeakSource, LeakState } from './listedLeak.ts';
import type { NotScannedReason } from './notScanned.ts';

export function stateText(state: LeakState): string {
	switch (state) {
		case 'new':
			return vscode.l10n.t('New');
		case 'pushed':
			return vscode.l10n.t('Pushed');
		case 'allowed':
			return vscode.l10n.t('Allowed');
		case 'ended':
			return vscode.l10n.t('No longer works');
	}
}

export function severityText(severity: Severity): string {
	switch (severity) {
		case 'error':
			return vscode.l10n.t('Error');
		case 'warning':
			return vscode.l10n.t('Warning');
		case 'information':
			return vscode.l10n.t('Information');
	}
}

export function sourceText(source: LeakSource): string {
	switch (source) {
		case 'files':
			return vscode.l10n.t('Files');
		case 'staged':
			return vscode.l10n.t('Staged changes');
		case 'history':
			return vscode.l10n.t('History');
	}
}

/** The leaks of a tier, as the settings tell them apart. */
export function tierText(tier: Tier): string {
	switch (tier) {
		case 1:
			return vscode.l10n.t('credentials that name themselves');
		case 2:
			return vscode.l10n.t('credentials with a prefix that other vendors use');
		case 3:
			return vscode.l10n.t('credentials that only their context gives away');
		case 4:
			return vscode.l10n.t('the public sandbox key');
	}
}

/** Why something was not scanned. */
export function reasonText(reason: NotScannedReason): string {
	switch (reason) {
		case 'binary':
			return vscode.l10n.t('Binary files');
		case 'too large':
			return vscode.l10n.t('Longer than 50 MB');
		case 'symbolic link':
			return vscode.l10n.t('Symbolic links');
		case 'submodule':
			return vscode.l10n.t('Submodules: open them as folders');
		case 'special file':
			return vscode.l10n.t('Neither files nor folders');
		case 'unmerged':
			return vscode.l10n.t('In conflict: resolve it, then scan again');
		case 'too long to watch':
			return vscode.l10n.t('Too long to watch while you type');
		case 'folder of another machine':
			return vscode.l10n.t('Folders that are not on this machine');
		default:
			return reason === 'unreadable: missing object'
				? vscode.l10n.t('Missing from this clone')
				: vscode.l10n.t('Unreadable ({0})', reason.replace(/^unreadable: /, ''));
	}
}
