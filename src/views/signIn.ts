import type { Network } from '../api/client.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Profile, withFound } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { SignedIn } from './session.ts';

/** What signing in needs of the outside. */
export interface SignInSources {
	/** Loads the network bundle at the first call. */
	readonly network: () => Promise<Network>;
	readonly profiles: {
		list(): readonly Profile[];
		/** Remembers what discovery found. */
		save(profile: Profile): Promise<void>;
	};
	/** @throws YativoError `credentialsMissing` or `secretStorage` */
	readonly credentials: (profile: Profile) => Promise<Credentials>;
}

/**
 * Signs in with the stored credentials, lists once, and remembers what discovery found.
 *
 * @throws what `SignInSources.credentials` and `Network.connect` throw.
 */
export async function signIn(
	sources: SignInSources,
	profile: Profile,
	{ signal, code }: { readonly signal: AbortSignal; readonly code: Secret | undefined },
): Promise<SignedIn> {
	const credentials = await sources.credentials(profile);
	const network = await sources.network();
	const { connection, keys } = await network.connect(profile, { ...credentials, ...(code && { code }) }, signal);
	const found = connection.profile;
	const isNew = found.surface !== profile.surface || found.basePath !== profile.basePath;
	// Disconnecting or renaming meanwhile must not be undone.
	const current = sources.profiles.list().find(({ id }) => id === profile.id);
	if (isNew && current) {
		await sources.profiles.save(withFound(current, found));
	}
	return { connection, keys, credentials, ...(code && { withCode: true }) };
}
