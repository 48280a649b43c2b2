import type { ApiKey } from './apiKey.ts';

/**
 * The keys of a list that may be the one just created.
 *
 * First by the digest of the public part, which is proof; else whatever was not there before. A name proves nothing: it
 * may come back changed, and two keys may share one.
 */
export function appearedKeys(
	created: Pick<ApiKey, 'keyDigest'>,
	before: readonly ApiKey[],
	now: readonly ApiKey[],
): readonly ApiKey[] {
	const same = now.filter(key => key.keyDigest !== undefined && key.keyDigest === created.keyDigest);
	if (same.length > 0) {
		return same;
	}
	const known = new Set(before.map(identityOf));
	return now.filter(
		key =>
			!known.has(identityOf(key)) &&
			(key.keyDigest === undefined || created.keyDigest === undefined || key.keyDigest === created.keyDigest),
	);
}

/** A list with a key as it is now: in place of the one of old, or at the end. */
export function withKey(keys: readonly ApiKey[], key: ApiKey): readonly ApiKey[] {
	const index = keys.findIndex(other => identityOf(other) === identityOf(key));
	return index < 0 ? [...keys, key] : keys.with(index, key);
}

function identityOf({ id, keyDigest, name }: ApiKey): string {
	return id ?? keyDigest ?? name;
}
