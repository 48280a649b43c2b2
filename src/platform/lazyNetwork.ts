import type { Network } from '../api/client.ts';
import { once } from '../core/once.ts';

/** The network half of the extension: loaded when it is first wanted. */
export class LazyNetwork {
	readonly #load: () => Promise<Network>;
	#isLoaded = false;

	/** @param load reads the bundle and makes a network. */
	constructor(load: () => Promise<Network>) {
		this.#load = once(load);
	}

	readonly get = (): Promise<Network> => {
		this.#isLoaded = true;
		return this.#load();
	};

	/** Closes what is open. */
	async dispose(): Promise<void> {
		if (this.#isLoaded) {
			await (await this.#load()).dispose();
		}
	}
}
