import * as vscode from 'vscode';
import type { Profile } from '../core/profile.ts';
import { authenticationProviderId } from '../ids.ts';
import type { Sessions } from './sessions.ts';

/** What the Accounts menu can set off. */
export interface AccountActions {
	readonly connect: () => Promise<Profile | undefined>;
	/** Deletes credentials and profile; VS Code has asked before. */
	readonly forget: (profile: Profile) => Promise<void>;
}

/**
 * Shows the profiles in the Accounts menu, where signing out disconnects.
 *
 * The provider is registered here and not in package.json, where it would keep users from disabling the extension while any
 * other one asks for it. It never hands a credential to another extension: see `sessionOf`.
 */
export function showAccounts(sessions: Sessions, actions: AccountActions): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
	let known = sessions.all.map(sessionOf);

	function update(): void {
		const current = sessions.all.map(({ profile }) => profile);
		const isSame = (session: vscode.AuthenticationSession, profile: Profile) =>
			session.id === profile.id && session.account.label === profile.name;
		const removed = known.filter(session => !current.some(profile => isSame(session, profile)));
		const added = current
			.filter(profile => !known.some(session => isSame(session, profile)))
			.map(profile => sessionOf({ profile }));
		if (removed.length + added.length > 0) {
			known = current.map(profile => sessionOf({ profile }));
			changed.fire({ added, removed, changed: [] });
		}
	}

	const provider: vscode.AuthenticationProvider = {
		onDidChangeSessions: changed.event,
		async getSessions(scopes) {
			return grants(scopes) ? sessions.all.map(sessionOf) : [];
		},
		async createSession(scopes) {
			const profile = grants(scopes) ? await actions.connect() : undefined;
			if (!profile) {
				throw new vscode.CancellationError();
			}
			return sessionOf({ profile });
		},
		async removeSession(id) {
			const session = sessions.all.find(({ profile }) => profile.id === id);
			if (session) {
				await actions.forget(session.profile);
			}
		},
	};
	return vscode.Disposable.from(
		changed,
		sessions.onDidChange(update),
		vscode.authentication.registerAuthenticationProvider(authenticationProviderId, 'Yativo', provider, {
			supportsMultipleAccounts: true,
		}),
	);
}

/**
 * A profile as VS Code shows it. Any extension may ask for a session, and a user who agrees once agrees for good; so what
 * would be the access token is the profile's random id, which says that a connection exists and opens nothing. No scope is
 * granted with it.
 */
function sessionOf({ profile }: { readonly profile: Profile }): vscode.AuthenticationSession {
	return {
		id: profile.id,
		accessToken: profile.id,
		account: { id: profile.id, label: profile.name },
		scopes: [],
	};
}

function grants(scopes: readonly string[] | undefined): boolean {
	return scopes === undefined || scopes.length === 0;
}
