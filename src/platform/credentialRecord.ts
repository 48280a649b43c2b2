import type { Credentials } from '../core/credentials.ts';
import { Secret } from '../core/secret.ts';
import { dateOf, isText, objectIn, objectOf } from './shape.ts';

/** Credentials as they are stored, bound to the origin for which they were entered. */
export interface CredentialRecord {
	readonly profileId: string;
	readonly origin: string;
	readonly credentials: Credentials;
}

const version = 1;

/** JSON with the credentials in the clear: for the secret storage alone. */
export function writeCredentialRecord({ profileId, origin, credentials }: CredentialRecord): string {
	return JSON.stringify({ version, profileId, origin, credentials: revealed(credentials) });
}

/** The record that a stored text holds, or `undefined` for damaged text and for versions of the future. */
export function readCredentialRecord(text: string): CredentialRecord | undefined {
	const record = objectIn(text);
	const credentials = record?.version === version ? credentialsIn(objectOf(record.credentials)) : undefined;
	const { profileId, origin } = record ?? {};
	return credentials && isText(profileId) && isText(origin) ? { profileId, origin, credentials } : undefined;
}

/** Each secret by its name, and not whatever is a `Secret`: those of the network bundle are of a class of their own. */
function revealed(credentials: Credentials): Readonly<Record<string, unknown>> {
	switch (credentials.kind) {
		case 'apiKey':
			return { ...credentials, apiKey: credentials.apiKey.reveal(), apiSecret: credentials.apiSecret.reveal() };
		case 'accessToken':
			return { ...credentials, token: credentials.token.reveal() };
		case 'appSecret':
			return { ...credentials, appSecret: credentials.appSecret.reveal() };
		case 'businessKey':
			return { ...credentials, key: credentials.key.reveal() };
	}
}

function credentialsIn(stored: Readonly<Record<string, unknown>> | undefined): Credentials | undefined {
	const { kind, apiKey, apiSecret, token, expiresAt, accountId, appSecret, key } = stored ?? {};
	if (kind === 'apiKey' && isText(apiKey) && isText(apiSecret)) {
		return { kind, apiKey: new Secret(apiKey), apiSecret: new Secret(apiSecret) };
	}
	if (kind === 'accessToken' && isText(token)) {
		const end = dateOf(expiresAt);
		return { kind, token: new Secret(token), ...(end && { expiresAt: end }) };
	}
	if (kind === 'appSecret' && isText(accountId) && isText(appSecret)) {
		return { kind, accountId, appSecret: new Secret(appSecret) };
	}
	if (kind === 'businessKey' && isText(key)) {
		return { kind, key: new Secret(key) };
	}
	return undefined;
}
