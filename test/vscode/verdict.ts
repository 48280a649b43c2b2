/** The exit code of a test run: whoever knows it first gives it, together with the reason when it is a bad one. */
export class Verdict {
	readonly #code = Promise.withResolvers<number>();
	#given = false;

	/** Gives the exit code; a second one is ignored. */
	give(code: number, reason?: string): void {
		if (!this.#given && reason !== undefined) {
			console.error(reason);
		}
		this.#given = true;
		this.#code.resolve(code);
	}

	/** Waits for the exit code. */
	get code(): Promise<number> {
		return this.#code.promise;
	}
}
