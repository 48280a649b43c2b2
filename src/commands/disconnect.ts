import * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import type { Profile } from '../core/profile.ts';
import { confirm } from '../ui/confirm.ts';
import { whileLooking } from '../ui/progress.ts';
import { profileFor } from '../views/pickProfile.ts';
import type { Sessions } from '../views/sessions.ts';
import { listedKeys } from './listedKeys.ts';

/** What disconnecting needs. */
export interface DisconnectDeps {
	readonly sessions: Sessions;
	/** Deletes credentials and profile. */
	readonly forget: (profile: Profile) => Promise<void>;
	/** The secrets of keys: a profile has its own, and those of its keys that one before it left behind. */
	readonly vault: {
		readonly all: readonly { readonly profileId: string; readonly origin: string }[];
		load(): Promise<void>;
		/** Number of the secrets that `forgetAll` deletes. @throws YativoError `secretStorage` */
		count(profileId: string, keys: readonly ApiKey[]): Promise<number>;
		/** @throws YativoError `secretStorage` */
		forgetAll(profileId: string, keys: readonly ApiKey[]): Promise<void>;
	};
}

/** Forgets the credentials of a profile. The secrets of its keys stay, unless the user says otherwise. */
export function disconnect(deps: DisconnectDeps) {
	const { sessions, forget, vault } = deps;
	return async (argument: unknown): Promise<void> => {
		const placeHolder = vscode.l10n.t('Connection to disconnect');
		const profile = await profileFor(argument, { sessions, placeHolder });
		if (!profile) {
			return;
		}
		const keys = await keysOf(deps, profile);
		const held = await vault.count(profile.id, keys);
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
			await vault.forgetAll(profile.id, keys);
		}
		await forget(profile);
	};
}

/** The keys of a profile; listed now where only they can tell whether a secret that was left behind is of one of them. */
async function keysOf({ sessions, vault }: DisconnectDeps, profile: Profile): Promise<readonly ApiKey[]> {
	await vault.load();
	if (vault.all.some(held => held.profileId !== profile.id && held.origin === profile.origin)) {
		const listed = listedKeys(sessions, profile);
		return (await whileLooking(vscode.l10n.t('Looking at the list of keys'), listed)).keys;
	}
	return sessions.keys(profile.id);
}
