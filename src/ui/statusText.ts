import * as vscode from 'vscode';
import type { KeyStatus } from '../core/apiKey.ts';
import { displayText } from '../core/displayText.ts';

/** The status of a key in the user's words; one that only the server knows is shown as it is. */
export function statusText(status: KeyStatus): string {
	switch (status) {
		case 'active':
			return vscode.l10n.t('Active');
		case 'expiring':
			return vscode.l10n.t('Expires soon');
		case 'inactive':
			return vscode.l10n.t('Inactive');
		case 'expired':
			return vscode.l10n.t('Expired');
		case 'revoked':
			return vscode.l10n.t('Revoked');
		default:
			return displayText(status);
	}
}
