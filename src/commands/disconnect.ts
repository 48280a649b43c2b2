import * as vscode from 'vscode';
import type { Profile } from '../core/profile.ts';
import { confirm } from '../ui/confirm.ts';
import { profileFor } from '../views/pickProfile.ts';
import type { Sessions } from '../views/sessions.ts';

/** What disconnecting needs. */
export interface DisconnectSources {
	readonly sessions: Sessions;
	/** Deletes credentials and profile. */
	readonly forget: (profile: Profile) => Promise<void>;
	readonly secrets: {
		/** Number of secrets of a profile's keys that this machine holds. */
		count(profile: Profile): Promise<number>;
		forget(profile: Profile): Promise<void>;
	};
}

/** Forgets the credentials of a profile. The secrets of its keys stay, unless the user says otherwise. */
export function disconnect({ sessions, forget, secrets }: DisconnectSources) {
	return async (argument: unknown): Promise<void> => {
		const placeHolder = vscode.l10n.t('Connection to disconnect');
		const profile = await profileFor(argument, { sessions, placeHolder });
		if (!profile) {
			return;
		}
		const held = await secrets.count(profile);
		const plain = vscode.l10n.t('Disconnect');
		const thorough = vscode.l10n.t('Disconnect and Delete Secrets');
		const chosen = await confirm({
			question: vscode.l10n.t('Disconnect “{0}”?', profile.name),
			detail: [
				vscode.l10n.t(
					'Its credentials are deleted from this machine. Nothing changes at Yativo: your keys go on working.',
				),
				...(held > 0
					? [
							held === 1
								? vscode.l10n.t('This machine holds the secret of one of its keys. It stays unless you delete it.')
								: vscode.l10n.t(
										'This machine holds the secrets of {0} of its keys. They stay unless you delete them.',
										held,
									),
						]
					: []),
			].join('\n\n'),
			actions: held > 0 ? [plain, thorough] : [plain],
		});
		if (chosen === undefined) {
			return;
		}
		if (chosen === thorough) {
			await secrets.forget(profile);
		}
		await forget(profile);
	};
}
