import type { ApiKey } from '../core/apiKey.ts';
import type { Profile } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { NewSecret, SecretVault as SecretVaultPort } from '../lifecycle/ports.ts';
import { Emitter, type Listen } from './emitter.ts';
import type { Keychain } from './keychain.ts';
import {
	endedBy,
	isSecretOf,
	readSecretRecord,
	type SecretRecord,
	type StoredSecret,
	withoutSecret,
	writeSecretRecord,
} from './secretRecord.ts';

/** What the vault needs of the outside. */
export interface VaultSources {
	readonly keychain: Keychain;
	/** The origin of a profile, or `undefined` when there is no such profile (any more). */
	readonly originOf: (profileId: string) => string | undefined;
	readonly now: () => Date;
	/** Told once of each record that could not be understood. `name` is random, and holds nothing of the secret. */
	readonly onCorrupt: (name: string) => void;
}

/** A key's credentials as they were issued. */
export interface KeySecret {
	readonly secret: Secret;
	/** The public part, where the surface has one. */
	readonly apiKey?: Secret;
}

const prefix = 'yativo.secret.';

/**
 * The one-time secrets of keys, each a record of its own in the secret storage.
 *
 * An index without secrets answers at once what is held; it is read from the storage itself, so that it is right after
 * other windows, and after a storage that was wiped. Records that are damaged, or of a future version, are told and left
 * alone.
 */
export class SecretVault implements SecretVaultPort {
	readonly #sources: VaultSources;
	readonly #index = new Map<string, StoredSecret>();
	readonly #corrupt = new Set<string>();
	readonly #changed = new Emitter<void>();
	readonly #watch: { dispose(): void };
	#loading: Promise<void> | undefined;

	constructor(sources: VaultSources) {
		this.#sources = sources;
		this.#watch = sources.keychain.onDidChange(prefix, key => this.#reread(key));
	}

	dispose(): void {
		this.#watch.dispose();
	}

	/** Tells that the index changed, also by another window. */
	get onDidChange(): Listen<void> {
		return this.#changed.event;
	}

