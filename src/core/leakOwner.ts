import type { ApiKey } from './apiKey.ts';
import { isOtherKey } from './appearedKeys.ts';
import type { Failure } from './failure.ts';
import { partFound } from './leakVariable.ts';
import type { Product } from './profile.ts';

/** What a leak is told by, as far as that says whose it may be; holds nothing of the credential but its masked form. */
export interface LeakMark {
	readonly rule: string;
	/** SHA-256 of the credential. */
	readonly digest: string;
	readonly masked: string;
	/** File and line, for people; untrusted. */
	readonly place: string;
}

/** What tells a leak in a file. @param range where it stands; lines count from 0 */
export function markAt(
	path: string,
	{ rule, digest, masked, range }: Omit<LeakMark, 'place'> & { readonly range: { readonly line: number } },
): LeakMark {
	return { rule, digest, masked, place: `${path}:${range.line + 1}` };
}

/**
 * The products whose keys may stand behind what a rule finds. An access token was made with a key of either; webhook secrets
 * and App Secrets belong to no key.
 *
 * Sources: https://docs.yativo.com/api-reference/api-keys/token, https://docs.yativo.com/yativo/webhooks,
 * https://docs.yativo.com/yativo-fiat/authentication
 */
export function productsBehind(rule: string): readonly Product[] {
	switch (partFound(rule)) {
		case 'apiKey':
		case 'apiSecret':
			return ['crypto'];
		case 'businessKey':
			return ['business'];
		case undefined:
			return ['crypto', 'business'];
		default:
			return [];
	}
}

/** Why no key can be picked for a leak. */
export function ownerless({ rule, masked }: LeakMark): Failure {
	return { kind: 'leakOfNoKey', masked, reason: productsBehind(rule).length === 0 ? 'keyless' : 'notListed' };
}

/** Whether a leak may be of a key: lists tell public parts and business keys, at least how they end, and no secrets. */
export function mayBeOf({ rule, digest, masked }: LeakMark, key: ApiKey, product: Product): boolean {
	const part = partFound(rule);
	const isListed = part === 'apiKey' || part === 'businessKey';
	const isOther = isListed && isOtherKey({ keyDigest: digest, maskedKey: masked }, key);
	return productsBehind(rule).includes(product) && !isOther;
}
