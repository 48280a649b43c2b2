import type { ApiKey } from './apiKey.ts';

/** A secret that is kept on this machine, without the secret. */
interface Kept {
	readonly profileId: string;
	readonly handle: string;
	readonly keyId?: string;
	readonly keyDigest?: string;
}

/** The key of a secret that was stored before anybody knew the key's id. */
interface Tie {
	readonly handle: string;
	readonly key: ApiKey;
}

/** For the secrets of a profile that are tied to no id yet, the keys with the same public part of which a list tells the id. */
export function tiesToMake(kept: readonly Kept[], profileId: string, keys: readonly ApiKey[]): readonly Tie[] {
	const untied = kept.filter(held => held.profileId === profileId && held.keyId === undefined);
	return untied.flatMap(({ handle, keyDigest }) => {
		const isIts = (key: ApiKey) => key.id !== undefined && key.keyDigest === keyDigest;
		const key = keyDigest === undefined ? undefined : keys.find(isIts);
		return key ? [{ handle, key }] : [];
	});
}
