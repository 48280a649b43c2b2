import * as vscode from 'vscode';
import { checkName } from '../core/connect/naming.ts';
import type { Profile } from '../core/profile.ts';
import { profileFor } from '../views/pickProfile.ts';
import type { Sessions } from '../views/sessions.ts';

/** Gives a profile another name. */
export function renameProfile(sessions: Sessions, save: (profile: Profile) => Promise<void>) {
	return async (argument: unknown): Promise<void> => {
		const placeHolder = vscode.l10n.t('Connection to rename');
		const profile = await profileFor(argument, { sessions, placeHolder });
		if (!profile) {
			return;
		}
		const taken = sessions.all.map(other => other.profile).filter(({ id }) => id !== profile.id);
		const name = await vscode.window.showInputBox({
			title: vscode.l10n.t('Rename Connection'),
			value: profile.name,
			ignoreFocusOut: true,
			validateInput: text =>
				checkName(
					text.trim(),
					taken.map(other => other.name),
				)?.message,
		});
		if (name !== undefined && name.trim() !== profile.name) {
			await save({ ...profile, name: name.trim() });
		}
	};
}
