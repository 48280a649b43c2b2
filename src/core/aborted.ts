/** Ends as soon as a signal aborts, and never rejects: for races with what takes no signal. */
export function aborted(signal: AbortSignal): Promise<undefined> {
	return new Promise(resolve => {
		if (signal.aborted) {
			resolve(undefined);
		}
		signal.addEventListener('abort', () => resolve(undefined), { once: true });
	});
}
