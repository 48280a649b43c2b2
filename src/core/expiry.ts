const dayMs = 86_400_000;

/** The end of a key that lasts some days from now. */
export function expiryAfter(days: number, now: Date): Date {
	return new Date(now.getTime() + days * dayMs);
}

/**
 * A date as a person types it: `2027-01-31`, meaning the end of that day where the person is, or a whole ISO 8601 moment.
 *
 * `undefined`: not a date. A date that does not exist, such as 30 February, is none.
 */
export function parseExpiry(text: string): Date | undefined {
	const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
	if (day) {
		const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
		const end = new Date(year, month - 1, date, 23, 59, 59);
		return end.getMonth() === month - 1 && end.getDate() === date ? end : undefined;
	}
	const moment = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text.trim());
	const end = new Date(moment?.[0] ?? Number.NaN);
	return moment?.[1] !== undefined && parseExpiry(moment[1]) && Number.isFinite(end.getTime()) ? end : undefined;
}

/**
 * Whole days until a date, counted down so that none of them goes past it, at least one: what `expires_in_days` takes.
 * Source: https://docs.yativo.com/yativo-crypto/api-keys
 */
export function daysUntil(date: Date, now: Date): number {
	return Math.max(1, Math.floor((date.getTime() - now.getTime()) / dayMs));
}
