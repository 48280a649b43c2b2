import type { Credentials } from '../core/credentials.ts';
import { YativoError } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';
import { readCredentialRecord, writeCredentialRecord } from './credentialRecord.ts';
import { Emitter, type Listen } from './emitter.ts';
import type { Keychain } from './keychain.ts';

/** What is held for a profile: where it is, or why there is nothing to use. */
export type HeldCredentials =
	| { readonly held: 'stored' | 'memory'; readonly credentials: Credentials }
	| {
			/** `nothing` for a profile that had some: the secret storage has forgotten them. */
			readonly held: 'nothing' | 'otherOrigin' | 'corrupt';
			readonly credentials: undefined;
	  };

type Bound = Pick<Profile, 'id' | 'origin'>;

const prefix = 'yativo.credentials.';

/**
 * The credentials of profiles, in the secret storage; in memory alone where that fails and the user agrees.
 *
 * Credentials are bound to the origin they were entered for: another origin never gets them.
 */
export class CredentialStore {
	readonly #keychain: Keychain;
	readonly #inMemory = new Map<string, { readonly origin: string; readonly credentials: Credentials }>();
	readonly #changed = new Emitter<string>();
	readonly #watch: { dispose(): void };

	constructor(keychain: Keychain) {
		this.#keychain = keychain;
		this.#watch = keychain.onDidChange(prefix, key => this.#changed.fire(key.slice(prefix.length)));
	}

	dispose(): void {
		this.#watch.dispose();
	}

	/** Tells the id of a profile whose credentials changed, in this window or another. */
	get onDidChange(): Listen<string> {
		return this.#changed.event;
	}

	/** @throws YativoError `secretStorage` */
	async read({ id, origin }: Bound): Promise<HeldCredentials> {
		const remembered = this.#inMemory.get(id);
		if (remembered?.origin === origin) {
			return { held: 'memory', credentials: remembered.credentials };
		}
		const text = await this.#keychain.read(prefix + id);
		if (text === undefined) {
			return { held: 'nothing', credentials: undefined };
		}
		const record = readCredentialRecord(text);
		if (record?.profileId !== id) {
			return { held: 'corrupt', credentials: undefined };
		}
		return record.origin === origin
			? { held: 'stored', credentials: record.credentials }
			: { held: 'otherOrigin', credentials: undefined };
	}

	/** @throws YativoError `secretStorage` when they were not kept; then `keepInMemory` can be offered. */
	async save({ id, origin }: Bound, credentials: Credentials): Promise<void> {
		await this.#keychain.write(prefix + id, writeCredentialRecord({ profileId: id, origin, credentials }));
		this.#inMemory.delete(id);
	}

	/** Holds credentials until the window closes. */
	keepInMemory({ id, origin }: Bound, credentials: Credentials): void {
		this.#inMemory.set(id, { origin, credentials });
		this.#changed.fire(id);
	}

	/** @throws YativoError `secretStorage` when they are still there. */
	async forget({ id }: Pick<Profile, 'id'>): Promise<void> {
		if (this.#inMemory.delete(id)) {
			this.#changed.fire(id);
		}
		await this.#keychain.remove(prefix + id);
	}
}

/** The credentials of a profile. @throws YativoError `credentialsMissing` or `secretStorage` */
export async function usableCredentials(store: CredentialStore, profile: Bound): Promise<Credentials> {
	const { held, credentials } = await store.read(profile);
	if (!credentials) {
		throw new YativoError({ kind: 'credentialsMissing', reason: held });
	}
	return credentials;
}
