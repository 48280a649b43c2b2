import type { ApiKey } from '../core/apiKey.ts';
import { type Failure, YativoError } from '../core/failure.ts';

/** What came of a list: the keys, or that it failed; without a `failure` when its time was up. */
export type Listing =
	| { readonly failed: false; readonly keys: readonly ApiKey[] }
	| { readonly failed: true; readonly failure?: Failure };

/** Lists keys to find out what a change did. A list that fails, or takes too long, must not hide that from the user. */
export async function listing(
	signal: AbortSignal,
	list: (signal: AbortSignal) => Promise<readonly ApiKey[]>,
): Promise<Listing> {
	try {
		return { failed: false, keys: await list(signal) };
	} catch (error) {
		if (error instanceof YativoError) {
			return { failed: true, failure: error.failure };
		}
		if (signal.aborted) {
			return { failed: true };
		}
		throw error;
	}
}
