import * as vscode from 'vscode';
import type { NextStep, Telling } from '../../lifecycle/toldText.ts';
import { confirm } from '../../ui/confirm.ts';
import { notify } from '../../ui/notify.ts';

/** The label of a next step's button: a verb. */
function labelOf(step: NextStep): string {
	switch (step) {
		case 'addToEnvExample':
			return vscode.l10n.t('Add to .env.example');
		case 'writeEnvFile':
			return vscode.l10n.t('Write to .env…');
		case 'copySecret':
			return vscode.l10n.t('Copy Secret');
		case 'copyUnsaved':
			return vscode.l10n.t('Copy It');
		case 'confirmKept':
			return vscode.l10n.t('I Have It');
		case 'storeAgain':
			return vscode.l10n.t('Store Again');
		case 'revokeAndCreate':
			return vscode.l10n.t('Revoke and Create Again');
		case 'rotateAgain':
			return vscode.l10n.t('Rotate Again');
		case 'useOtherSurface':
			return vscode.l10n.t('Use the Other Address');
		case 'editAnswers':
			return vscode.l10n.t('Edit and Try Again');
		case 'checkAgain':
			return vscode.l10n.t('Check Again');
		case 'chooseKey':
			return vscode.l10n.t('Choose the Key…');
		case 'showKeys':
			return vscode.l10n.t('Show Keys');
		case 'revokeOld':
			return vscode.l10n.t('Revoke Old Key…');
		case 'signIn':
			return vscode.l10n.t('Sign In Again');
		case 'openDashboard':
			return vscode.l10n.t('Open Dashboard');
		case 'openSettings':
			return vscode.l10n.t('Open Settings');
		case 'showLog':
			return vscode.l10n.t('Show Log');
		case 'done':
			return vscode.l10n.t('Done');
	}
}

/** Tells the user, in the form that fits, and asks what to do next. `undefined`: nothing more. */
export async function tell({ severity, modal, message, detail, next }: Telling): Promise<NextStep | undefined> {
	const labels = next.map(labelOf);
	const chosen = modal
		? await confirm({ severity, question: message, detail: detail ?? '', actions: labels })
		: await notify(severity, [message, detail].filter(Boolean).join(' '), ...labels);
	return chosen === undefined ? undefined : next[labels.indexOf(chosen)];
}
