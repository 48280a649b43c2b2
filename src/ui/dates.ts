import * as vscode from 'vscode';

/** A day in the user's language, such as `21 Nov 2026`. */
export function dayText(date: Date): string {
	return date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}

/** A moment in the user's language, such as `21 Nov 2026, 10:42`. */
export function momentText(date: Date): string {
	return date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

const units = [
	['year', 365 * 86_400],
	['month', 30 * 86_400],
	['day', 86_400],
	['hour', 3600],
	['minute', 60],
] as const;

/** How far a moment is from now, in the user's language, such as `in 5 days` or `2 hours ago`. */
export function distanceText(date: Date, now: Date): string {
	const seconds = (date.getTime() - now.getTime()) / 1000;
	const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
	const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
	return format.format(Math.trunc(seconds / size), unit);
}
