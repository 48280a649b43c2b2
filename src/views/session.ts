import type { Connection } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import type { ProfileStatus } from '../core/connectionStatus.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Failure, isAboutCode, isSignedOut } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';

/** What is known of a profile. A failure keeps the keys of the last good list: being offline is not being signed out. */
export type SessionState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'loading'; readonly keys?: readonly ApiKey[]; readonly fetchedAt?: Date }
	| { readonly kind: 'ready'; readonly keys: readonly ApiKey[]; readonly fetchedAt: Date }
	| {
			readonly kind: 'failed';
			readonly failure: Failure;
			readonly failedAt: Date;
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
	/** Whether it lists its keys only with a code of the authenticator: nothing can be listed without the user. */
	readonly listsWithCode: boolean;
	/** When a token ends that nothing renews but the user. */
	readonly endsAt?: Date;
}

/** A profile as it is called now. A connection knows it as it was at sign-in, and it may have been renamed since. */
export function profileNow({ all }: { readonly all: readonly Session[] }, then: Profile): Profile {
	return all.find(({ profile }) => profile.id === then.id)?.profile ?? then;
}

/** When a session with these credentials ends for good: nothing renews a token that was given. */
export function endOf(used: Credentials | undefined): Date | undefined {
	return used?.kind === 'accessToken' ? used.expiresAt : undefined;
}

/** A session as the status bar and the commands that sign in look at it. */
export function statusOf({ profile, state, endsAt }: Session): ProfileStatus {
	return { profile, ...(state.kind === 'failed' && { failure: state.failure }), ...(endsAt && { endsAt }) };
}

/** Whether the last list was refused for want of a code of the authenticator. */
export function wantsCode({ state }: Session): boolean {
	return state.kind === 'failed' && isAboutCode(state.failure);
}

/** How long a list is good enough, and how long a server that failed is left alone, in milliseconds. */
const restMs = 60_000;

/** Failures that may be over the next time although nobody has done anything about them. */
const passing: readonly Failure['kind'][] = [
	'offline',
	'timedOut',
	'proxyFailed',
	'untrustedCertificate',
	'redirected',
	'notJson',
	'serverFault',
	'rateLimited',
	'secretStorage',
];

/**
 * Whether the keys are worth another list when somebody comes back to them.
 *
 * A list under way is left to end. What was refused stays refused until the user signs in or asks again: to repeat a sign-in that
 * was turned down may lock an account.
 */
export function isStale({ state, listsWithCode }: Session, now: Date): boolean {
	if (listsWithCode) {
		return false;
	}
	switch (state.kind) {
		case 'idle':
		case 'loading':
			return false;
		case 'ready':
			return msBetween(state.fetchedAt, now) > restMs;
		case 'failed': {
			const { failure, failedAt } = state;
			const waitMs = failure.kind === 'rateLimited' ? Math.max(restMs, failure.retryAfterMs) : restMs;
			return passing.includes(failure.kind) && msBetween(failedAt, now) > waitMs;
		}
	}
}

/**
 * Whether the keys could not be listed, or have not been yet, for a reason that other network settings may end. Not what waits for the
 * user: to sign in, or for a code.
 */
export function isStuck({ state, listsWithCode }: Session): boolean {
	return state.kind === 'failed'
		? !isSignedOut(state.failure) && !isAboutCode(state.failure)
		: state.kind === 'loading' && !listsWithCode;
}

function msBetween(from: Date, to: Date): number {
	return to.getTime() - from.getTime();
}

/** A connection that has listed its keys once, and what it signed in with. */
export interface SignedIn {
	readonly connection: Connection;
	readonly keys: readonly ApiKey[];
	readonly credentials: Credentials;
	/** It lists its keys only with a code of the authenticator, a new one each time. */
	readonly withCode?: true;
}
