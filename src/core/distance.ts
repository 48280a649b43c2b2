/** The units in which people count time, largest first, with their lengths in seconds. */
const units = [
	['year', 365 * 86_400],
	['month', 30 * 86_400],
	['day', 86_400],
	['hour', 3600],
	['minute', 60],
] as const;

/** How far something is from now: whole units, negative for the past. */
export type Distance = readonly [count: number, unit: (typeof units)[number][0] | 'second'];

/** How far a moment is from now, in whole units of the largest kind that fits. */
export function distance(date: Date, now: Date): Distance {
	const seconds = (date.getTime() - now.getTime()) / 1000;
	const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
	return [Math.trunc(seconds / size), unit];
}
