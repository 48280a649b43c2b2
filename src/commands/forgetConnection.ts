import type { Profile } from '../core/profile.ts';
import type { ConnectionStores } from './keepConnection.ts';

/** Deletes the credentials, then the profile: one without credentials can be seen, and deleted; the reverse could not. */
export function forgetConnection({ profiles, credentials }: Omit<ConnectionStores, 'sessions'>) {
	return async (profile: Profile): Promise<void> => {
		await credentials.forget(profile);
		await profiles.remove(profile.id);
	};
}
