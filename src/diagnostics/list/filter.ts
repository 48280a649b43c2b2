import type { Severity } from '../../detect/finding.ts';
import type { LeakSource, LeakState, ListedLeak } from './listedLeak.ts';

/** What the user does not want to see. */
export interface LeakFilter {
	readonly hidden: readonly FilterWord[];
}

/** What leaks can be told apart by. */
export type FilterWord = LeakState | Severity | LeakSource;

/** All words, in the order in which they are offered. */
export const filterWords = {
	state: ['new', 'pushed', 'allowed', 'ended'],
	severity: ['error', 'warning', 'information'],
	source: ['files', 'staged', 'history'],
} as const satisfies Readonly<Record<string, readonly FilterWord[]>>;

/** What was agreed to stay is no work. */
export const usualFilter: LeakFilter = { hidden: ['allowed'] };

/** Those that the user wants to see. An allowed leak has no severity of its own: only its state hides it. */
export function filterLeaks(leaks: readonly ListedLeak[], { hidden }: LeakFilter): readonly ListedLeak[] {
	return leaks.filter(
		({ state, severity, source }) =>
			!hidden.includes(state) && !hidden.includes(source) && (state === 'allowed' || !hidden.includes(severity)),
	);
}

/** Reads a filter that was kept; what is no word of this version is forgotten. */
export function parseFilter(kept: unknown): LeakFilter {
	const known: readonly string[] = Object.values(filterWords).flat();
	const hidden = Array.isArray(kept) ? kept.filter(word => known.includes(word)) : undefined;
	return hidden ? { hidden } : usualFilter;
}
