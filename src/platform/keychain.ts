import { YativoError } from '../core/failure.ts';

/** The part of `vscode.SecretStorage` that is needed. */
export interface SecretStorage {
	keys(): Thenable<readonly string[]>;
	get(key: string): Thenable<string | undefined>;
	store(key: string, value: string): Thenable<void>;
	delete(key: string): Thenable<void>;
	readonly onDidChange: (listener: (event: { readonly key: string }) => unknown) => { dispose(): void };
}

/** A keychain that asks its owner for a password may take this long to answer, in milliseconds. */
const answersWithinMs = 20_000;

/**
 * The secret storage of VS Code, which may fail, or never answer, or accept a value and not keep it: every write is read back and compared.
 * Writes happen one after the other, because concurrent ones have been seen to lose values. There is no other place: what
 * is not kept here is never written anywhere else.
 */
export class Keychain {
	readonly #storage: SecretStorage;
	readonly #limitMs: number;
	#writes: Promise<unknown> = Promise.resolve();

	constructor(storage: SecretStorage, limitMs = answersWithinMs) {
		this.#storage = storage;
		this.#limitMs = limitMs;
	}

	/** @throws YativoError `secretStorage` */
	async read(key: string): Promise<string | undefined> {
		return this.#reading(() => this.#storage.get(key));
	}

	/** The keys that start with `prefix`. @throws YativoError `secretStorage` */
	async list(prefix: string): Promise<readonly string[]> {
		return (await this.#reading(() => this.#storage.keys())).filter(key => key.startsWith(prefix));
	}

	/** @throws YativoError `secretStorage` when the value cannot be read back afterwards. */
	write(key: string, value: string): Promise<void> {
		return this.#inTurn('write', async () => {
			await this.#storage.store(key, value);
			return (await this.#storage.get(key)) === value;
		});
	}

	/** @throws YativoError `secretStorage` when the value is still there afterwards. */
	remove(key: string): Promise<void> {
		return this.#inTurn('forget', async () => {
			await this.#storage.delete(key);
			return (await this.#storage.get(key)) === undefined;
		});
	}

	/** Tells keys that start with `prefix` when their value changes, in this window or another. */
	onDidChange(prefix: string, listener: (key: string) => unknown): { dispose(): void } {
		return this.#storage.onDidChange(({ key }) => key.startsWith(prefix) && listener(key));
	}

	async #reading<T>(work: () => Thenable<T>): Promise<T> {
		try {
			return await this.#inTime(work());
		} catch {
			throw new YativoError({ kind: 'secretStorage', operation: 'read' });
		}
	}

	/** The reason of a failure is dropped: keychains have been seen to repeat the value in their messages. */
	#inTurn(operation: 'write' | 'forget', work: () => Promise<boolean>): Promise<void> {
		const result = this.#writes.then(async () => {
			const held = await this.#inTime(work()).catch(() => false);
			if (!held) {
				throw new YativoError({ kind: 'secretStorage', operation });
			}
		});
		this.#writes = result.catch(() => undefined);
		return result;
	}

	/** An answer that comes later is not waited for. */
	async #inTime<T>(work: Thenable<T>): Promise<T> {
		let timer: NodeJS.Timeout | undefined;
		const limit = new Promise<never>((_resolve, reject) => {
			timer = setTimeout(() => reject(new Error('no answer')), this.#limitMs);
		});
		try {
			return await Promise.race([work, limit]);
		} finally {
			clearTimeout(timer);
		}
	}
}
