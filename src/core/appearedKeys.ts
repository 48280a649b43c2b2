import type { ApiKey } from './apiKey.ts';
import { isSameKey, keyHandle } from './keyHandle.ts';

/**
 * The keys of a list that may be the one just created.
 *
 * First by the digest of the public part, which is proof; else whatever was not there before, unless its public part ends
 * otherwise. A name proves nothing: it may come back changed, and two keys may share one.
 */
export function appearedKeys(
	created: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
	before: readonly ApiKey[],
	now: readonly ApiKey[],
): readonly ApiKey[] {
	const same = now.filter(key => key.keyDigest !== undefined && key.keyDigest === created.keyDigest);
	if (same.length > 0) {
		return same;
	}
	const known = new Set<string | undefined>(before.map(keyHandle));
	const isNew = (key: ApiKey) => !known.has(keyHandle(key)) && !known.has(key.keyDigest);
	return now.filter(key => isNew(key) && !isOtherKey(created, key));
}

/** Whether what is known of two public parts, whole or shortened, shows that they are not the same. */
export function isOtherKey(
	a: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
	b: Pick<ApiKey, 'keyDigest' | 'maskedKey'>,
): boolean {
	if (a.keyDigest !== undefined && b.keyDigest !== undefined) {
		return a.keyDigest !== b.keyDigest;
	}
	const [endOfA, endOfB] = [a, b].map(({ maskedKey = '' }) => /…(\w{4})$/.exec(maskedKey)?.[1]);
	return endOfA !== undefined && endOfB !== undefined && endOfA !== endOfB;
}

/** A list with a key as it is now: in place of the one of old, or at the end. */
export function withKey(keys: readonly ApiKey[], key: ApiKey): readonly ApiKey[] {
	const index = keys.findIndex(other => isSameKey(other, key));
	return index < 0 ? [...keys, key] : keys.with(index, key);
}
