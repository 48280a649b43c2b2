import type { ApiKey } from './apiKey.ts';

type Identity = Pick<ApiKey, 'id' | 'keyDigest' | 'name'>;

/** What tells a key from its siblings, also where it is remembered: its id, or what else is known while the id is not. */
export function keyHandle({ id, keyDigest, name }: Identity): string {
	return id ?? keyDigest ?? name;
}

/** Whether a handle is of a key: also one from the time when the key's id was not known yet. */
export function isHandleOf(handle: string, key: Identity): boolean {
	return handle === keyHandle(key) || handle === key.keyDigest;
}

/** The key that a handle is of. */
export function keyWith(handle: string, keys: readonly ApiKey[]): ApiKey | undefined {
	return keys.find(key => isHandleOf(handle, key));
}

/** What proves which key a fact is about: a name does not. */
interface Proof {
	readonly id?: string | undefined;
	readonly keyDigest?: string | undefined;
}

/** Whether two facts are proved to be about the same key: by the id, or by the public part as long as one of them tells no id. */
export function isProvedSame(one: Proof, other: Proof): boolean {
	return one.id === undefined || other.id === undefined
		? one.keyDigest !== undefined && one.keyDigest === other.keyDigest
		: one.id === other.id;
}

/** Whether two facts are about the same key, as long as one of them may not tell its id. */
export function isSameKey(one: Identity, other: Identity): boolean {
	return isHandleOf(keyHandle(one), other) || isHandleOf(keyHandle(other), one);
}
