import * as vscode from 'vscode';
import type { Credentials } from '../core/credentials.ts';
import { YativoError } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';
import { confirm } from '../ui/confirm.ts';
import type { SignedIn } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';

/** Where connections are kept: profiles in the open, credentials in the secret storage. */
export interface ConnectionStores {
	readonly sessions: Sessions;
	readonly profiles: {
		save(profile: Profile): Promise<void>;
		remove(id: string): Promise<void>;
	};
	readonly credentials: {
		/** @throws YativoError `secretStorage` when the storage did not keep them. */
		save(profile: Profile, credentials: Credentials): Promise<void>;
		/** For this window alone. */
		keepInMemory(profile: Profile, credentials: Credentials): void;
		/** @throws YativoError `secretStorage` */
		forget(profile: Profile): Promise<void>;
	};
}

/**
 * Stores a connection that was proved to work. Where the secret storage fails, nothing is written elsewhere: the user may
 * have the credentials held in memory.
 *
 * @returns whether the connection is kept, one way or the other.
 */
export function keepConnection({ profiles, credentials, sessions }: ConnectionStores) {
	return async (signedIn: SignedIn): Promise<boolean> => {
		const { profile } = signedIn.connection;
		// First, or its keys would be loaded once more when the stores tell that something changed.
		sessions.adopt(signedIn);
		try {
			await credentials.save(profile, signedIn.credentials);
		} catch (error) {
			if (!(await holdInMemory(error))) {
				sessions.forget(profile.id);
				return false;
			}
			credentials.keepInMemory(profile, signedIn.credentials);
		}
		await profiles.save(profile);
		return true;
	};
}

async function holdInMemory(error: unknown): Promise<boolean> {
	if (!(error instanceof YativoError)) {
		throw error;
	}
	const hold = vscode.l10n.t('Use Until This Window Closes');
	const chosen = await confirm({
		question: vscode.l10n.t('Your credentials could not be stored.'),
		detail: `${error.message} ${vscode.l10n.t('They can be held in memory: you stay connected until this window closes and sign in again after that. They are never written anywhere else.')}`,
		actions: [hold],
	});
	return chosen === hold;
}
