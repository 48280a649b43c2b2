/** Has the shape of `vscode.Event`, for files that run without VS Code. */
export type Listen<T> = (listener: (value: T) => unknown) => { dispose(): void };

/** Tells listeners, in the order in which they came. One that throws keeps nobody else from hearing. */
export class Emitter<T> {
	readonly #listeners = new Set<(value: T) => unknown>();

	readonly event: Listen<T> = listener => {
		const own = (value: T) => listener(value);
		this.#listeners.add(own);
		return { dispose: () => this.#listeners.delete(own) };
	};

	fire(value: T): void {
		for (const listener of [...this.#listeners]) {
			try {
				listener(value);
			} catch (error) {
				// Ends up where unhandled rejections do: in the log of VS Code, with this extension's name.
				void Promise.reject(error);
			}
		}
	}
}
