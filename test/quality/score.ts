import type { Case } from './generate.ts';

/** What a detector reports in one case: parts of the text, with the value when it knows it. */
export interface Report {
	readonly start: number;
	readonly end: number;
}

export interface Score {
	readonly hits: number;
	readonly misses: number;
	readonly falseAlarms: number;
}

/** Compares reports with what is to be found: a hit overlaps a leak, a false alarm overlaps none. */
export function score(expected: Case, reports: readonly Report[]): Score {
	const overlaps = (a: Report, b: Report) => a.start < b.end && b.start < a.end;
	const hits = expected.leaks.filter(leak => reports.some(report => overlaps(report, leak))).length;
	return {
		hits,
		misses: expected.leaks.length - hits,
		falseAlarms: reports.filter(report => !expected.leaks.some(leak => overlaps(report, leak))).length,
	};
}

export function sum(scores: readonly Score[]): Score {
	return scores.reduce(
		(total, one) => ({
			hits: total.hits + one.hits,
			misses: total.misses + one.misses,
			falseAlarms: total.falseAlarms + one.falseAlarms,
		}),
		{ hits: 0, misses: 0, falseAlarms: 0 },
	);
}

/** In percent. */
export function precision({ hits, falseAlarms }: Score): number {
	return hits + falseAlarms === 0 ? 100 : (100 * hits) / (hits + falseAlarms);
}

/** In percent. */
export function recall({ hits, misses }: Score): number {
	return hits + misses === 0 ? 100 : (100 * hits) / (hits + misses);
}
