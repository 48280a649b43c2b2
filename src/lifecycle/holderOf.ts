import type { ApiKey } from '../core/apiKey.ts';
import { YativoError } from '../core/failure.ts';
import type { JournalEntry, SecretVault } from './ports.ts';

/**
 * The handle under which the secret of a key is held, or `undefined`. A vault that does not answer leaves more keys to
 * choose from, and hides nothing.
 */
export async function holderOf(
	vault: Pick<SecretVault, 'holderOf'>,
	{ profileId }: JournalEntry,
	key: ApiKey,
): Promise<string | undefined> {
	try {
		return await vault.holderOf(profileId, key);
	} catch (error) {
		if (error instanceof YativoError) {
			return undefined;
		}
		throw error;
	}
}
