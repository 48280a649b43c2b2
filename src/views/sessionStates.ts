import type { ApiKey } from '../core/apiKey.ts';
import { withKey } from '../core/appearedKeys.ts';
import { stillUnlisted, type UnlistedKey, withAmended } from '../core/unlistedKeys.ts';
import { knownOf, type SessionState } from './session.ts';

/** What is known of each profile, by its id. */
export class SessionStates {
	readonly #states = new Map<string, SessionState>();
	readonly #unlisted = new Map<string, readonly UnlistedKey[]>();

	/** The profiles of which anything is known. */
	get ids(): readonly string[] {
		return [...this.#states.keys()];
	}

	get(profileId: string): SessionState {
		return this.#states.get(profileId) ?? { kind: 'idle' };
	}

	/** The keys last seen, also when they are being loaded again or could not be. */
	keys(profileId: string): readonly ApiKey[] {
		return knownOf(this.get(profileId)).keys ?? [];
	}

	set(profileId: string, state: SessionState): void {
		this.#states.set(profileId, state);
	}

	/** Takes over a list that has just come. Keys of late that it lacks stay, since lists lag behind. */
	setListed(profileId: string, listed: readonly ApiKey[], now: Date): void {
		const unlisted = stillUnlisted(this.#unlisted.get(profileId) ?? [], listed, now);
		this.#unlisted.set(profileId, unlisted);
		const keys = unlisted.reduce((all, { key }) => withKey(all, key), listed);
		this.set(profileId, { kind: 'ready', keys, fetchedAt: now });
	}

	/** Shows a key as a change has left it, until a list shows it. */
	amend(profileId: string, key: ApiKey, now: Date): void {
		const state = this.get(profileId);
		const before = this.keys(profileId);
		this.#unlisted.set(profileId, withAmended(this.#unlisted.get(profileId) ?? [], key, { before, now }));
		if ('keys' in state && state.keys) {
			this.set(profileId, { ...state, keys: withKey(state.keys, key) });
		}
	}

	forget(profileId: string): void {
		this.#states.delete(profileId);
		this.#unlisted.delete(profileId);
	}
}
