import { YativoError } from '../core/failure.ts';
import type { Secret } from '../core/secret.ts';
import { shareInFlight } from './shareInFlight.ts';
import type { Token } from './tokenWire.ts';

/** Where the bearer of a connection comes from. */
export interface TokenSource {
	/** A bearer that is good for a while; fetches one if need be. */
	get(signal: AbortSignal): Promise<Secret>;
	/**
	 * A bearer in place of one that was refused, or `undefined` when there is no other.
	 *
	 * Callers with the same refused bearer get the same new one.
	 */
	renew(refused: Secret, signal: AbortSignal): Promise<Secret | undefined>;
}

/** A bearer that the user gave: a pasted token or a business key. There is no other. */
export function fixedToken(value: Secret): TokenSource {
	return {
		get: async () => value,
		renew: async () => undefined,
	};
}

/**
 * A bearer that is fetched, kept, and fetched again shortly before it ends, with one fetch under way at a time.
 *
 * @param fetch gets the present token as long as it lives; `undefined` to start from the credentials.
 * @param now ms since 1970.
 */
export function renewedToken(
	fetch: (current: Token | undefined, signal: AbortSignal) => Promise<Token>,
	now: () => number,
): TokenSource {
	let token: Token | undefined;
	const renewal = shareInFlight(async signal => {
		const current = token && now() < token.endsAt ? token : undefined;
		token = await fetch(current, signal);
		return token;
	});

	return {
		async get(signal) {
			if (token && now() < token.refreshAt) {
				return token.value;
			}
			const old = token;
			try {
				return (await renewal(signal)).value;
			} catch (error) {
				if (old && token === old && now() < old.endsAt && isPassing(error)) {
					return old.value;
				}
				throw error;
			}
		},
		async renew(refused, signal) {
			if (token && token.value.reveal() !== refused.reveal()) {
				return token.value;
			}
			token = undefined;
			return (await renewal(signal)).value;
		},
	};
}

/** Whether a token that still lives may be used although another could not be had. */
function isPassing(error: unknown): boolean {
	return error instanceof YativoError && error.failure.kind !== 'credentialsRefused';
}
