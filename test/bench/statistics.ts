/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length >> 1;
	const upper = sorted[half] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** The median distance from the median: a spread that a few outliers do not change. */
export function medianDeviation(values: readonly number[]): number {
	const middle = median(values);
	return median(values.map(value => Math.abs(value - middle)));
}

/** The value below which a part of the values lies, for example 0.99 of them. */
export function quantile(values: readonly number[], part: number): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
