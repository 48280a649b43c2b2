import type { Connection } from '../../api/client.ts';
import type { Profile } from '../../core/profile.ts';
import { connectWithCode } from '../askCode.ts';
import type { KeyChangeDeps } from './deps.ts';

/** Opens the connection of a profile, with progress, and with a code where signing in takes one. `undefined`: the user said no. */
export async function openConnection(
	{ sessions, sentCodes }: KeyChangeDeps,
	profile: Profile,
): Promise<Connection | undefined> {
	return (
		sessions.current(profile.id) ??
		connectWithCode(profile, sentCodes, (signal, code) => sessions.connection(profile, signal, code))
	);
}
