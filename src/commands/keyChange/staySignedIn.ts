import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { type Credentials, sameCredentials } from '../../core/credentials.ts';
import { displayText } from '../../core/displayText.ts';
import { YativoError } from '../../core/failure.ts';
import { accountNameOf, type OwnKey, ownKey, renewedCredentials } from '../../core/ownKey.ts';
import type { Profile } from '../../core/profile.ts';
import type { Told } from '../../lifecycle/told.ts';
import type { SignedIn } from '../../views/session.ts';
import type { Subject } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';

/** Signing in with what was just stored ends after this time, in milliseconds: the user waits to be told of the change. */
const signInWithinMs = 10_000;

/** Whether a connection signs in with a key of its account. Credentials that cannot be read say nothing of it. */
export async function ownKeyOf(
	{ credentialsOf }: Pick<KeyChangeDeps, 'credentialsOf'>,
	profile: Profile,
	key: ApiKey,
): Promise<OwnKey> {
	const credentials = await readable(credentialsOf(profile));
	return credentials ? ownKey(credentials, key) : 'no';
}

/**
 * Lets a connection that signs in with the changed key go on with the secret that was just stored. After a rotation, whether or
 * not that works now, as the old secret is dead; after a replacement only once it has been proved, as the old key still works.
 * Nothing comes between a user and a secret that was just made: a failure is only told.
 */
export async function staySignedIn(
	deps: KeyChangeDeps,
	{ change, connection, key }: Subject,
	told: Told,
): Promise<void> {
	const isRenewed = (change === 'rotate' || change === 'replace') && told.outcome === 'done';
	if (!isRenewed || !key || told.secret.kind !== 'stored') {
		return;
	}
	try {
		const after = told.key ?? key;
		const renewed = await renewedOf(deps, connection.profile, { before: key, after });
		if (renewed) {
			await goOnWith(deps, renewed, change);
		}
	} catch (error) {
		void deps.report(error);
	}
}

interface Renewed {
	readonly profile: Profile;
	readonly credentials: Credentials;
}

/** The profile and what it is to sign in with from now on, or `undefined` where it does not sign in with the key, or does so already. */
async function renewedOf(
	{ sessions, credentialsOf, secretOf }: KeyChangeDeps,
	{ id }: Profile,
	{ before, after }: { readonly before: ApiKey; readonly after: ApiKey },
): Promise<Renewed | undefined> {
	const profile = sessions.all.find(session => session.profile.id === id)?.profile;
	const held = profile && (await readable(credentialsOf(profile)));
	// The answer may show the public part where the list does not.
	const isOwn = held && (ownKey(held, before) === 'yes' || (before.id === after.id && ownKey(held, after) === 'yes'));
	const issued = isOwn && (await secretOf(profile, after));
	const credentials = issued && renewedCredentials(held, issued, after);
	if (!credentials || sameCredentials(held, credentials)) {
		return undefined;
	}
	const account = accountNameOf(credentials);
	return { profile: { ...profile, ...(account !== undefined && { account }) }, credentials };
}

async function goOnWith(
	deps: KeyChangeDeps,
	{ profile, credentials }: Renewed,
	change: Subject['change'],
): Promise<void> {
	const signedIn = await proved(deps, profile, credentials);
	if (!signedIn && change === 'replace') {
		return;
	}
	if (signedIn) {
		// First, or its keys would be loaded once more when the stores tell that something changed.
		deps.sessions.adopt(signedIn);
	}
	await deps.keepCredentials(profile, credentials);
	await deps.saveProfile(profile);
	const shown = displayText(profile.name);
	vscode.window.setStatusBarMessage(
		change === 'replace'
			? vscode.l10n.t('“{0}” now signs in with the new key', shown)
			: vscode.l10n.t('“{0}” now signs in with the new secret', shown),
		8000,
	);
}

/** The connection with what was just stored, or `undefined` where it does not come about. */
async function proved(
	{ signIn }: KeyChangeDeps,
	profile: Profile,
	credentials: Credentials,
): Promise<SignedIn | undefined> {
	const signal = AbortSignal.timeout(signInWithinMs);
	try {
		return await signIn(profile, credentials, signal);
	} catch (error) {
		if (error instanceof YativoError || signal.aborted) {
			return undefined;
		}
		throw error;
	}
}

async function readable(reading: Promise<Credentials>): Promise<Credentials | undefined> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof YativoError) {
			return undefined;
		}
		throw error;
	}
}
