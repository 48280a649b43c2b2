import * as vscode from 'vscode';
import { wantsSignIn } from '../core/connectionStatus.ts';
import type { Profile } from '../core/profile.ts';
import { profileFor } from '../views/pickProfile.ts';
import { statusOf } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';

/** What signing in again needs. */
export interface SignInDeps {
	readonly sessions: Sessions;
	readonly connect: (existing: Profile) => Promise<unknown>;
	readonly now: () => Date;
}

/** Signs in again to the profile of a menu, to the only one that needs it, or to the one that the user picks. */
export function signIn({ sessions, connect, now }: SignInDeps) {
	return async (argument: unknown): Promise<void> => {
		const [first, ...more] = sessions.all.filter(session => wantsSignIn(statusOf(session), now()));
		const obvious = more.length === 0 ? first?.profile : undefined;
		const placeHolder = vscode.l10n.t('Connection to sign in to again');
		const profile = await profileFor(argument ?? obvious, { sessions, placeHolder });
		if (profile) {
			await connect(profile);
		}
	};
}
