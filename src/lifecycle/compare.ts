import type { ApiKey } from '../core/apiKey.ts';
import { digest } from '../core/digest.ts';
import { keyHandle } from '../core/keyHandle.ts';
import type { JournalEntry } from './ports.ts';

/** What comparing the list of now with the journal entry says about an operation. */
export type Comparison =
	| { readonly says: 'done'; readonly key: ApiKey | undefined }
	| { readonly says: 'notDone' }
	| { readonly says: 'unclear'; readonly candidates: readonly ApiKey[] };

/** Enough of a digest to tell the keys of one account apart, short enough for thousands of them. */
const traceLength = 12;

/** A short mark of a key's identity for journal entries: of its id, or of its public part while it has none. */
export function traceOf(key: ApiKey): string {
	return shortDigest(keyHandle(key));
}

function shortDigest(text: string): string {
	return digest(text).slice(0, traceLength);
}

/** A short mark of all that rotation and scope changes can alter on a key. */
export function stateTrace(key: ApiKey): string {
	return shortDigest(JSON.stringify([key.id, key.keyDigest, [...key.scopes].sort()]));
}

/** Compares what the server lists now with what it listed before the request of `entry`. */
export function compare(entry: JournalEntry, now: readonly ApiKey[]): Comparison {
	switch (entry.operation) {
		case 'create':
			return compareCreated(entry, now);
		case 'revoke':
			return compareRevoked(entry, now);
		case 'updateScopes':
			return compareScopes(entry, now);
		case 'rotate':
			return compareRotated(entry, now);
	}
}

/** A name is not enough to claim a key, and a single new key of another name may be somebody else's. */
function compareCreated(entry: JournalEntry, now: readonly ApiKey[]): Comparison {
	const before = new Set(entry.before);
	const wasThere = (key: ApiKey) =>
		before.has(traceOf(key)) || (key.keyDigest !== undefined && before.has(shortDigest(key.keyDigest)));
	const added = now.filter(key => !wasThere(key));
	const [only, ...more] = added;
	if (!only) {
		return { says: 'notDone' };
	}
	return more.length === 0 && only.name === entry.name
		? { says: 'done', key: only }
		: { says: 'unclear', candidates: added };
}

function compareRevoked(entry: JournalEntry, now: readonly ApiKey[]): Comparison {
	const key = find(entry, now);
	return !key || key.status === 'revoked' || key.status === 'inactive' ? { says: 'done', key } : { says: 'notDone' };
}

function compareScopes(entry: JournalEntry, now: readonly ApiKey[]): Comparison {
	const key = find(entry, now);
	if (!key) {
		return { says: 'unclear', candidates: [] };
	}
	if (sameScopes(key.scopes, entry.scopes ?? [])) {
		return { says: 'done', key };
	}
	return entry.before.includes(stateTrace(key)) ? { says: 'notDone' } : { says: 'unclear', candidates: [key] };
}

/** A list shows a rotation only where the public part changes with the secret. Where it does not, nothing can be said. */
function compareRotated(entry: JournalEntry, now: readonly ApiKey[]): Comparison {
	const key = find(entry, now);
	if (!key) {
		return { says: 'unclear', candidates: [] };
	}
	return entry.before.includes(stateTrace(key)) ? { says: 'unclear', candidates: [key] } : { says: 'done', key };
}

function find(entry: JournalEntry, now: readonly ApiKey[]): ApiKey | undefined {
	return now.find(key => key.id === entry.keyId);
}

/** Whether two lists grant the same, whatever their order. */
export function sameScopes(a: readonly string[], b: readonly string[]): boolean {
	const left = new Set(a);
	const right = new Set(b);
	return left.size === right.size && [...left].every(scope => right.has(scope));
}
