/** Sticky: a run of what `\s` matches, line breaks included. */
const space = /\s*/y;

/** Sticky: a run of what `\s` matches within a line. */
const blank = /[^\S\n\r\u2028\u2029]*/y;

/** The offset after the white space, line breaks included, that starts at `offset`. */
export function afterSpace(text: string, offset: number): number {
	return afterRun(space, text, offset);
}

/** The offset after the white space that starts at `offset`, at the end of its line at the latest. */
export function afterBlank(text: string, offset: number): number {
	return afterRun(blank, text, offset);
}

/** Whether `offset` lies before a line break or at the end of the text. */
export function isLineEnd(text: string, offset: number): boolean {
	return offset >= text.length || isLineBreak(text.charCodeAt(offset));
}

/** The offset of the next line break, or the length of the text. */
export function lineEnd(text: string, offset: number): number {
	let end = offset;
	while (!isLineEnd(text, end)) {
		end += 1;
	}
	return end;
}

/** LF, CR, LINE SEPARATOR and PARAGRAPH SEPARATOR: where `^` and `$` match. */
function isLineBreak(code: number): boolean {
	return code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
}

/** The offset after the sticky `pattern` at `offset`; `offset` itself when it does not match there. */
export function afterRun(pattern: RegExp, text: string, offset: number): number {
	pattern.lastIndex = offset;
	return pattern.test(text) ? pattern.lastIndex : offset;
}
