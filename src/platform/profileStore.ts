import { YativoError } from '../core/failure.ts';
import type { Environment, Method, Product, Profile, Surface } from '../core/profile.ts';
import { Emitter, type Listen } from './emitter.ts';
import { isOneOf, isText, objectOf } from './shape.ts';

/** The part of `vscode.Memento` that profiles need. */
export interface Memento {
	get<T>(key: string): T | undefined;
	update(key: string, value: unknown): Thenable<void>;
}

const storageKey = 'yativo.profiles';

const products: readonly Product[] = ['crypto', 'business'];
const environments: readonly Environment[] = ['production', 'sandbox', 'custom'];
const methods: readonly Method[] = ['apiKey', 'accessToken', 'emailCode', 'appSecret', 'businessKey'];
const surfaces: readonly Surface[] = ['crypto-generate', 'crypto-2fa', 'crypto-rest', 'business'];

/**
 * The profiles, without any secret, in `globalState`.
 *
 * VS Code brings what another window stores into this one's `globalState`, but tells nobody. So `refresh` looks for it when
 * there is a reason to: the window gets the focus, or credentials change, which is told across windows and is what adding
 * and removing profiles comes with. Every write starts from what is stored now.
 */
export class ProfileStore {
	readonly #memento: Memento;
	readonly #changed = new Emitter<void>();
	#writes: Promise<unknown> = Promise.resolve();
	/** The profiles as listeners last heard of them. */
	#told: string;

	/** `onCorrupt`: told the name of the record when a later version of this extension keeps the profiles in another way. */
	constructor(memento: Memento, onCorrupt?: (name: string) => void) {
		this.#memento = memento;
		this.#told = JSON.stringify(this.list());
		if (!this.#isUnderstood()) {
			onCorrupt?.(storageKey);
		}
	}

	/** Tells that profiles changed, in this window or, after `refresh`, in another. */
	get onDidChange(): Listen<void> {
		return this.#changed.event;
	}

	/** Looks whether another window changed the profiles. */
	refresh(): void {
		const current = JSON.stringify(this.list());
		if (current !== this.#told) {
			this.#told = current;
			this.#changed.fire();
		}
	}

	/** All valid profiles in the order in which they were made. What is stored but not understood is left alone. */
	list(): readonly Profile[] {
		return this.#stored().filter(isProfile);
	}

	/**
	 * Adds a profile, or replaces the one with the same id.
	 *
	 * @throws YativoError `recordNotUnderstood` when that would lose what a later version of this extension keeps.
	 */
	save(profile: Profile): Promise<void> {
		return this.#change(stored => {
			const index = stored.findIndex(entry => isProfile(entry) && entry.id === profile.id);
			return index < 0 ? [...stored, profile] : stored.with(index, profile);
		});
	}

	/** Removes a profile; one that is not there is no error. */
	remove(id: string): Promise<void> {
		return this.#change(stored => stored.filter(entry => !(isProfile(entry) && entry.id === id)));
	}

	#change(change: (stored: readonly unknown[]) => readonly unknown[]): Promise<void> {
		const write = this.#writes.then(async () => {
			if (!this.#isUnderstood()) {
				throw new YativoError({ kind: 'recordNotUnderstood' });
			}
			await this.#memento.update(storageKey, { version: 1, profiles: change(this.#stored()) });
			this.refresh();
		});
		this.#writes = write.catch(() => undefined);
		return write;
	}

	#stored(): readonly unknown[] {
		const record = objectOf(this.#memento.get(storageKey));
		return record?.version === 1 && Array.isArray(record.profiles) ? record.profiles : [];
	}

	/** Whether what is stored can be written again without losing something. */
	#isUnderstood(): boolean {
		const record = objectOf(this.#memento.get(storageKey));
		return typeof record?.version !== 'number' || record.version <= 1;
	}
}

function isProfile(value: unknown): value is Profile {
	const profile = objectOf(value);
	return (
		profile !== undefined &&
		isText(profile.id) &&
		isText(profile.name) &&
		isText(profile.origin) &&
		URL.canParse(profile.origin) &&
		isOneOf(products, profile.product) &&
		isOneOf(environments, profile.environment) &&
		isOneOf(methods, profile.method) &&
		isOneOf([...surfaces, undefined], profile.surface) &&
		isOneOf(['/api', '/api/v1', undefined], profile.basePath) &&
		isOneOf([true, undefined], profile.surfaceFixed) &&
		isOneOf([true, undefined], profile.publicKey) &&
		(profile.account === undefined || typeof profile.account === 'string')
	);
}
