import * as vscode from 'vscode';
import { distance } from '../core/distance.ts';

/** A day in the user's language, such as `21 Nov 2026`. */
export function dayText(date: Date): string {
	return date.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
}

/** A moment in the user's language, such as `21 Nov 2026, 10:42`. */
export function momentText(date: Date): string {
	return date.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** How far a moment is from now, in the user's language, such as `in 5 days` or `2 hours ago`. */
export function distanceText(date: Date, now: Date): string {
	return new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' }).format(...distance(date, now));
}
