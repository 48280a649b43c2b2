import type { ApiKey } from '../core/apiKey.ts';
import { withKey } from '../core/appearedKeys.ts';
import { knownOf, type SessionState } from './session.ts';

/** What is known of each profile, by its id. */
export class SessionStates {
	readonly #states = new Map<string, SessionState>();

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

	/** Shows a key as a change has left it, until the next list. */
	amend(profileId: string, key: ApiKey): void {
		const state = this.get(profileId);
		if ('keys' in state && state.keys) {
			this.set(profileId, { ...state, keys: withKey(state.keys, key) });
		}
	}

	forget(profileId: string): void {
		this.#states.delete(profileId);
	}
}
