/** Replace the characters `[start, end)` with `text`. Offsets in UTF-16 code units from the start of the file. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** The text after edits that do not overlap; several insertions at one place keep the order they are given in. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
	const ordered = edits.toSorted((a, b) => a.start - b.start);
	let result = '';
	let last = 0;
	for (const edit of ordered) {
		result += text.slice(last, edit.start) + edit.text;
		last = edit.end;
	}
	return result + text.slice(last);
}
