import type { ApiKey } from './apiKey.ts';
import { appearedKeys } from './appearedKeys.ts';
import { isSameKey } from './keyHandle.ts';

/** A key that a change has made, and that no list has shown yet. */
export interface UnlistedKey {
	readonly key: ApiKey;
	/** The keys that were known before it. */
	readonly before: readonly ApiKey[];
	/** From then on, a list that lacks it is right: somebody has ended it. */
	readonly until: Date;
}

/**
 * How long a list may lag behind, in milliseconds. A new key may take a moment to appear, says
 * https://docs.yativo.com/yativo-crypto/errors without a figure.
 */
const lagMs = 60_000;

/** The unlisted keys, with a key as a change has left it, unless the list that `before` comes from shows that key. */
export function withAmended(
	unlisted: readonly UnlistedKey[],
	key: ApiKey,
	{ before, now }: { readonly before: readonly ApiKey[]; readonly now: Date },
): readonly UnlistedKey[] {
	if (unlisted.some(other => isSameKey(other.key, key))) {
		return unlisted.map(other => (isSameKey(other.key, key) ? { ...other, key } : other));
	}
	return before.some(other => isSameKey(other, key))
		? unlisted
		: [...unlisted, { key, before, until: new Date(now.getTime() + lagMs) }];
}

/** Those that a list does not show yet, and that are too new for that to mean anything. */
export function stillUnlisted(
	unlisted: readonly UnlistedKey[],
	listed: readonly ApiKey[],
	now: Date,
): readonly UnlistedKey[] {
	return unlisted.filter(waiting => now < waiting.until && !isListed(waiting, listed));
}

function isListed({ key, before }: UnlistedKey, listed: readonly ApiKey[]): boolean {
	return appearedKeys(key, before, listed).some(({ id }) => id === undefined || key.id === undefined || id === key.id);
}
