import type { ApiKey } from '../../core/apiKey.ts';
import type { Credentials } from '../../core/credentials.ts';
import type { Profile } from '../../core/profile.ts';
import type { Secret } from '../../core/secret.ts';
import type { SentCodes } from '../../core/sentCodes.ts';
import type { ChangeSources } from '../../lifecycle/change.ts';
import type { KeyNode } from '../../views/nodes.ts';
import type { SignedIn } from '../../views/session.ts';
import type { Sessions } from '../../views/sessions.ts';

/** What the commands that change keys need. */
export interface KeyChangeDeps {
	readonly sessions: Sessions;
	/** All that the lifecycle needs besides the connection. */
	readonly lifecycle: Omit<ChangeSources, 'connection'>;
	readonly sentCodes: SentCodes;
	/** Tells the user of an error that must not end what is being told. */
	readonly report: (error: unknown) => Promise<void>;
	readonly saveProfile: (profile: Profile) => Promise<void>;
	/** What a connection signs in with. @throws YativoError `credentialsMissing` or `secretStorage` */
	readonly credentialsOf: (profile: Profile) => Promise<Credentials>;
	/** Stores what a connection signs in with from now on. @throws YativoError `secretStorage`: it holds them in memory then. */
	readonly keepCredentials: (profile: Profile, credentials: Credentials) => Promise<void>;
	/** Signs in and lists the keys. @throws what `Network.connect` throws */
	readonly signIn: (profile: Profile, credentials: Credentials, signal: AbortSignal) => Promise<SignedIn>;
	/** The stored secret of a key, with its public part where that is known. @throws YativoError `secretStorage` */
	readonly secretOf: (
		profile: Profile,
		key: ApiKey,
	) => Promise<{ readonly secret: Secret; readonly apiKey?: Secret } | undefined>;
	/** Copies a secret. @returns after how many milliseconds the clipboard is cleared; 0: it is not */
	readonly copy: (secret: Secret) => Promise<number>;
	/** Environment variables that this workspace binds to a key, to be named before it is revoked. */
	readonly boundNames: (node: KeyNode) => readonly string[];
	/** SHA-256 of the secrets of a key that rotations are known to have ended. */
	readonly endedSecrets: (node: KeyNode) => readonly string[];
	/** Lets another key of the same profile serve them. */
	readonly handOver: (from: KeyNode, to: KeyNode) => Promise<void>;
}
