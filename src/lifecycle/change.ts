import type { ChangeOptions, Issued, NewKey, Scopes } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { isAboutCode, YativoError } from '../core/failure.ts';
import { beforeSending, isUnsent } from '../core/outcome.ts';
import { stateTrace, traceOf } from './compare.ts';
import { type KeepSources, keep } from './keep.ts';
import type { JournalEntry } from './ports.ts';
import { settle } from './settle.ts';
import { needsLook, type Settled, type Told } from './told.ts';

/** What changing a key needs. */
export interface ChangeSources extends KeepSources {
	/** Aborted when the user goes away, which counts until the request is sent: what was sent runs to its end. */
	readonly wanted?: AbortSignal;
	/** A random id of a new journal entry. */
	readonly newId: () => string;
	readonly now: () => Date;
	/** The keys of a profile as they were listed last. */
	readonly lastSeen: (profileId: string) => readonly ApiKey[];
	/** Whether a profile is known to list its keys only with a code of the authenticator. */
	readonly listsWithCode: (profileId: string) => boolean;
}

/** Creates a key. The secret is in the vault before anything else of the answer is read. */
export function createKey(sources: ChangeSources, request: NewKey, options: ChangeOptions): Promise<Settled> {
	return settled(sources, {
		facts: { operation: 'create', name: request.name, scopes: request.scopes },
		before: () => listed(sources, options.signal),
		trace: traceOf,
		send: () => sources.connection.create(request, options),
	});
}

/** Gives a key a new secret; the old one dies at once. */
export function rotateKey(sources: ChangeSources, key: IdentifiedKey, options: ChangeOptions): Promise<Settled> {
	return settled(sources, {
		facts: { operation: 'rotate', keyId: key.id, name: key.name },
		before: async () => [(await listed(sources, options.signal)).find(({ id }) => id === key.id) ?? key],
		trace: stateTrace,
		send: () => sources.connection.rotate(key.id, options),
	});
}

/** Gives a key other scopes. `done` carries the key with the scopes that the server says it granted. */
export function updateScopes(
	sources: ChangeSources,
	{ key, scopes }: { readonly key: IdentifiedKey; readonly scopes: Scopes },
	options: ChangeOptions,
): Promise<Settled> {
	return settled(sources, {
		facts: { operation: 'updateScopes', keyId: key.id, name: key.name, scopes },
		before: async () => [key],
		trace: stateTrace,
		send: async () => {
			const granted = await sources.connection.updateScopes(key.id, scopes, options);
			return { ...key, scopes: granted ?? scopes };
		},
	});
}

/** Ends a key for good. */
export function revokeKey(sources: ChangeSources, key: IdentifiedKey, options: ChangeOptions): Promise<Settled> {
	return settled(sources, {
		facts: { operation: 'revoke', keyId: key.id, name: key.name },
		before: async () => [key],
		trace: stateTrace,
		send: async () => {
			await sources.connection.revoke(key.id, options);
			return { ...key, status: 'revoked' };
		},
	});
}

/** A key that the server can be asked to change. */
export type IdentifiedKey = ApiKey & { readonly id: string };

/** The keys before a change. Where a list takes a code, the code at hand is for the change: what was seen last must do. */
async function listed(sources: ChangeSources, signal: AbortSignal): Promise<readonly ApiKey[]> {
	const { connection, lastSeen, listsWithCode } = sources;
	const { id } = connection.profile;
	try {
		return listsWithCode(id) ? lastSeen(id) : await connection.list(signal);
	} catch (error) {
		if (error instanceof YativoError && isAboutCode(error.failure)) {
			return lastSeen(id);
		}
		throw error;
	}
}

interface Request {
	readonly facts: Pick<JournalEntry, 'operation' | 'keyId' | 'name' | 'scopes'>;
	/** The keys as they are before; the changed key alone, unless one is created. */
	readonly before: () => Promise<readonly ApiKey[]>;
	readonly trace: (key: ApiKey) => string;
	/** Sends the request, once. */
	readonly send: () => Promise<Issued<Partial<ApiKey>> | ApiKey>;
}

/**
 * Looks, writes down, sends. What fails before the request is sent is told as not done, like a refusal.
 *
 * @throws the reason of `wanted`, when the user went away before anything was sent.
 */
async function settled(sources: ChangeSources, { facts, before, trace, send }: Request): Promise<Settled> {
	const blank = newEntry(sources, facts);
	let change: Change;
	try {
		const keys = await before();
		sources.wanted?.throwIfAborted();
		change = { entry: { ...blank, before: keys.map(trace) }, before: keys, send };
		await sources.journal.open(change.entry);
	} catch (error) {
		if (error instanceof YativoError) {
			return { entry: blank, told: { outcome: 'notDone', failure: beforeSending(error.failure) }, unsent: true };
		}
		throw error;
	}
	try {
		const told = await sent(sources, change);
		const unsent = told.outcome === 'notDone' && isUnsent(told.failure);
		return { entry: change.entry, told, ...(unsent && { unsent }) };
	} catch (error) {
		// Not a failure that we know: the entry stays open, and the next look at the journal settles it.
		sources.journal.release(change.entry.id);
		throw error;
	}
}

interface Change {
	readonly entry: JournalEntry;
	readonly before: readonly ApiKey[];
	readonly send: Request['send'];
}

/**
 * Sends once, keeps the secret, learns the outcome.
 *
 * The entry stays open while the outcome or the secret's place is unsettled, so that the next start finds it.
 */
async function sent(sources: ChangeSources, { entry, before, send }: Change): Promise<Told> {
	let answer: Issued<Partial<ApiKey>> | ApiKey;
	try {
		answer = await send();
	} catch (error) {
		if (!(error instanceof YativoError)) {
			throw error;
		}
		const { failure } = error;
		if (needsLook(failure, entry.operation)) {
			return settle(sources, entry, { failure, secret: { kind: 'lost' } });
		}
		await sources.journal.close(entry.id);
		return { outcome: 'notDone', failure };
	}
	if ('secret' in answer) {
		return keep(sources, { entry, before, issued: answer });
	}
	await sources.journal.close(entry.id);
	return { outcome: 'done', key: answer, secret: { kind: 'none' } };
}

function newEntry(sources: ChangeSources, facts: Request['facts']): JournalEntry {
	return {
		...facts,
		before: [],
		id: sources.newId(),
		profileId: sources.connection.profile.id,
		startedAt: sources.now().toISOString(),
	};
}
