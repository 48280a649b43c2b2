import type { Edit } from './edit.ts';

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

/** The text with all line breaks alike. */
export function withLineBreaks(text: string, lineBreak: string): string {
	return text.replaceAll(/\r\n|\n|\r/g, lineBreak);
}

/** A text whose line breaks an editor made alike, and the same text with its own. */
export interface Shown {
	readonly shown: string;
	readonly stored: string;
}

/** Edits of the text as it is shown, for the text as it is stored, with the line breaks that are in use where they are made. */
export function withOwnLineBreaks(edits: readonly Edit[], texts: Shown): readonly Edit[] {
	return edits.map(edit => {
		const start = storedOffset(texts, edit.start);
		const text = withLineBreaks(edit.text, lineBreakAt(texts.stored, start));
		return { start, end: storedOffset(texts, edit.end), text };
	});
}

function storedOffset({ shown, stored }: Shown, offset: number): number {
	let storedAt = 0;
	for (let shownAt = 0; shownAt < offset; ) {
		const length = lineBreakLength(shown, shownAt);
		shownAt += length || 1;
		storedAt += length > 0 ? lineBreakLength(stored, storedAt) : 1;
	}
	return storedAt;
}

/** 0 where no line break starts. */
function lineBreakLength(text: string, offset: number): number {
	const code = text.charCodeAt(offset);
	if (code === 0x0d) {
		return text.charCodeAt(offset + 1) === 0x0a ? 2 : 1;
	}
	return code === 0x0a ? 1 : 0;
}
