import type { Edit } from '../../edit.ts';
import { lineBreakAt } from '../../lineBreak.ts';

/** A line that a text needs once. */
export interface NeededLine {
	readonly line: string;
	/** Flag `m`: such lines, of which the new one is to be the first. */
	readonly before: RegExp;
	/** What stands before them at the top, such as comments. Flag `y`. */
	readonly header: RegExp;
}

/** The edit that adds a line before the first of its kind, or, when there is none, below the header. */
export function lineEdit(text: string, { line, before, header }: NeededLine): Edit {
	const first = before.exec(text)?.index;
	if (first !== undefined) {
		return { start: first, end: first, text: line + lineBreakAt(text, first) };
	}
	header.lastIndex = 0;
	const top = header.test(text) ? header.lastIndex : 0;
	const lineBreak = lineBreakAt(text, top);
	return { start: top, end: top, text: `${line}${lineBreak}${lineBreak}` };
}
