import type { ApiKey } from '../core/apiKey.ts';
import type { Failure } from '../core/failure.ts';
import { mayHaveHappened } from '../core/outcome.ts';
import { Secret } from '../core/secret.ts';
import type { JournalEntry, Operation } from './ports.ts';

/** Where the one-time secret of a created or rotated key is. */
export type SecretState =
	/** The operation issues none. */
	| { readonly kind: 'none' }
	/** In the vault, read back and compared. */
	| { readonly kind: 'stored' }
	| InMemory
	/** The user has said that it is kept elsewhere. */
	| { readonly kind: 'taken' }
	/** The answer with it never came. */
	| { readonly kind: 'lost' };

/** A secret that nothing but this process holds. */
export type InMemory =
	/** The vault failed: the user must take it now. */
	| {
			readonly kind: 'unsaved';
			readonly secret: Secret;
			readonly apiKey: Secret | undefined;
			readonly failure: Failure;
	  }
	/** The answer came, but no secret was recognised in it: for the user to look at. */
	| { readonly kind: 'unrecognised'; readonly answer: Secret };

/** What the user is told of a changing operation: exactly one of three. */
export type Told =
	| {
			readonly outcome: 'done';
			/** As the server shows it now; absent when it could not be read. */
			readonly key: ApiKey | undefined;
			readonly secret: SecretState;
			/** The server refused, because somebody else had done it before. */
			readonly before?: true;
	  }
	| { readonly outcome: 'notDone'; readonly failure: Failure }
	| {
			readonly outcome: 'unclear';
			readonly failure: Failure;
			/** Keys that may be the one, for the user to look at. */
			readonly candidates: readonly ApiKey[];
			readonly secret: SecretState;
			/** Why nobody has looked, if so. */
			readonly unlisted?: Unlisted;
	  };

/** What is told where nobody can tell. */
export type Unclear = Extract<Told, { outcome: 'unclear' }>;

/** Why keys could not be listed: the list failed, or takes a code of the authenticator. */
export type Unlisted = 'failed' | 'codeWanted';

/**
 * What is in memory alone, to be copied: the secret with the public part that programs need beside it, under the names of
 * https://docs.yativo.com/yativo-crypto/api-keys; or the answer that may hold it.
 */
export function inMemory(told: Told): Secret | undefined {
	if (told.outcome === 'notDone') {
		return undefined;
	}
	switch (told.secret.kind) {
		case 'unsaved': {
			const { apiKey, secret } = told.secret;
			return apiKey ? new Secret(`YATIVO_API_KEY=${apiKey.reveal()}\nYATIVO_API_SECRET=${secret.reveal()}\n`) : secret;
		}
		case 'unrecognised':
			return told.secret.answer;
		default:
			return undefined;
	}
}

/** What is told, with the journal entry of the request, by which the outcome can be looked at again. */
export interface Settled {
	readonly entry: JournalEntry;
	readonly told: Told;
	/** Nothing was sent, so a code is as good as before. */
	readonly unsent?: true;
}

/**
 * Whether only the list can tell what a refused or broken request did. Then it is never sent again.
 *
 * A 404 may come from a handler that did something, and how the API answers the revocation of a revoked key is not
 * documented: it may well come as one that a wrong code could have too.
 */
export function needsLook(failure: Failure, operation: Operation): boolean {
	switch (failure.kind) {
		case 'notFound':
		case 'routeNotFound':
			return true;
		case 'redirected':
			return failure.delivery !== 'notSent';
		case 'refused':
		case 'forbidden':
		case 'codeRefused':
			return operation === 'revoke';
		default:
			return mayHaveHappened(failure);
	}
}

/** Whether the server turned a request down before it looked at the key: then nothing was done, whatever a list may say. */
export function isRefusal({ kind }: Failure): boolean {
	return kind === 'forbidden' || kind === 'codeRefused';
}
