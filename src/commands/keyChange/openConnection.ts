import * as vscode from 'vscode';
import type { Connection } from '../../api/client.ts';
import { isAboutCode, YativoError } from '../../core/failure.ts';
import type { Profile } from '../../core/profile.ts';
import { withProgress } from '../../ui/progress.ts';
import { askCode } from '../askCode.ts';
import type { KeyChangeDeps } from './deps.ts';

/** Opens the connection of a profile, with progress, and with a code where signing in takes one. `undefined`: the user said no. */
export async function openConnection(
	{ sessions, sentCodes }: KeyChangeDeps,
	profile: Profile,
): Promise<Connection | undefined> {
	const title = vscode.l10n.t('Connecting to Yativo');
	try {
		return sessions.current(profile.id) ?? (await withProgress(title, signal => sessions.connection(profile, signal)));
	} catch (error) {
		if (!(error instanceof YativoError && isAboutCode(error.failure))) {
			throw error;
		}
		const code = await askCode(vscode.l10n.t('Connect to {0}', profile.name), sentCodes);
		return code && withProgress(title, signal => sessions.connection(profile, signal, code));
	}
}
