import type { Edit } from '../../edit.ts';
import { lineBreakAt } from '../../lineBreak.ts';

/** A line that a text needs once. */
export interface NeededLine {
	readonly line: string;
	/** Where the first such line is, which the new one is to stand before. */
	readonly before: number | undefined;
	/** What stands before them at the top, such as comments. Flag `y`. */
	readonly header: RegExp;
}

/** The edit that adds a line before the first of its kind, or, when there is none, below the header. */
export function lineEdit(text: string, { line, before, header }: NeededLine): Edit {
	if (before !== undefined) {
		return { start: before, end: before, text: line + lineBreakAt(text, before) };
	}
	header.lastIndex = 0;
	const top = header.test(text) ? header.lastIndex : 0;
	const lineBreak = lineBreakAt(text, top);
	return { start: top, end: top, text: `${line}${lineBreak}${lineBreak}` };
}
