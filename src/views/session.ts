import type { Connection } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import type { ProfileStatus } from '../core/connectionStatus.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Failure, isAboutCode } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';

/** What is known of a profile. A failure keeps the keys of the last good list: being offline is not being signed out. */
export type SessionState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'loading'; readonly keys?: readonly ApiKey[]; readonly fetchedAt?: Date }
	| { readonly kind: 'ready'; readonly keys: readonly ApiKey[]; readonly fetchedAt: Date }
	| {
			readonly kind: 'failed';
			readonly failure: Failure;
			readonly keys?: readonly ApiKey[];
			readonly fetchedAt?: Date;
	  };

/** The keys of the last good list and their age, for the states that follow it. */
export function knownOf(state: SessionState): { readonly keys?: readonly ApiKey[]; readonly fetchedAt?: Date } {
	return 'keys' in state && state.keys
		? { keys: state.keys, ...(state.fetchedAt && { fetchedAt: state.fetchedAt }) }
		: {};
}

/** One profile with what is known of it. */
export interface Session {
	readonly profile: Profile;
	readonly state: SessionState;
	/** When a token ends that nothing renews but the user. */
	readonly endsAt?: Date;
}

/** A session as the status bar and the commands that sign in look at it. */
export function statusOf({ profile, state, endsAt }: Session): ProfileStatus {
	return { profile, ...(state.kind === 'failed' && { failure: state.failure }), ...(endsAt && { endsAt }) };
}

/** Whether the last list was refused for want of a code of the authenticator. */
export function wantsCode({ state }: Session): boolean {
	return state.kind === 'failed' && isAboutCode(state.failure);
}

/** A connection that has listed its keys once, and what it signed in with. */
export interface SignedIn {
	readonly connection: Connection;
	readonly keys: readonly ApiKey[];
	readonly credentials: Credentials;
	/** It lists its keys only with a code of the authenticator, a new one each time. */
	readonly withCode?: true;
}
