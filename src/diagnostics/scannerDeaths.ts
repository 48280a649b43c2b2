import * as vscode from 'vscode';
import { notify } from '../ui/notify.ts';
import type { Scanner } from './scanner.ts';

/** Says in the log when the scanner died and is started again, and tells the user when it died too often for that. */
export function tellDeaths(scanner: Scanner, log: Pick<vscode.LogOutputChannel, 'warn'>): vscode.Disposable {
	return scanner.onDidDie(next => {
		if (next === 'restarting') {
			log.warn('The thread that looks for leaks has ended, and is started again.');
		} else {
			log.warn('The thread that looks for leaks has ended several times within a minute, and stays so.');
			void offerReload();
		}
	});
}

async function offerReload(): Promise<void> {
	const reload = vscode.l10n.t('Reload Window');
	const chosen = await notify(
		'error',
		vscode.l10n.t('Leaks are no longer looked for in this window: the scanner has ended several times.'),
		reload,
	);
	if (chosen === reload) {
		await vscode.commands.executeCommand('workbench.action.reloadWindow');
	}
}
