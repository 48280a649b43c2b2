/** An open notebook at a time. */
export interface NotebookState {
	/** What the last look at its file found; another object after each look. */
	readonly look: object | undefined;
	/** Whether it has changes that its file does not have yet. */
	readonly isDirty: boolean;
	/** Digests of the credentials in its cells. */
	readonly digests: readonly string[];
}

/**
 * The credentials of an open notebook that its cells have held since its file was last looked at. For those the cells speak,
 * also once they are fixed and not saved yet; for what else is in the file, such as output, only the file speaks.
 */
export class HeldByCells {
	#look: object | undefined;
	#digests = new Set<string>();

	/** Takes in how the notebook is now. @returns digests */
	follow({ look, isDirty, digests }: NotebookState): ReadonlySet<string> {
		const isNews = look !== this.#look && !isDirty;
		this.#look = isNews ? look : this.#look;
		this.#digests = new Set([...(isNews ? [] : this.#digests), ...digests]);
		return this.#digests;
	}
}
