import type { Connection } from '../api/client.ts';
import type { ApiKey } from '../core/apiKey.ts';
import { type Failure, isAboutCode, YativoError } from '../core/failure.ts';
import { mayHaveHappened } from '../core/outcome.ts';
import type { Secret } from '../core/secret.ts';
import { type Comparison, compare, traceOf } from './compare.ts';
import type { Journal, JournalEntry, SecretVault } from './ports.ts';
import type { SecretState, Told } from './told.ts';

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

/**
 * Pauses before each look at the list, in milliseconds. A new key may take a moment to appear, says
 * https://docs.yativo.com/yativo-crypto/errors.
 */
const patience: readonly number[] = [0, 1000, 2000, 4000];

/**
 * Finds out what a request did whose answer did not tell, by safe lists alone; the request is never sent again.
 *
 * The entry is closed when the outcome is certain, and stays open otherwise. `failure` is what hid the outcome.
 */
export async function settle(sources: SettleSources, entry: JournalEntry, failure: Failure): Promise<Told> {
	const comparison = await look(sources, entry, failure);
	switch (comparison.says) {
		case 'unreadable': {
			const secret = await secretOf(sources, entry);
			const { wantsCode } = comparison;
			return { outcome: 'unclear', failure, candidates: [], secret, ...(wantsCode && { wantsCode }) };
		}
		case 'notDone':
			await sources.journal.close(entry.id);
			return { outcome: 'notDone', failure };
		case 'unclear':
			return { outcome: 'unclear', failure, candidates: comparison.candidates, secret: await secretOf(sources, entry) };
		case 'done':
			return finish(sources, entry, { key: comparison.key, failure });
	}
}

interface Finding {
	readonly key: ApiKey | undefined;
	readonly failure: Failure;
}

async function finish(sources: SettleSources, entry: JournalEntry, { key, failure }: Finding): Promise<Told> {
	const secret = await secretOf(sources, entry);
	if (secret.kind === 'stored' && key?.id !== undefined) {
		await sources.vault.attach(entry.profileId, entry.id, key);
	}
	await sources.journal.close(entry.id);
	const before = entry.operation === 'revoke' && !mayHaveHappened(failure);
	return { outcome: 'done', key, secret, ...(before && { before }) };
}

async function secretOf(sources: SettleSources, entry: JournalEntry): Promise<SecretState> {
	if (entry.operation === 'revoke' || entry.operation === 'updateScopes') {
		return { kind: 'none' };
	}
	return { kind: (await sources.vault.holds(entry.profileId, entry.id)) ? 'stored' : 'lost' };
}

/** The list could not be read; `wantsCode`: for want of a code, or of a right one. */
interface Unreadable {
	readonly says: 'unreadable';
	readonly wantsCode?: true;
}

/** Looks until something has happened or patience ends. */
async function look(sources: SettleSources, entry: JournalEntry, failure: Failure): Promise<Comparison | Unreadable> {
	let seen: Comparison | Unreadable = { says: 'unreadable' };
	for (const ms of pausesBefore(sources, failure)) {
		await sources.pause(ms);
		try {
			seen = compare(entry, await candidates(sources, entry));
		} catch (error) {
			if (!(error instanceof YativoError)) {
				throw error;
			}
			if (isAboutCode(error.failure)) {
				return { says: 'unreadable', wantsCode: true };
			}
			continue;
		}
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

/** The listed keys that can be the result. A key whose secret is held already came from another window, not from here. */
async function candidates(sources: SettleSources, entry: JournalEntry): Promise<readonly ApiKey[]> {
	const listed = await sources.connection.list(sources.listSignal(), sources.code);
	if (entry.operation !== 'create') {
		return listed;
	}
	const before = new Set(entry.before);
	const added = listed.filter(key => !before.has(traceOf(key)));
	const taken = await Promise.all(added.map(key => sources.vault.knows(entry.profileId, key)));
	return added.filter((_key, index) => !taken[index]);
}
