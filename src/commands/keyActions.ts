import * as vscode from 'vscode';
import { dashboardOf } from '../core/dashboard.ts';
import { YativoError } from '../core/failure.ts';
import { type KeyQuestion, keyOf } from '../views/pickKey.ts';
import { profileNamed } from '../views/pickProfile.ts';
import type { Sessions } from '../views/sessions.ts';

/** Copies the id of a key, which is no secret. */
export function copyKeyId(sessions: Sessions) {
	return async (argument: unknown): Promise<void> => {
		const question: KeyQuestion = {
			sessions,
			placeholder: vscode.l10n.t('Key whose id to copy'),
			filter: key => key.id !== undefined,
			signal: AbortSignal.timeout(60_000),
		};
		const node = await keyOf(argument, question);
		if (node?.key.id !== undefined) {
			await vscode.env.clipboard.writeText(node.key.id);
			vscode.window.setStatusBarMessage(vscode.l10n.t('Key ID copied'), 3000);
		}
	};
}

/** Opens the dashboard of a profile in the browser: of the one whose menu was used, or asks which when there are several. */
export function openDashboard(sessions: Sessions) {
	return async (argument: unknown): Promise<void> => {
		const named = profileNamed(argument, sessions);
		const profiles = named ? [named] : sessions.all.map(({ profile }) => profile);
		if (profiles.length === 0) {
			throw new YativoError({ kind: 'notConnected' });
		}
		const links = [...new Set(profiles.map(dashboardOf))];
		const link =
			links.length === 1
				? links[0]
				: await vscode.window.showQuickPick(links, { placeHolder: vscode.l10n.t('Dashboard to open') });
		if (link !== undefined) {
			await vscode.env.openExternal(vscode.Uri.parse(link, true));
		}
	};
}
