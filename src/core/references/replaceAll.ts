import { applyEdits, type Edit } from '../edit.ts';
import { minimalEdit } from './minimal.ts';
import { replaceWithReference } from './replace.ts';
import type { Hints, Refusal } from './request.ts';

/** One of several credentials of a text. */
export interface Place {
	readonly start: number;
	readonly end: number;
	readonly name: string;
}

/** A place that has a reference now, and the variable that is read there. */
export interface Replaced extends Place {
	/** Whether nothing tells what reads the text, so that it may take the reference for plain text. */
	readonly isGuess?: true;
}

export interface Text {
	readonly text: string;
	readonly path: string;
	readonly languageId: string;
	readonly hints?: Hints;
}

/** What became of several credentials: one edit for all that could be replaced, and the others with the reason. */
export interface Replacements {
	readonly edit: Edit | undefined;
	readonly replaced: readonly Replaced[];
	readonly refused: readonly { readonly place: Place; readonly reason: Refusal }[];
}

/** Replaces several credentials of a text, as if one after the other, so that they share their imports. */
export function replaceAllWithReferences(file: Text, places: readonly Place[]): Replacements {
	let { text } = file;
	const replaced: Replaced[] = [];
	const refused: { place: Place; reason: Refusal }[] = [];
	for (const place of places.toSorted((a, b) => b.start - a.start)) {
		const value = file.text.slice(place.start, place.end);
		const start = occurrence(text, value, countBefore(file.text, value, place.start));
		const result = replaceWithReference({ ...file, name: place.name, text, start, end: start + value.length });
		if (result.kind === 'edits') {
			text = applyEdits(text, result.edits);
			const { reads: name = place.name, isGuess } = result;
			replaced.unshift({ ...place, name, ...(isGuess && { isGuess }) });
		} else {
			refused.unshift({ place, reason: result.reason });
		}
	}
	const edit = text === file.text ? undefined : minimalEdit(file.text, { start: 0, end: file.text.length, text });
	return { edit, replaced, refused };
}

/** How often a value begins before an offset. From the last place to the first, that number stays as it is. */
function countBefore(text: string, value: string, offset: number): number {
	let count = 0;
	for (let at = text.indexOf(value); at !== -1 && at < offset; at = text.indexOf(value, at + 1)) {
		count += 1;
	}
	return count;
}

/** Where a value begins for the time `index`, counted from 0. */
function occurrence(text: string, value: string, index: number): number {
	let at = text.indexOf(value);
	for (let count = 0; count < index; count += 1) {
		at = text.indexOf(value, at + 1);
	}
	return at;
}
