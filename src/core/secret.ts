/** Marks our secrets: each bundle has its own copy of the class, and `instanceof` must hold across them. */
const brand = Symbol.for('yativo.secret');

/**
 * A value that must not reach a log, a label or a file by accident. Prints as `[secret]`, serialises as `"[secret]"`,
 * and inspects as `Secret {}`.
 */
export class Secret {
	readonly #value: string;

	constructor(value: string) {
		this.#value = value;
	}

	/** The only way out. Search for `.reveal()` to audit every use. */
	reveal(): string {
		return this.#value;
	}

	/** On the prototype, so that nothing shows in an inspected secret. */
	get [brand](): true {
		return true;
	}

	static [Symbol.hasInstance](value: unknown): boolean {
		return typeof value === 'object' && value !== null && brand in value;
	}

	toString(): string {
		return '[secret]';
	}

	toJSON(): string {
		return '[secret]';
	}
}
