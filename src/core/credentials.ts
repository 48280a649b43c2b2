import type { Secret } from './secret.ts';

/** Both halves of a crypto key. */
export interface KeyPair {
	readonly apiKey: Secret;
	readonly apiSecret: Secret;
}

/** What a person signs in with. The kinds are those of `Method`, except that an e-mailed code ends as an access token. */
export type Credentials =
	| ({ readonly kind: 'apiKey' } & KeyPair)
	| { readonly kind: 'accessToken'; readonly token: Secret; readonly expiresAt?: Date }
	| { readonly kind: 'appSecret'; readonly accountId: string; readonly appSecret: Secret }
	| { readonly kind: 'businessKey'; readonly key: Secret };

/** Whether two are the same, so that nobody signs in anew for nothing. */
export function sameCredentials(one: Credentials, other: Credentials): boolean {
	return one.kind === other.kind && partsOf(one).every((part, index) => part === partsOf(other)[index]);
}

function partsOf(credentials: Credentials): readonly string[] {
	switch (credentials.kind) {
		case 'apiKey':
			return [credentials.apiKey.reveal(), credentials.apiSecret.reveal()];
		case 'accessToken':
			return [credentials.token.reveal()];
		case 'appSecret':
			return [credentials.accountId, credentials.appSecret.reveal()];
		case 'businessKey':
			return [credentials.key.reveal()];
	}
}
