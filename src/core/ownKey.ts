import type { ApiKey } from './apiKey.ts';
import type { Credentials } from './credentials.ts';
import { digest } from './digest.ts';
import { mask } from './mask.ts';
import type { Secret } from './secret.ts';

/** Whether a connection signs in with a key; `maybe` where the list of keys shows too little of it to tell. */
export type OwnKey = 'yes' | 'no' | 'maybe';

/** Compares what a connection signs in with and what is known of a key. Tokens and App Secrets belong to no key. */
export function ownKey(credentials: Credentials, { keyDigest, maskedKey }: ApiKey): OwnKey {
	const own = publicPartOf(credentials)?.reveal();
	if (own === undefined) {
		return 'no';
	}
	if (keyDigest !== undefined) {
		return keyDigest === digest(own) ? 'yes' : 'no';
	}
	if (maskedKey === mask(own)) {
		return 'yes';
	}
	const [head = '', tail = ''] = maskedKey?.split('…') ?? [];
	return own.startsWith(head) && own.endsWith(tail) ? 'maybe' : 'no';
}

/**
 * What to sign in with once the key has a new secret, or another key has taken its place. A rotation may tell the new secret alone.
 *
 * @param issued as it is stored.
 * @param after the key that the secret is of, as it is known now.
 * @returns `undefined` where its public part is not known, so that nobody can sign in with it.
 */
export function renewedCredentials(
	credentials: Credentials,
	issued: { readonly secret: Secret; readonly apiKey?: Secret },
	after: ApiKey,
): Credentials | undefined {
	switch (credentials.kind) {
		case 'businessKey':
			return { kind: 'businessKey', key: issued.secret };
		case 'apiKey': {
			const apiKey = issued.apiKey ?? (ownKey(credentials, after) === 'yes' ? credentials.apiKey : undefined);
			return apiKey && { kind: 'apiKey', apiKey, apiSecret: issued.secret };
		}
		default:
			return undefined;
	}
}

/** What tells the account of a connection from others without being secret, where it is the masked key that signs in. */
export function accountNameOf(credentials: Credentials): string | undefined {
	const own = publicPartOf(credentials);
	return own && mask(own.reveal());
}

function publicPartOf(credentials: Credentials): Secret | undefined {
	switch (credentials.kind) {
		case 'apiKey':
			return credentials.apiKey;
		case 'businessKey':
			return credentials.key;
		default:
			return undefined;
	}
}
