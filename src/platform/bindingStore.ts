import type { Part } from '../core/envNames.ts';
import type { Binding, KeptBinding } from '../core/launchEnv.ts';
import { Emitter, type Listen } from './emitter.ts';
import { isOneOf, isText, objectOf } from './shape.ts';

/** The part of `vscode.Memento` that bindings need. */
export interface Memento {
	get<T>(key: string): T | undefined;
	update(key: string, value: unknown): Thenable<void>;
}

const storageKey = 'yativo.bindings';

const parts: readonly Part[] = ['apiKey', 'apiSecret', 'businessKey', 'accountId', 'appSecret', 'webhookSecret'];

/** Which key, or which value taken out of a file, serves which environment variable in this workspace. No secrets, so `workspaceState` may hold it. */
export class BindingStore {
	readonly #memento: Memento;
	readonly #changed = new Emitter<void>();

	constructor(memento: Memento) {
		this.#memento = memento;
	}

	get onDidChange(): Listen<void> {
		return this.#changed.event;
	}

	/** All valid bindings to keys, sorted by name. */
	get all(): readonly Binding[] {
		return this.#stored.filter(isBinding).sort(byName);
	}

	/** All valid bindings to values that were taken out of files, sorted by name. */
	get kept(): readonly KeptBinding[] {
		return this.#stored.filter(isKeptBinding).sort(byName);
	}

	/** Binds names; what served them before does no longer. */
	async bind(bindings: readonly (Binding | KeptBinding)[]): Promise<void> {
		await this.#write([...this.#without(bindings.map(({ name }) => name)), ...bindings]);
	}

	async unbind(names: readonly string[]): Promise<void> {
		await this.#write(this.#without(names));
	}

	get #stored(): readonly unknown[] {
		const stored = this.#memento.get<unknown>(storageKey);
		return Array.isArray(stored) ? stored : [];
	}

	#without(names: readonly string[]): readonly (Binding | KeptBinding)[] {
		return [...this.all, ...this.kept].filter(({ name }) => !names.includes(name));
	}

	async #write(bindings: readonly (Binding | KeptBinding)[]): Promise<void> {
		await this.#memento.update(storageKey, bindings);
		this.#changed.fire();
	}
}

function isBinding(value: unknown): value is Binding {
	const binding = objectOf(value);
	return (
		binding !== undefined &&
		isText(binding.name) &&
		isText(binding.profile) &&
		isText(binding.key) &&
		isOneOf(parts, binding.part)
	);
}

function isKeptBinding(value: unknown): value is KeptBinding {
	const binding = objectOf(value);
	return binding !== undefined && isText(binding.name) && isText(binding.digest) && binding.profile === undefined;
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
	return one.name < other.name ? -1 : 1;
}
