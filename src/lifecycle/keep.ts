import type { Connection } from '../api/client.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import type { Secret } from '../core/secret.ts';
import { identify, type Keeping, toldKey } from './identify.ts';
import type { JournalEntry } from './ports.ts';
import { conclude, lookAfter, type SettleSources, settle } from './settle.ts';
import type { SecretState, Told } from './told.ts';

/** What keeping a secret needs. */
export interface KeepSources extends SettleSources {
	readonly connection: Connection;
}

/** Keeps the secret of an answer before anything else of it is read, then finds out which key it is of. */
export async function keep(sources: KeepSources, keeping: Keeping): Promise<Told> {
	const { entry, issued } = keeping;
	if (!issued.secret) {
		return keepAnswer(sources, keeping);
	}
	const secret = await store(sources, { entry, secret: issued.secret, apiKey: issued.apiKey });
	if (secret.kind !== 'stored') {
		// Nothing comes before telling: a list may take long.
		return { outcome: 'done', key: toldKey(keeping), secret };
	}
	const [key, ...others] = await identify(sources, keeping);
	if (key && others.length > 0) {
		return { outcome: 'unclear', failure: notUnderstood(sources, 'id'), candidates: [key, ...others], secret };
	}
	const told: Told = { outcome: 'done', key: key ?? toldKey(keeping), secret };
	if (key || isRecognisable(keeping)) {
		await conclude(sources, entry, told);
	} else {
		sources.journal.release(entry.id); // the next look at the journal may tie the secret to its key
	}
	return told;
}

/** Whether a key that no list shows yet will be recognised there by its public part: lists of this account show them. */
function isRecognisable({ before, issued }: Keeping): boolean {
	return issued.apiKey !== undefined && before.some(({ keyDigest }) => keyDigest !== undefined);
}

/** An answer in which no secret was recognised is left to the user, unless nothing was done or there is nothing in it. */
async function keepAnswer(sources: KeepSources, { entry, issued }: Keeping): Promise<Told> {
	const { answer } = issued;
	const failure = failureIn(issued) ?? notUnderstood(sources, 'secret');
	const told = await lookAfter(sources, entry, { failure, secret: { kind: 'lost' } });
	if (told.outcome === 'notDone' || answer.reveal().trim() === '') {
		await conclude(sources, entry, told);
		return told;
	}
	return { ...told, secret: { kind: 'unrecognised', answer } };
}

function failureIn({ key }: Keeping['issued']): Failure | undefined {
	try {
		key();
		return undefined;
	} catch (error) {
		if (error instanceof YativoError) {
			return error.failure;
		}
		throw error;
	}
}

interface Storing {
	readonly entry: JournalEntry;
	readonly secret: Secret;
	readonly apiKey: Secret | undefined;
}

/** Puts the secret into the vault; a vault that fails leaves it in memory, for the user to take. */
async function store(sources: KeepSources, { entry, secret, apiKey }: Storing): Promise<SecretState> {
	try {
		await sources.vault.put({
			profileId: entry.profileId,
			origin: sources.connection.profile.origin,
			handle: entry.id,
			keyName: entry.name,
			secret,
			...(entry.keyId !== undefined && { keyId: entry.keyId }),
			...(apiKey && { apiKey }),
			...(entry.operation === 'rotate' && { isRotated: true }),
		});
		return { kind: 'stored' };
	} catch (error) {
		const failure: Failure =
			error instanceof YativoError ? error.failure : { kind: 'secretStorage', operation: 'write' };
		return { kind: 'unsaved', secret, apiKey, failure };
	}
}

/** Tries once more to store a secret that is only in memory, and settles the rest when that succeeds. */
export async function keepSecret(sources: KeepSources, entry: JournalEntry, told: Told): Promise<Told> {
	if (told.outcome !== 'done' || told.secret.kind !== 'unsaved') {
		return told;
	}
	const secret = await store(sources, { entry, secret: told.secret.secret, apiKey: told.secret.apiKey });
	if (secret.kind !== 'stored') {
		return { ...told, secret };
	}
	if (told.key?.id === undefined) {
		return settle(sources, entry, { failure: notUnderstood(sources, 'id'), secret });
	}
	const kept: Told = { ...told, secret };
	await conclude(sources, entry, kept);
	return kept;
}

/** The failure of an answer that came, but did not tell all that matters. */
function notUnderstood(sources: KeepSources, field: 'id' | 'secret'): Failure {
	return { kind: 'unexpectedAnswer', host: new URL(sources.connection.profile.origin).host, field };
}
