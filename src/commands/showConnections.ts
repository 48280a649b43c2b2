import * as vscode from 'vscode';
import { wantsSignIn } from '../core/connectionStatus.ts';
import type { Profile } from '../core/profile.ts';
import type { CommandId } from '../ids.ts';
import type { ActiveProfile } from '../views/activeProfile.ts';
import { profileItem } from '../views/pickProfile.ts';
import { type Session, statusOf } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';

type Item = vscode.QuickPickItem & { readonly profile?: Profile; readonly command?: CommandId };

/** What listing connections needs. */
export interface ShowConnectionsDeps {
	readonly sessions: Sessions;
	readonly active: ActiveProfile;
	readonly now: () => Date;
}

/** Lists the connections to choose the active one, and what else can be done with them. */
export function showConnections({ sessions, active, now }: ShowConnectionsDeps) {
	return async (): Promise<void> => {
		const items: readonly Item[] = [
			...sessions.all.map(session => sessionItem(session, { active: active.profile, now: now() })),
			...actionItems(sessions.all, now()),
		];
		const placeHolder = vscode.l10n.t('Choose the connection to work with');
		const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
		if (chosen?.profile) {
			await active.choose(chosen.profile);
		} else if (chosen?.command) {
			await vscode.commands.executeCommand(chosen.command);
		}
	};
}

interface Present {
	readonly active: Profile | undefined;
	readonly now: Date;
}

function sessionItem(session: Session, { active, now }: Present): Item {
	const { profile, state } = session;
	const item = profileItem(profile);
	const notes = [
		item.description,
		...(profile.id === active?.id ? [vscode.l10n.t('active')] : []),
		...(wantsSignIn(statusOf(session), now)
			? [vscode.l10n.t('sign in again')]
			: state.kind === 'failed'
				? [vscode.l10n.t('could not be loaded')]
				: []),
	];
	return { ...item, description: notes.join(' · '), profile };
}

function actionItems(sessions: readonly Session[], now: Date): readonly Item[] {
	const signIn = action('yativo.signIn', vscode.l10n.t('Sign In Again…'), 'account');
	const forConnections = [
		action('yativo.disconnect', vscode.l10n.t('Disconnect…'), 'debug-disconnect'),
		action('yativo.refresh', vscode.l10n.t('Refresh Keys'), 'refresh'),
		action('yativo.openDashboard', vscode.l10n.t('Open Dashboard'), 'link-external'),
	];
	return [
		{ label: vscode.l10n.t('Actions'), kind: vscode.QuickPickItemKind.Separator },
		...(sessions.some(session => wantsSignIn(statusOf(session), now)) ? [signIn] : []),
		action('yativo.connect', vscode.l10n.t('Connect…'), 'plug'),
		...(sessions.length > 0 ? forConnections : []),
		action('yativo.showLog', vscode.l10n.t('Show Log'), 'output'),
	];
}

function action(command: CommandId, label: string, icon: string): Item {
	return { label, iconPath: new vscode.ThemeIcon(icon), command };
}
