import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import { confirm } from '../../ui/confirm.ts';

const storageKey = 'yativo.launch.allowed';

/**
 * Asks once in each workspace whether programs may get secrets.
 *
 * @returns whether they may.
 * @throws YativoError `workspaceNotTrusted`
 */
export async function mayLaunch(memento: vscode.Memento): Promise<boolean> {
	if (!vscode.workspace.isTrusted) {
		throw new YativoError({ kind: 'workspaceNotTrusted' });
	}
	if (memento.get<unknown>(storageKey) === true) {
		return true;
	}
	const give = vscode.l10n.t('Give Secrets');
	const answer = await confirm({
		question: vscode.l10n.t('Give secrets to programs of this workspace?'),
		detail: vscode.l10n.t(
			'Terminals, tasks and debug sessions that ask for a key get its secret in their environment, and so does every program that they start. Nothing is written to disk. You are asked once in each workspace.',
		),
		actions: [give],
	});
	if (answer === give) {
		await memento.update(storageKey, true);
	}
	return answer === give;
}
