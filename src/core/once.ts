/** Loads at the first call and gives the same ever after. What failed is tried again at the next call. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
	let loaded: Promise<T> | undefined;
	return () => {
		loaded ??= load().catch(error => {
			loaded = undefined;
			throw error;
		});
		return loaded;
	};
}
