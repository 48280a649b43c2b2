import type { Credentials } from '../credentials.ts';
import { mask } from '../mask.ts';
import type { Profile } from '../profile.ts';
import { isSharedSandboxKey } from '../sharedKey.ts';
import { withSurface } from '../surfaceChoice.ts';
import { type ConnectDraft, endpointOf } from './draft.ts';
import { tokenEnd } from './tokenEnd.ts';

/** The profile that the answers describe, without what discovery finds. `id` is for a new one. */
export function profileOf(draft: ConnectDraft, id: string): Profile {
	const { existing, product = 'crypto', method = 'apiKey', name = '' } = draft;
	const start: Omit<Profile, 'method'> = existing ?? { id, name, product, ...endpointOf(draft) };
	const { account: _account, publicKey: _publicKey, ...settled } = start;
	const account = accountOf(draft);
	const isPublic = method === 'apiKey' && isSharedSandboxKey(draft.fields.apiKey?.reveal() ?? '');
	const profile: Profile = {
		...settled,
		method,
		...(account !== undefined && { account }),
		...(isPublic && { publicKey: true }),
	};
	return draft.surfaceAsked ? withSurface(profile, draft.fixed) : profile;
}

/** What tells the account from others without being secret. An access token tells nothing that may be shown. */
function accountOf({ method, fields }: ConnectDraft): string | undefined {
	switch (method) {
		case 'apiKey':
			return fields.apiKey && mask(fields.apiKey.reveal());
		case 'businessKey':
			return fields.businessKey && mask(fields.businessKey.reveal());
		case 'emailCode':
			return fields.email?.reveal();
		case 'appSecret':
			return fields.accountId?.reveal();
		default:
			return undefined;
	}
}

/** What to sign in with, or `undefined` while an answer is missing. */
export function credentialsOf({ method, fields, exchanged }: ConnectDraft): Credentials | undefined {
	switch (method) {
		case 'apiKey':
			return fields.apiKey && fields.apiSecret && { kind: method, apiKey: fields.apiKey, apiSecret: fields.apiSecret };
		case 'accessToken': {
			const end = fields.accessToken && tokenEnd(fields.accessToken.reveal());
			return fields.accessToken && { kind: method, token: fields.accessToken, ...(end && { expiresAt: end }) };
		}
		case 'emailCode':
			return exchanged?.credentials;
		case 'appSecret':
			return (
				fields.accountId &&
				fields.appSecret && { kind: method, accountId: fields.accountId.reveal(), appSecret: fields.appSecret }
			);
		case 'businessKey':
			return fields.businessKey && { kind: method, key: fields.businessKey };
		case undefined:
			return undefined;
	}
}

/** The answers that an existing profile already gives: what is left is to sign in again. */
export function signInAgain(profile: Profile): ConnectDraft {
	return {
		existing: profile,
		product: profile.product,
		environment: profile.environment,
		method: profile.method,
		fields: {},
	};
}
