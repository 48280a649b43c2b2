import { digest } from '../core/digest.ts';
import { Secret } from '../core/secret.ts';
import { Emitter, type Listen } from './emitter.ts';
import type { Keychain } from './keychain.ts';
import { dateOf, isText, objectIn } from './shape.ts';

/** A credential that was taken out of a file, without the credential. */
export interface KeptValue {
	/** SHA-256 of the credential; names the record. */
	readonly digest: string;
	/** The variable that stands in the file instead. */
	readonly name: string;
	readonly storedAt: Date;
}

/** What keeping values needs of the outside. */
export interface KeptValueSources {
	readonly keychain: Keychain;
	readonly now: () => Date;
	/** Told of each record that could not be understood. `name` tells it from others, and nothing of the credential. */
	readonly onCorrupt: (name: string) => void;
}

const prefix = 'yativo.kept.';
/** Of a digest, where people see it: whole, it would let somebody try short values. */
const shownDigits = 8;
const version = 1;

/**
 * Credentials that were taken out of files and belong to no key that this machine knows, each a record of its own in the
 * secret storage. Records that are damaged or of a future version are told and left alone.
 */
export class KeptValues {
	readonly #keychain: Keychain;
	readonly #now: () => Date;
	readonly #onCorrupt: (name: string) => void;
	readonly #index = new Map<string, KeptValue>();
	readonly #changed = new Emitter<void>();
	readonly #watch: { dispose(): void };
	#loading: Promise<void> | undefined;

	constructor({ keychain, now, onCorrupt }: KeptValueSources) {
		this.#keychain = keychain;
		this.#now = now;
		this.#onCorrupt = onCorrupt;
		this.#watch = keychain.onDidChange(prefix, () => {
			this.#loading = undefined;
			// A storage that fails here fails again, and then loudly, where a value is wanted.
			this.load().catch(() => undefined);
		});
	}

	dispose(): void {
		this.#watch.dispose();
	}

	get onDidChange(): Listen<void> {
		return this.#changed.event;
	}

	/** What is kept, as far as it was loaded. */
	get all(): readonly KeptValue[] {
		return [...this.#index.values()];
	}

	/** Reads what is kept, once. @throws YativoError `secretStorage` */
	load(): Promise<void> {
		this.#loading ??= this.#readAll().catch(error => {
			this.#loading = undefined;
			throw error;
		});
		return this.#loading;
	}

	/** Returns when the value is in the storage and was read back. @throws YativoError `secretStorage` */
	async keep(value: Secret, name: string): Promise<void> {
		const kept = { digest: digest(value.reveal()), name, storedAt: this.#now() };
		const record = { version, name, value: value.reveal(), storedAt: kept.storedAt.toISOString() };
		await this.#keychain.write(prefix + kept.digest, JSON.stringify(record));
		this.#index.set(kept.digest, kept);
		this.#changed.fire();
	}

	/** The value itself, or `undefined` when it is not kept any more. @throws YativoError `secretStorage` */
	async read(key: string): Promise<Secret | undefined> {
		return readKept(this.#keychain, key);
	}

	/** @throws YativoError `secretStorage` */
	async forget(key: string): Promise<void> {
		await this.#keychain.remove(prefix + key);
		this.#index.delete(key);
		this.#changed.fire();
	}

	async #readAll(): Promise<void> {
		const found = new Map<string, KeptValue>();
		for (const key of await this.#keychain.list(prefix)) {
			const text = await this.#keychain.read(key);
			const record = objectIn(text ?? '');
			const storedAt = dateOf(record?.storedAt);
			if (record?.version === version && isText(record.name) && isText(record.value) && storedAt) {
				found.set(digest(record.value), { digest: digest(record.value), name: record.name, storedAt });
			} else if (text !== undefined) {
				this.#onCorrupt(key.slice(0, prefix.length + shownDigits));
			}
		}
		this.#index.clear();
		for (const [key, kept] of found) {
			this.#index.set(key, kept);
		}
		this.#changed.fire();
	}
}

/** A kept value by its SHA-256, or `undefined` when it is not kept any more. @throws YativoError `secretStorage` */
export async function readKept(keychain: Pick<Keychain, 'read'>, key: string): Promise<Secret | undefined> {
	const text = await keychain.read(prefix + key);
	const value = text === undefined ? undefined : objectIn(text)?.value;
	return isText(value) && digest(value) === key ? new Secret(value) : undefined;
}
