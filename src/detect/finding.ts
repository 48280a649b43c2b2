import type { Secret } from '../core/secret.ts';

/** 1: names itself; 2: prefix shared with other vendors; 3: known by its context; 4: worth knowing, no leak. */
export type Tier = 1 | 2 | 3 | 4;

export type Severity = 'error' | 'warning' | 'information';

/** Why a finding is not reported, and where that was said. */
export interface Suppression {
	readonly by: 'comment' | 'ignoreFile' | 'baseline';
	readonly reason?: string;
}

/** One credential in one text. */
export interface Finding {
	/** Id of the rule, such as `yativo-crypto-key`. */
	readonly rule: string;
	readonly tier: Tier;
	readonly severity: Severity;
	/** Exactly the credential, in UTF-16 code units from the start of the text. */
	readonly start: number;
	readonly end: number;
	/** Prefix and last four characters at most. */
	readonly masked: string;
	/** Hash of rule, value and path: survives edits above it. */
	readonly fingerprint: string;
	/** The credential itself, after decoding. */
	readonly secret: Secret;
	/** How it was written, when not plainly: `base64`, `percent`, `escape`, `join`. */
	readonly decodedFrom?: string;
	readonly suppressed?: Suppression;
}
