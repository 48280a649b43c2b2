import { isDead, type KnownKey } from '../../core/knownKeys.ts';
import type { Severity } from '../../detect/finding.ts';
import type { DocumentLeak, GitFacts, PastLeak } from '../../scanner/editor/messages.ts';
import type { SeverityChoice } from '../settingsFrom.ts';
import { isPushed, severityOf } from '../severity.ts';

/** What became of a leak. `ended`: it is known to work no more, because its key does not, or a rotation replaced it. */
export type LeakState = 'new' | 'pushed' | 'allowed' | 'ended';

/** Where leaks are listed from: files as they are, the index, and the commits of a repository. */
export type LeakSource = 'files' | 'staged' | 'history';

/** A cell of a notebook. */
export interface CellPlace {
	/** Address of the notebook. */
	readonly notebook: string;
	/** Counted from 1. */
	readonly number: number;
}

/** One row: a leak at a place. Holds nothing of the credential but its masked form. */
export interface ListedLeak {
	/** The same as long as it is the same leak at the same place, wherever edits move it. */
	readonly id: string;
	readonly source: LeakSource;
	readonly leak: Omit<DocumentLeak, 'start' | 'end'>;
	/** The document that shows it; absent when none can. */
	readonly uri?: string;
	/** What people call its file, with `/`. */
	readonly path: string;
	/** For those in an open notebook: lines count within the cell. */
	readonly cell?: CellPlace;
	/** Where it began when it was found, in characters of the document; for those in files. */
	readonly start: number;
	readonly state: LeakState;
	readonly severity: Severity;
	readonly owner?: KnownKey;
	/** For those that git keeps. */
	readonly past?: PastLeak;
}

/** The leaks of one document or file. */
export interface LeakyText {
	readonly uri: string;
	readonly path: string;
	readonly cell?: CellPlace;
	readonly leaks: readonly DocumentLeak[];
	readonly git: GitFacts | undefined;
}

/** The leaks that git keeps, from one kind of scan. */
export interface LeakyPast {
	readonly source: 'staged' | 'history';
	readonly leaks: readonly (PastLeak & { readonly uri?: string; readonly displayPath: string })[];
}

/** What a leak's row depends on besides the leak. */
export interface ListingContext {
	readonly now: Date;
	readonly find: (digest: string) => KnownKey | undefined;
	/** What the user has set for leaks of a tier in a document. */
	readonly choiceFor: (tier: DocumentLeak['tier'], uri: string | undefined) => SeverityChoice;
}

/** All rows, the gravest first. Of a kind that the user has switched off there are none. */
export function listLeaks(
	texts: readonly LeakyText[],
	pasts: readonly LeakyPast[],
	context: ListingContext,
): readonly ListedLeak[] {
	const files = texts.flatMap(({ uri, path, cell, leaks, git }) =>
		leaks.flatMap(leak =>
			judged({ source: 'files', leak, uri, path, start: leak.start, ...(cell && { cell }) }, git, context),
		),
	);
	const past = pasts.flatMap(({ source, leaks }) =>
		leaks.flatMap(({ uri, displayPath, ...leak }) => {
			const git: GitFacts = { state: 'tracked', pushed: leak.isPushed ? [leak.digest] : [] };
			const row = { source, leak, path: displayPath, start: 0, past: leak, ...(uri !== undefined && { uri }) };
			return judged(row, git, context);
		}),
	);
	return withIds([...files, ...past].toSorted(compareLeaks));
}

type Unjudged = Omit<ListedLeak, 'id' | 'state' | 'severity' | 'owner'>;

function judged(
	row: Unjudged,
	git: GitFacts | undefined,
	{ find, choiceFor, now }: ListingContext,
): readonly Omit<ListedLeak, 'id'>[] {
	const { leak } = row;
	const owner = find(leak.digest);
	const choice = choiceFor(leak.tier, row.cell?.notebook ?? row.uri);
	const hasEnded = isDead(owner, now);
	const { suppressed, ...open } = leak;
	const severity = severityOf(open, { git, choice, isDead: hasEnded });
	if (severity === undefined) {
		return [];
	}
	const state = suppressed ? 'allowed' : hasEnded ? 'ended' : isPushed(leak, git) ? 'pushed' : 'new';
	return [{ ...row, state, severity: suppressed ? 'information' : severity, ...(owner && { owner }) }];
}

/** How many errors there are. A leak in the past that is still in its file is one with that. */
export function countErrors(rows: readonly ListedLeak[]): number {
	const errors = rows.filter(({ severity }) => severity === 'error');
	const files = new Set(errors.filter(({ past }) => !past).map(({ leak }) => leak.fingerprint));
	const gone = errors.filter(({ past, leak }) => past && !files.has(leak.fingerprint));
	return errors.filter(({ past }) => !past).length + new Set(gone.map(({ leak }) => leak.fingerprint)).size;
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };
const stateOrder: Readonly<Record<LeakState, number>> = { pushed: 0, new: 1, ended: 2, allowed: 3 };
const sourceOrder: Readonly<Record<LeakSource, number>> = { files: 0, staged: 1, history: 2 };

type Comparable = Omit<ListedLeak, 'id'>;

/** The gravest first, then by place. */
export function compareLeaks(a: Comparable, b: Comparable): number {
	return (
		severityOrder[a.severity] - severityOrder[b.severity] ||
		stateOrder[a.state] - stateOrder[b.state] ||
		comparePlaces(a, b)
	);
}

/** As they stand in a file. */
export function comparePlaces(a: Comparable, b: Comparable): number {
	return (
		compareTexts(a.path, b.path) ||
		sourceOrder[a.source] - sourceOrder[b.source] ||
		cellOrder(a) - cellOrder(b) ||
		a.leak.range.line - b.leak.range.line ||
		a.leak.range.character - b.leak.range.character ||
		compareTexts(a.past?.commit ?? '', b.past?.commit ?? '')
	);
}

/** What is in no cell comes last: output, below all of them. */
function cellOrder({ cell }: Comparable): number {
	return cell?.number ?? Number.MAX_SAFE_INTEGER;
}

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The same credential may stand in a document several times. */
function withIds(rows: readonly Omit<ListedLeak, 'id'>[]): readonly ListedLeak[] {
	const counts = new Map<string, number>();
	return rows.map(row => {
		const { source, uri = row.path, past, leak } = row;
		const place = [source, uri, past?.commit, leak.fingerprint].join('|');
		const count = counts.get(place) ?? 0;
		counts.set(place, count + 1);
		return { ...row, id: `${place}|${count}` };
	});
}
