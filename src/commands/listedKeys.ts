import type { KnownKeys } from '../core/boundValue.ts';
import type { Profile } from '../core/profile.ts';
import type { Sessions } from '../views/sessions.ts';

/** An answer later than this is not waited for: what is known on this machine will do. */
const keysWithinMs = 10_000;

/** The keys of a profile as they were listed last, or, where nobody has listed them yet, as they are now. */
export async function listedKeys(sessions: Sessions, profile: Profile): Promise<KnownKeys> {
	await sessions.load(profile, AbortSignal.timeout(keysWithinMs));
	return { keys: sessions.keys(profile.id), isWhole: sessions.state(profile.id).kind === 'ready' };
}
