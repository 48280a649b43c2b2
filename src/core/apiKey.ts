/** What a key can be used for now. A word that the API sends and this client does not know is shown as it is. */
export type KeyStatus = 'active' | 'expiring' | 'inactive' | 'expired' | 'revoked' | (string & {});

/** Requests allowed for one key, as the create response of the newest crypto reference tells them. */
export interface RateLimit {
	readonly perMinute?: number;
	readonly perHour?: number;
	readonly perDay?: number;
}

/**
 * One API key, in the words of this client. Every string comes from a server and is untrusted.
 *
 * The four surfaces name these fields differently; `src/api` translates. Missing means: the surface does not tell.
 */
export interface ApiKey {
	/** Opaque. Absent for a key whose create response carried none and that no list could be matched with. */
	readonly id?: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** As the server told it or as its flags and dates imply, without `expiring`, which depends on the clock. */
	readonly status: KeyStatus;
	/** The public part, shortened to prefix and last four characters, such as `yvk_live_…a1b2`. */
	readonly maskedKey?: string;
	/** SHA-256 of the whole public part, to recognise it in source without keeping it. */
	readonly keyDigest?: string;
	readonly createdAt?: Date;
	readonly lastUsedAt?: Date;
	readonly expiresAt?: Date;
	readonly revokedAt?: Date;
	readonly rateLimit?: RateLimit;
}
