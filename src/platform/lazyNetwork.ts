import type { Network } from '../api/client.ts';
import { once } from '../core/once.ts';

/** The network half of the extension: loaded when it is first wanted, and anew after its settings changed. */
export class LazyNetwork {
	readonly #load: () => Promise<Network>;
	#current: () => Promise<Network>;
	#isLoaded = false;

	/** @param load reads the bundle and makes a network with the settings of now. */
	constructor(load: () => Promise<Network>) {
		this.#load = load;
		this.#current = once(load);
	}

	readonly get = (): Promise<Network> => {
		this.#isLoaded = true;
		return this.#current();
	};

	/** Closes what is open. The next use starts anew. */
	async dispose(): Promise<void> {
		const current = this.#isLoaded ? this.#current : undefined;
		this.#isLoaded = false;
		this.#current = once(this.#load);
		await (await current?.())?.dispose();
	}
}
