import type { ApiKey } from '../core/apiKey.ts';
import type { Credentials, KeyPair } from '../core/credentials.ts';
import type { BasePath, Profile, Surface } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';

/** What a surface can do, so that no menu offers what the server lacks. */
export interface Capabilities {
	readonly surface: Surface;
	readonly rotate: boolean;
	readonly updateScopes: boolean;
	readonly get: boolean;
	/** `required`: no call without; `orWithout`: an account may have no 2FA; `mayBeEmpty`: asked for, optional. */
	readonly code: 'required' | 'orWithout' | 'mayBeEmpty';
}

/** At least one scope: to omit them would grant everything. */
export type Scopes = readonly [string, ...string[]];

/** What the user asks for. */
export interface NewKey {
	readonly name: string;
	readonly scopes: Scopes;
	readonly expiresAt?: Date;
}

/** How a changing call is authorised and ended. The code goes into the `X-2FA-Token` header, and only if there is one. */
export interface ChangeOptions {
	readonly code?: Secret;
	readonly signal: AbortSignal;
}

/**
 * The answer of a call that issues a secret, in two steps, so that the secret can be stored before anything else is read.
 *
 * `secret` and `apiKey` are salvaged even from an answer that is otherwise not understood.
 */
export interface Issued<Facts = ApiKey> {
	readonly secret: Secret | undefined;
	/** The public part (`api_key`), where it stands beside the secret. A business key has none: the key is the secret. */
	readonly apiKey: Secret | undefined;
	/** The whole answer as it came, for the user alone when no secret was recognised in it. Never logged, never stored. */
	readonly answer: Secret;
	/** @throws YativoError `notJson` or `unexpectedAnswer` when the rest is not understood: then the outcome is unknown. */
	readonly key: () => Facts;
}

/**
 * One signed-in profile. Nothing that changes state is retried; reads repeat once after a token refresh.
 *
 * Whether a changing call that threw may have changed something all the same is told by `mayHaveHappened(failure)` in
 * `core/outcome.ts`; an abort while it is under way always leaves that open.
 */
export interface Connection {
	/** With `surface` and `basePath` as discovery found them, to be remembered. */
	readonly profile: Profile;
	readonly capabilities: Capabilities;
	/** @param code only after a list was refused with `codeNeeded`. */
	list(signal: AbortSignal, code?: Secret): Promise<readonly ApiKey[]>;
	/** One key, where `capabilities.get` says that the surface can. */
	get(id: string, signal: AbortSignal): Promise<ApiKey>;
	/** @throws YativoError `routeNotFound` with `other`: ask, then create with `withSurface(other)`. */
	create(request: NewKey, options: ChangeOptions): Promise<Issued>;
	/** `key()` tells what the answer tells, which may be nothing but the secret. */
	rotate(id: string, options: ChangeOptions): Promise<Issued<Partial<ApiKey>>>;
	/** @returns the scopes that the server says it granted, when it says. */
	updateScopes(id: string, scopes: Scopes, options: ChangeOptions): Promise<readonly string[] | undefined>;
	/** @throws YativoError `notFound` for an unknown key, `refused` for one that is revoked already, as far as the server says so. */
	revoke(id: string, options: ChangeOptions): Promise<void>;
	/**
	 * Finds the id of a key whose create answer told none, by up to three lists after 1, 2 and 4 seconds.
	 *
	 * @param before the keys as they were listed before the key was created.
	 * @returns one key: that is it; several: only the user can tell; none: not listed yet, or not created.
	 */
	identify(
		created: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
		before: readonly ApiKey[],
		signal: AbortSignal,
	): Promise<readonly ApiKey[]>;
	/** The same session in the words of another generation, because the user says so after `routeNotFound`. */
	withSurface(surface: Surface): Connection;
}

/** How a session starts from an e-mail address: a code is sent there, and exchanged for an access token. */
export interface EmailSignIn {
	requestCode(email: string, signal: AbortSignal): Promise<void>;
	exchangeCode(email: string, code: Secret, signal: AbortSignal): Promise<Credentials>;
}

/** Beside the credentials, a code from the authenticator: only for accounts whose list was refused with `codeNeeded`. */
export interface OneTimeCode {
	readonly code?: Secret;
}

/** The network half of the extension, loaded at the first request. */
export interface Network {
	/**
	 * Signs in, discovers the surface unless the profile fixes it, and lists once to prove that it works.
	 *
	 * @returns the connection and the keys of that first list.
	 */
	connect(
		profile: Profile,
		credentials: Credentials & OneTimeCode,
		signal: AbortSignal,
	): Promise<{ readonly connection: Connection; readonly keys: readonly ApiKey[] }>;
	/**
	 * Asks once whether both halves of a crypto key belong together; a fault is not tried again.
	 *
	 * @throws YativoError `credentialsRefused` when they do not, or when the key may not sign in; any other leaves it open.
	 */
	prove(profile: Profile, pair: KeyPair, signal: AbortSignal): Promise<void>;
	/** Crypto only. */
	emailSignIn(target: { readonly origin: string; readonly basePath?: BasePath }): EmailSignIn;
	/** Closes all sockets. */
	dispose(): Promise<void>;
}
