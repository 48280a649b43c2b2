import type { Connection, Issued } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { digest } from '../core/digest.ts';
import { YativoError } from '../core/failure.ts';
import { mask } from '../core/mask.ts';
import { holderOf } from './holderOf.ts';
import { listing } from './listing.ts';
import type { JournalEntry, SecretVault } from './ports.ts';

/** What finding the key of an answer needs. */
export interface IdentifySources {
	readonly connection: Pick<Connection, 'identify'>;
	readonly vault: Pick<SecretVault, 'holderOf'>;
	/** Bounds all the lists that this takes. */
	readonly listSignal: () => AbortSignal;
}

/** An answer that issued a secret, with what is known of the request. */
export interface Keeping {
	readonly entry: JournalEntry;
	/** The keys as they were before; the changed key alone, unless one is created. */
	readonly before: readonly ApiKey[];
	readonly issued: Issued<Partial<ApiKey>>;
}

/**
 * The key that an answer is about. One: that is it; several: only the user can tell; none: the answer does not name it, and
 * no list shows it yet.
 */
export async function identify(
	sources: IdentifySources,
	{ entry, before, issued }: Keeping,
): Promise<readonly ApiKey[]> {
	const told = toldKey({ entry, before, issued });
	if (told.id !== undefined) {
		return [told];
	}
	const listed = await listing(sources.listSignal(), signal => sources.connection.identify(told, before, signal));
	if (listed.failed) {
		return [];
	}
	const holders = await Promise.all(listed.keys.map(key => holderOf(sources.vault, entry, key)));
	return listed.keys
		.filter((_key, index) => holders[index] === undefined || holders[index] === entry.id)
		.map(key => ({ ...told, ...key }));
}

/** The key as its answer tells it; what the answer leaves out is as it was before, or as it was asked for. */
export function toldKey({ entry, before, issued }: Keeping): ApiKey {
	const told = read(issued);
	const old = before.find(({ id }) => id !== undefined && id === entry.keyId);
	const apiKey = issued.apiKey?.reveal();
	return {
		name: entry.name,
		scopes: entry.scopes ?? [],
		status: 'active',
		...(entry.keyId !== undefined && { id: entry.keyId }),
		...old,
		...(apiKey !== undefined && { keyDigest: digest(apiKey), maskedKey: mask(apiKey) }),
		...told,
	};
}

/** What an answer tells besides the secret, or `undefined` when it is not understood. */
function read(issued: Issued<Partial<ApiKey>>): Partial<ApiKey> | undefined {
	try {
		return issued.key();
	} catch (error) {
		if (error instanceof YativoError) {
			return undefined;
		}
		throw error;
	}
}
