/**
 * Makes callers that come while a task is under way share it.
 *
 * Each caller can leave by its own signal; the task is aborted when the last one has left.
 */
export function shareInFlight<T>(task: (signal: AbortSignal) => Promise<T>): (signal: AbortSignal) => Promise<T> {
	let current: { readonly promise: Promise<T>; readonly controller: AbortController; callers: number } | undefined;

	function start() {
		const controller = new AbortController();
		const promise = task(controller.signal);
		const flight = { promise, controller, callers: 0 };
		current = flight;
		const land = () => {
			if (current === flight) {
				current = undefined;
			}
		};
		promise.then(land, land);
		return flight;
	}

	return async signal => {
		signal.throwIfAborted();
		const flight = current ?? start();
		flight.callers++;
		try {
			return await unlessAborted(flight.promise, signal);
		} finally {
			flight.callers--;
			if (flight.callers === 0) {
				if (current === flight) {
					current = undefined;
				}
				flight.controller.abort();
			}
		}
	};
}

/** The promise's outcome, or the signal's reason as soon as it aborts. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		signal.addEventListener('abort', abort, { once: true });
		promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
	});
}
