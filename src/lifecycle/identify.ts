import type { Connection, Issued } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { digest } from '../core/digest.ts';
import { YativoError } from '../core/failure.ts';
import type { JournalEntry } from './ports.ts';

/** What finding the key of an answer needs. */
export interface IdentifySources {
	readonly connection: Pick<Connection, 'identify'>;
	/** Bounds one list call. */
	readonly listSignal: () => AbortSignal;
}

/** An answer that issued a secret, with what is known of the request. */
export interface Keeping {
	readonly entry: JournalEntry;
	readonly before: readonly ApiKey[];
	readonly issued: Issued<Partial<ApiKey>>;
}

/**
 * The key that an answer is about. One: that is it, perhaps still without an id; none or several: the list cannot tell.
 */
export async function identify(
	sources: IdentifySources,
	{ entry, before, issued }: Keeping,
): Promise<readonly ApiKey[]> {
	const told = read(issued);
	if (entry.keyId !== undefined) {
		return before.filter(({ id }) => id === entry.keyId).map(key => ({ ...key, ...told }));
	}
	if (told?.id !== undefined) {
		return [{ name: entry.name, scopes: [], status: 'active', ...told }];
	}
	const created = told?.keyDigest ?? (issued.apiKey && digest(issued.apiKey.reveal()));
	const listed = await sources.connection.identify(
		created === undefined ? {} : { keyDigest: created },
		before,
		sources.listSignal(),
	);
	if (listed.length > 0) {
		return listed.map(key => ({ ...key, ...(told?.rateLimit && { rateLimit: told.rateLimit }) }));
	}
	return told ? [{ name: entry.name, scopes: [], status: 'active', ...told }] : [];
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
