import type { ApiKey } from '../core/apiKey.ts';
import { digest } from '../core/digest.ts';
import { isProvedSame } from '../core/keyHandle.ts';
import { Secret } from '../core/secret.ts';
import { dateOf, isOptionalText, isText, objectIn } from './shape.ts';

/** The one-time secret of a key as it is stored. */
export interface SecretRecord {
	readonly profileId: string;
	/** Random; names the record for good, also before the key's id is known. */
	readonly handle: string;
	readonly origin: string;
	/** Opaque id of the key; absent until it is known. */
	readonly keyId?: string;
	/** As the user or the server named the key; untrusted. */
	readonly keyName: string;
	readonly apiKey?: Secret;
	readonly secret: Secret;
	readonly storedAt: Date;
	/** A rotation issued it, which ended the secret before. */
	readonly isRotated?: true;
	/** SHA-256 of the secrets that rotations have ended, so that they are recognised where they still stand. */
	readonly ended?: readonly string[];
}

/** What may be known of a stored secret without reading it: enough to recognise it in a text. */
export interface StoredSecret extends Omit<SecretRecord, 'apiKey' | 'secret'> {
	/** SHA-256 of the public part, where there is one. */
	readonly keyDigest?: string;
	/** SHA-256 of the secret. */
	readonly secretDigest: string;
}

const version = 1;

/** JSON with the secret in the clear: for the secret storage alone. */
export function writeSecretRecord(record: SecretRecord): string {
	return JSON.stringify({
		version,
		...record,
		apiKey: record.apiKey?.reveal(),
		secret: record.secret.reveal(),
		storedAt: record.storedAt.toISOString(),
	});
}

/** The record that a stored text holds, or `undefined` for damaged text and for versions of the future. */
export function readSecretRecord(text: string): SecretRecord | undefined {
	const record = objectIn(text);
	if (record?.version !== version) {
		return undefined;
	}
	const { profileId, handle, origin, keyId, keyName, apiKey, secret, isRotated, ended } = record;
	const storedAt = dateOf(record.storedAt);
	if (
		!(isText(profileId) && isText(handle) && isText(origin) && isText(secret) && typeof keyName === 'string') ||
		!(isOptionalText(keyId) && isOptionalText(apiKey) && storedAt)
	) {
		return undefined;
	}
	return {
		profileId,
		handle,
		origin,
		keyName,
		secret: new Secret(secret),
		storedAt,
		...(keyId !== undefined && { keyId }),
		...(apiKey !== undefined && { apiKey: new Secret(apiKey) }),
		...(isRotated === true && { isRotated }),
		...(Array.isArray(ended) && { ended: ended.filter(isText) }),
	};
}

/** What the index keeps of a record. */
export function withoutSecret({ apiKey, secret, ...facts }: SecretRecord): StoredSecret {
	return {
		...facts,
		secretDigest: digest(secret.reveal()),
		...(apiKey && { keyDigest: digest(apiKey.reveal()) }),
	};
}

/** So many are remembered of a key, the last ones. */
const maxEnded = 20;

/**
 * SHA-256 of the secrets of a key that are known to have ended once a record takes the place of older ones, from the oldest
 * on. A secret that the user stored in place of another one says nothing of that: it may have been under the wrong key.
 */
export function endedBy(
	{ secret, isRotated, ended = [] }: SecretRecord,
	older: readonly StoredSecret[],
): readonly string[] {
	const before = older.flatMap(held => [...(held.ended ?? []), ...(isRotated ? [held.secretDigest] : [])]);
	const now = digest(secret.reveal());
	return [...new Set([...before, ...ended])].filter(each => each !== now).slice(-maxEnded);
}

/** Whether a secret is kept as that of a key. */
export function isSecretOf({ keyId, keyDigest }: StoredSecret, key: ApiKey): boolean {
	return isProvedSame({ id: keyId, keyDigest }, key);
}
