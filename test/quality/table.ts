import { precision, recall, type Score, sum } from './score.ts';

/** Scores by what cases are made of: `format: crypto key` and so on. */
export function groupScores(
	scored: readonly { readonly tags: Readonly<Record<string, string>>; readonly score: Score }[],
): ReadonlyMap<string, Score> {
	const groups = new Map<string, Score>();
	for (const { tags, score } of scored) {
		for (const [kind, value] of Object.entries(tags)) {
			const group = `${kind}: ${value}`;
			groups.set(group, sum([groups.get(group) ?? { hits: 0, misses: 0, falseAlarms: 0 }, score]));
		}
	}
	return groups;
}

/** One line of a table: name, precision and recall in percent, and the counts behind them. */
export function row(name: string, score: Score): string {
	const { hits, misses, falseAlarms } = score;
	const percent = (value: number) => value.toFixed(2).padStart(7);
	const count = (value: number) => String(value).padStart(6);
	return `${name.padEnd(36)}${percent(precision(score))}${percent(recall(score))}${count(hits)}${count(misses)}${count(falseAlarms)}`;
}

export const head = `${''.padEnd(36)}${'prec.'.padStart(7)}${'recall'.padStart(7)}${'hits'.padStart(6)}${'missed'.padStart(7)}${'false'.padStart(6)}`;
