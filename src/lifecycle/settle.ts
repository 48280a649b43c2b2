import type { Connection } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { type Failure, isAboutCode, YativoError } from '../core/failure.ts';
import { mayHaveHappened } from '../core/outcome.ts';
import type { Secret } from '../core/secret.ts';
import { type Comparison, compare, traceOf } from './compare.ts';
import { holderOf } from './holderOf.ts';
import { listing } from './listing.ts';
import type { Journal, JournalEntry, SecretVault } from './ports.ts';
import { isRefusal, type SecretState, type Told, type Unlisted } from './told.ts';

/** What finding out the outcome of a request needs. */
export interface SettleSources {
	readonly connection: Pick<Connection, 'list' | 'profile'>;
	readonly journal: Journal;
	readonly vault: SecretVault;
	/** Waits. */
	readonly pause: (ms: number) => Promise<void>;
	/** Bounds one list call. */
	readonly listSignal: () => AbortSignal;
	/** From the authenticator, where keys are listed only with one: it is good for one look. */
	readonly code?: Secret;
}

/** What hid the outcome of a request. */
export interface Doubt {
	readonly failure: Failure;
	/** Where the secret is, as far as this window knows; absent: the vault is asked. */
	readonly secret?: SecretState;
}

/**
 * Pauses before each look at the list, in milliseconds. A new key may take a moment to appear, says
 * https://docs.yativo.com/yativo-crypto/errors.
 */
const patience: readonly number[] = [0, 1000, 2000, 4000];

/**
 * Finds out what a request did whose answer did not tell, by safe lists alone; the request is never sent again.
 *
 * The entry is closed when the outcome is certain, and stays open otherwise.
 *
 * @throws YativoError `secretStorage` when the vault had to be asked and did not answer: the entry stays open then.
 */
export async function settle(sources: SettleSources, entry: JournalEntry, doubt: Doubt): Promise<Told> {
	const told = await lookAfter(sources, entry, doubt);
	await conclude(sources, entry, told);
	return told;
}

/** As `settle`, but leaves the entry as it is. */
export async function lookAfter(
	sources: SettleSources,
	entry: JournalEntry,
	{ failure, secret: known }: Doubt,
): Promise<Told> {
	const secret = issuesSecret(entry) ? (known ?? (await secretOf(sources, entry))) : { kind: 'none' as const };
	const comparison = await look(sources, entry, failure);
	if (entry.operation === 'rotate' && secret.kind === 'stored') {
		// The answer came. A list may show nothing of it.
		return { outcome: 'done', key: keyOf(comparison), secret };
	}
	switch (comparison.says) {
		case 'unreadable':
			return isRefusal(failure)
				? { outcome: 'notDone', failure }
				: { outcome: 'unclear', failure, candidates: [], secret, unlisted: comparison.unlisted };
		case 'notDone':
			// A secret came, so there was a key once.
			return secret.kind === 'stored'
				? { outcome: 'unclear', failure, candidates: [], secret }
				: { outcome: 'notDone', failure };
		case 'unclear':
			return { outcome: 'unclear', failure, candidates: comparison.candidates, secret };
		case 'done': {
			const before = entry.operation === 'revoke' && !mayHaveHappened(failure);
			return { outcome: 'done', key: comparison.key, secret, ...(before && { before }) };
		}
	}
}

/**
 * Ties a stored secret to its key and closes the entry, where both the outcome and the secret's place are settled.
 *
 * Where they are not, or where the storage fails, the entry is left to the next look at the journal.
 */
export async function conclude(
	{ journal, vault }: Pick<SettleSources, 'journal' | 'vault'>,
	entry: JournalEntry,
	told: Told,
): Promise<void> {
	if (told.outcome === 'unclear') {
		return;
	}
	if (told.outcome === 'done' && told.secret.kind === 'stored' && !(await isTied(vault, entry, told.key))) {
		journal.release(entry.id);
		return;
	}
	await journal.close(entry.id);
}

async function isTied(vault: SecretVault, entry: JournalEntry, key: ApiKey | undefined): Promise<boolean> {
	if (key?.id === undefined) {
		return key?.keyDigest !== undefined; // by which the vault finds it too
	}
	try {
		await vault.attach(entry.profileId, entry.id, key);
		return true;
	} catch (error) {
		if (error instanceof YativoError) {
			return false;
		}
		throw error;
	}
}

function keyOf(comparison: Comparison | Unreadable): ApiKey | undefined {
	switch (comparison.says) {
		case 'done':
			return comparison.key;
		case 'unclear':
			return comparison.candidates[0];
		default:
			return undefined;
	}
}

function issuesSecret({ operation }: JournalEntry): boolean {
	return operation === 'create' || operation === 'rotate';
}

async function secretOf({ vault }: SettleSources, entry: JournalEntry): Promise<SecretState> {
	return { kind: (await vault.holds(entry.profileId, entry.id)) ? 'stored' : 'lost' };
}

/** The list could not be read. */
interface Unreadable {
	readonly says: 'unreadable';
	readonly unlisted: Unlisted;
}

/** Looks until something has happened or patience ends. Only the last look can say that nothing has. */
async function look(sources: SettleSources, entry: JournalEntry, failure: Failure): Promise<Comparison | Unreadable> {
	let seen: Comparison | Unreadable = { says: 'unreadable', unlisted: 'failed' };
	for (const ms of pausesBefore(sources, failure)) {
		await sources.pause(ms);
		const listed = await listing(sources.listSignal(), signal => sources.connection.list(signal, sources.code));
		if (listed.failed) {
			if (listed.failure && isAboutCode(listed.failure)) {
				return { says: 'unreadable', unlisted: 'codeWanted' };
			}
			seen = { says: 'unreadable', unlisted: 'failed' };
			continue;
		}
		seen = await compared(sources, entry, listed.keys);
		if (seen.says !== 'notDone') {
			return seen;
		}
	}
	return seen;
}

/** A definite refusal is looked at once: nothing is on its way. A code is good for one look, so that is the last one. */
function pausesBefore({ code }: SettleSources, failure: Failure): readonly number[] {
	if (!mayHaveHappened(failure)) {
		return [0];
	}
	return code ? patience.slice(-1) : patience;
}

/**
 * What a list says. A new key whose secret this entry has stored is the one; a key whose secret is held already otherwise
 * came from another window.
 */
async function compared({ vault }: SettleSources, entry: JournalEntry, listed: readonly ApiKey[]): Promise<Comparison> {
	if (entry.operation !== 'create') {
		return compare(entry, listed);
	}
	const before = new Set(entry.before);
	const added = listed.filter(key => !before.has(traceOf(key)));
	const holders = await Promise.all(added.map(key => holderOf(vault, entry, key)));
	const own = added.find((_key, index) => holders[index] === entry.id);
	return own
		? { says: 'done', key: own }
		: compare(
				entry,
				added.filter((_key, index) => holders[index] === undefined),
			);
}
