import type { KeySurface } from './scopes.ts';

/** One key as the server has it: the truth that tests compare with what a client says. Times in ms since 1970. */
export interface SimulatedKey {
	id: string;
	name: string;
	/** The surface that made it, which decides its format. */
	readonly surface: KeySurface;
	/** The public part; on business the whole key, which is secret. */
	apiKey: string;
	/** Empty on business, where the key itself is the secret. */
	secret: string;
	scopes: readonly string[];
	readonly createdAt: number;
	expiresAt?: number;
	lastUsedAt?: number;
	revokedAt?: number;
	/** A list read before this time does not show the key. */
	readonly listedFrom: number;
	readonly requestsPerMinute: number;
	/** Pairs replaced by a rotation that still work, by the switch `rotatedSecret`. */
	readonly formerPairs: { apiKey: string; secret: string }[];
}

export type KeyState = 'active' | 'expired' | 'revoked';

/** Whether `apiKey` and `secret` open this key; a former pair counts. */
export function opens(key: SimulatedKey, apiKey: string, secret: string): boolean {
	return [key, ...key.formerPairs].some(pair => pair.apiKey === apiKey && pair.secret === secret);
}

/** What a key can be used for at `now`, leaving switches aside. */
export function stateOf(key: SimulatedKey, now: number): KeyState {
	if (key.revokedAt !== undefined && key.revokedAt <= now) {
		return 'revoked';
	}
	return key.expiresAt !== undefined && key.expiresAt <= now ? 'expired' : 'active';
}
