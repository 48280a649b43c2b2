import type { ChangeOptions, Connection, Issued, NewKey, Scopes } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { type Failure, isAboutCode, YativoError } from '../core/failure.ts';
import type { Secret } from '../core/secret.ts';
import { stateTrace, traceOf } from './compare.ts';
import { identify, type Keeping } from './identify.ts';
import type { Journal, JournalEntry, SecretVault } from './ports.ts';
import { type SettleSources, settle } from './settle.ts';
import { needsLook, type SecretState, type Settled, type Told } from './told.ts';

/** What changing a key needs. */
export interface ChangeSources extends SettleSources {
	readonly connection: Connection;
	readonly journal: Journal;
	readonly vault: SecretVault;
	/** A random id of a new journal entry. */
	readonly newId: () => string;
	readonly now: () => Date;
	/** The keys of a profile as they were listed last. */
	readonly lastSeen: (profileId: string) => readonly ApiKey[];
	/** Whether a profile is known to list its keys only with a code of the authenticator. */
	readonly listsWithCode: (profileId: string) => boolean;
}

/** Creates a key. The secret is in the vault before anything else of the answer is read. */
export async function createKey(sources: ChangeSources, request: NewKey, options: ChangeOptions): Promise<Settled> {
	const before = await listed(sources, options.signal);
	const entry = newEntry(sources, {
		operation: 'create',
		name: request.name,
		scopes: request.scopes,
		before: before.map(traceOf),
	});
	return settled(sources, { entry, before, send: () => sources.connection.create(request, options) });
}

/** Gives a key a new secret; the old one dies at once. */
export async function rotateKey(sources: ChangeSources, key: IdentifiedKey, options: ChangeOptions): Promise<Settled> {
	const current = (await listed(sources, options.signal)).find(({ id }) => id === key.id) ?? key;
	const entry = newEntry(sources, {
		operation: 'rotate',
		keyId: key.id,
		name: key.name,
		before: [stateTrace(current)],
	});
	return settled(sources, { entry, before: [current], send: () => sources.connection.rotate(key.id, options) });
}

/** Gives a key other scopes. `done` carries the key with the scopes that the server says it granted. */
export function updateScopes(
	sources: ChangeSources,
	{ key, scopes }: { readonly key: IdentifiedKey; readonly scopes: Scopes },
	options: ChangeOptions,
): Promise<Settled> {
	const entry = newEntry(sources, {
		operation: 'updateScopes',
		keyId: key.id,
		name: key.name,
		scopes,
		before: [stateTrace(key)],
	});
	return settled(sources, {
		entry,
		before: [key],
		send: async () => {
			const granted = await sources.connection.updateScopes(key.id, scopes, options);
			return { ...key, scopes: granted ?? scopes };
		},
	});
}

/** Ends a key for good. */
export function revokeKey(sources: ChangeSources, key: IdentifiedKey, options: ChangeOptions): Promise<Settled> {
	const entry = newEntry(sources, { operation: 'revoke', keyId: key.id, name: key.name, before: [stateTrace(key)] });
	return settled(sources, {
		entry,
		before: [key],
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

interface Change {
	readonly entry: JournalEntry;
	/** The keys as they were before; the changed key alone, unless one is created. */
	readonly before: readonly ApiKey[];
	/** Sends the request, once. */
	readonly send: () => Promise<Issued<Partial<ApiKey>> | ApiKey>;
}

async function settled(sources: ChangeSources, request: Change): Promise<Settled> {
	return { entry: request.entry, told: await change(sources, request) };
}

/**
 * Journal, send once, keep the secret, learn the outcome.
 *
 * The entry stays open while the outcome or the secret's place is unsettled, so that the next start finds it.
 */
async function change(sources: ChangeSources, { entry, before, send }: Change): Promise<Told> {
	await sources.journal.open(entry);
	let answer: Issued<Partial<ApiKey>> | ApiKey;
	try {
		answer = await send();
	} catch (error) {
		if (error instanceof YativoError && needsLook(error.failure, entry.operation)) {
			return settle(sources, entry, error.failure);
		}
		if (error instanceof YativoError) {
			await sources.journal.close(entry.id);
			return { outcome: 'notDone', failure: error.failure };
		}
		// Not a failure that we know: the entry stays open, and the next look at the journal settles it.
		sources.journal.release(entry.id);
		throw error;
	}
	if ('secret' in answer) {
		return keep(sources, { entry, before, issued: answer });
	}
	await sources.journal.close(entry.id);
	return { outcome: 'done', key: answer, secret: { kind: 'none' } };
}

async function keep(sources: ChangeSources, { entry, before, issued }: Keeping): Promise<Told> {
	if (!issued.secret) {
		const told = await settle(sources, entry, notUnderstood(sources));
		return told.outcome === 'notDone' ? told : { ...told, secret: { kind: 'unrecognised', answer: issued.answer } };
	}
	const secret = await store(sources, { entry, secret: issued.secret, apiKey: issued.apiKey });
	const found = await identify(sources, { entry, before, issued });
	if (found.length !== 1) {
		return { outcome: 'unclear', failure: notUnderstood(sources), candidates: found, secret };
	}
	const key = found[0];
	if (secret.kind === 'stored') {
		await settleStored(sources, entry, key);
	}
	return { outcome: 'done', key, secret };
}

interface Storing {
	readonly entry: JournalEntry;
	readonly secret: Secret;
	readonly apiKey: Secret | undefined;
}

/** Puts the secret into the vault; a vault that fails leaves it in memory, for the user to take. */
async function store(sources: ChangeSources, { entry, secret, apiKey }: Storing): Promise<SecretState> {
	try {
		await sources.vault.put({
			profileId: entry.profileId,
			origin: sources.connection.profile.origin,
			handle: entry.id,
			keyName: entry.name,
			secret,
			...(entry.keyId !== undefined && { keyId: entry.keyId }),
			...(apiKey && { apiKey }),
		});
		return { kind: 'stored' };
	} catch (error) {
		const failure: Failure =
			error instanceof YativoError ? error.failure : { kind: 'secretStorage', operation: 'write' };
		return { kind: 'unsaved', secret, apiKey, failure };
	}
}

/** Tries once more to store a secret that is only in memory, and closes the entry when that succeeds. */
export async function keepSecret(sources: ChangeSources, entry: JournalEntry, told: Told): Promise<Told> {
	if (told.outcome === 'notDone' || told.secret.kind !== 'unsaved') {
		return told;
	}
	const secret = await store(sources, { entry, secret: told.secret.secret, apiKey: told.secret.apiKey });
	if (secret.kind === 'stored' && told.outcome === 'done') {
		await settleStored(sources, entry, told.key);
	}
	return { ...told, secret };
}

/** Ties a stored secret to its key, as far as that is known, and closes the entry. */
async function settleStored(sources: ChangeSources, entry: JournalEntry, key: ApiKey | undefined): Promise<void> {
	if (key?.id !== undefined) {
		await sources.vault.attach(entry.profileId, entry.id, key);
	}
	await sources.journal.close(entry.id);
}

function newEntry(sources: ChangeSources, entry: Omit<JournalEntry, 'id' | 'profileId' | 'startedAt'>): JournalEntry {
	return {
		...entry,
		id: sources.newId(),
		profileId: sources.connection.profile.id,
		startedAt: sources.now().toISOString(),
	};
}

/** The failure of an answer that came, but did not tell all that matters. */
function notUnderstood(sources: ChangeSources): Failure {
	return { kind: 'unexpectedAnswer', host: new URL(sources.connection.profile.origin).host, field: 'id' };
}
