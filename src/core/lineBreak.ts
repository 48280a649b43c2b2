/** The line break in use before `offset`, else the first one after it, else LF. */
export function lineBreakAt(text: string, offset: number): string {
	const before = text.slice(0, offset);
	const at = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
	if (at >= 0) {
		return before.endsWith('\r\n', at + 1) ? '\r\n' : before.charAt(at);
	}
	return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

/** What the end of a text lacks for the next character to start a line: a line break, or nothing. */
export function missingLineBreak(text: string): string {
	return text === '' || text === '\uFEFF' || /[\n\r]/.test(text.slice(-1)) ? '' : lineBreakAt(text, text.length);
}