	/** What is held, without the secrets: as far as the index is loaded, which the first look at it sets off. */
	get all(): readonly StoredSecret[] {
		// A storage that fails here fails again, and then loudly, where the secret is wanted.
		this.#loaded().catch(() => undefined);
		return [...this.#index.values()];
	}

	/** Reads the index; again, where events of other windows may have been missed. @throws YativoError `secretStorage` */
	load(): Promise<void> {
		this.#loading = this.#readAll().catch(error => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}

	/** Whether the secret of a key is held, as far as the index is loaded. */
	has(profileId: string, key: ApiKey): boolean {
		return this.#newest(profileId, key) !== undefined;
	}

	/** SHA-256 of the secrets of a key that rotations have ended, as far as the index is loaded. */
	ended(profileId: string, key: ApiKey): readonly string[] {
		return this.#newest(profileId, key)?.ended ?? [];
	}

	async put(secret: NewSecret): Promise<void> {
		await this.#write({ ...secret, storedAt: this.#sources.now() });
	}

	async attach(profileId: string, handle: string, key: ApiKey): Promise<void> {
		const record = await this.#read(nameOf({ profileId, handle }));
		if (!record || key.id === undefined) {
			return;
		}
		await this.#loaded();
		const older = this.#held(profileId, key).filter(held => held.handle !== handle && held.storedAt <= record.storedAt);
		const apiKey = record.apiKey ?? (await this.#publicPartIn(older, key));
		const ended = endedBy(record, older);
		await this.#write({
			...record,
			keyId: key.id,
			keyName: key.name,
			...(apiKey && { apiKey }),
			...(ended.length > 0 && { ended }),
		});
		await this.#remove(older);
	}

	/** A rotation may tell the new secret alone: then the public part of before goes on with it, unless it has changed. */
	async #publicPartIn(older: readonly StoredSecret[], { keyDigest }: ApiKey): Promise<Secret | undefined> {
		const last = older.filter(held => held.keyDigest !== undefined).at(-1);
		const isSame = last && (keyDigest === undefined || keyDigest === last.keyDigest);
		return isSame ? (await this.#read(nameOf(last)))?.apiKey : undefined;
	}

	async holderOf(profileId: string, key: ApiKey): Promise<string | undefined> {
		await this.#loaded();
		return this.#newest(profileId, key)?.handle;
	}

	async holds(profileId: string, handle: string): Promise<boolean> {
		return (await this.#read(nameOf({ profileId, handle }))) !== undefined;
	}

	/**
	 * The secret of a key, or `undefined` when it is not held, or was stored for another origin than the profile's.
	 *
	 * @throws YativoError `secretStorage`
	 */
	async read({ id, origin }: Pick<Profile, 'id' | 'origin'>, key: ApiKey): Promise<KeySecret | undefined> {
		await this.#loaded();
		const held = this.#newest(id, key);
		const record = held && (await this.#read(nameOf(held)));
		if (record?.origin !== origin) {
			return undefined;
		}
		return { secret: record.secret, ...(record.apiKey && { apiKey: record.apiKey }) };
	}

	/** Deletes the secret of a key. @throws YativoError `secretStorage` */
	async forget(profileId: string, key: ApiKey): Promise<void> {
		await this.#loaded();
		await this.#remove(this.#held(profileId, key));
	}

	/** Number of the secrets that `forgetAll` deletes. @throws YativoError `secretStorage` */
	async count(profileId: string, keys: readonly ApiKey[]): Promise<number> {
		await this.load();
		return this.#allOf(profileId, keys).length;
	}

	/**
	 * Deletes all secrets of a profile: its own, and of those that another one left behind, which may be of another account,
	 * the secrets of its keys.
	 *
	 * @throws YativoError `secretStorage`
	 */
	async forgetAll(profileId: string, keys: readonly ApiKey[]): Promise<void> {
		await this.load();
		await this.#remove(this.#allOf(profileId, keys));
	}

	#allOf(profileId: string, keys: readonly ApiKey[]): readonly StoredSecret[] {
		return this.all.filter(
			held => held.profileId === profileId || (this.#isOf(held, profileId) && keys.some(key => isSecretOf(held, key))),
		);
	}

	#held(profileId: string, key: ApiKey): readonly StoredSecret[] {
		return this.all.filter(held => this.#isOf(held, profileId) && isSecretOf(held, key));
	}

	/** A profile has its own secrets, and those that a profile of the same origin left behind when it was disconnected. */
	#isOf(held: StoredSecret, profileId: string): boolean {
		const { originOf } = this.#sources;
		return (
			held.profileId === profileId || (originOf(held.profileId) === undefined && held.origin === originOf(profileId))
		);
	}

	/** After a rotation that was cut short there may be two; the newer one is alive. */
	#newest(profileId: string, key: ApiKey): StoredSecret | undefined {
		return [...this.#held(profileId, key)].sort((a, b) => b.storedAt.getTime() - a.storedAt.getTime())[0];
	}

	#loaded(): Promise<void> {
		return this.#loading ?? this.load();
	}

	async #readAll(): Promise<void> {
		const keys = await this.#sources.keychain.list(prefix);
		for (const gone of [...this.#index.keys()].filter(key => !keys.includes(key))) {
			this.#index.delete(gone);
		}
		for (const key of keys) {
			await this.#readIntoIndex(key);
		}
		this.#changed.fire();
	}

	async #write(record: SecretRecord): Promise<void> {
		await this.#sources.keychain.write(nameOf(record), writeSecretRecord(record));
		this.#index.set(nameOf(record), withoutSecret(record));
		this.#changed.fire();
	}

	async #remove(records: readonly StoredSecret[]): Promise<void> {
		for (const record of records) {
			await this.#sources.keychain.remove(nameOf(record));
			this.#index.delete(nameOf(record));
		}
		this.#changed.fire();
	}

	async #read(name: string): Promise<SecretRecord | undefined> {
		const text = await this.#sources.keychain.read(name);
		const record = text === undefined ? undefined : readSecretRecord(text);
		return record && nameOf(record) === name ? record : undefined;
	}

	async #readIntoIndex(name: string): Promise<void> {
		const text = await this.#sources.keychain.read(name);
		const record = text === undefined ? undefined : readSecretRecord(text);
		this.#index.delete(name);
		if (record && nameOf(record) === name) {
			this.#index.set(name, withoutSecret(record));
		} else if (text !== undefined && !this.#corrupt.has(name)) {
			this.#corrupt.add(name);
			this.#sources.onCorrupt(name);
		}
	}

	#reread(name: string): void {
		this.#readIntoIndex(name).then(
			() => this.#changed.fire(),
			() => undefined,
		);
	}
}

function nameOf({ profileId, handle }: { readonly profileId: string; readonly handle: string }): string {
	return `${prefix}${profileId}.${handle}`;
}
