import { afterBlank, afterRun, afterSpace, isLineEnd, lineEnd } from './characters.ts';

/** One assignment of a dotenv text. Offsets in UTF-16 code units from the start of the text. */
export interface Entry {
	readonly name: string;
	/** Where the entry begins: at `export` or at the name, behind any indentation. */
	readonly start: number;
	readonly nameStart: number;
	readonly nameEnd: number;
	/** The value as written, with its quotes and without the white space around it; empty behind `=` when there is none. */
	readonly valueStart: number;
	readonly valueEnd: number;
	/** The end of the entry's last line, behind a comment on it, before the line break. */
	readonly end: number;
}

const nameRun = /[\w.-]+/y;
/** Only before a name: `export = 1` assigns to a variable called `export`. */
const exportRun = /export\s+(?=[\w.-])/y;
const unquotedRun = /[^#\n\r]*/y;

/**
 * The assignments of a dotenv text, in the order of the file, duplicates included.
 *
 * Reads what the `dotenv` package reads, with its corners (a name and its `=` on different lines, `NAME: value`, an opening
 * quote that nothing closes), in time linear in the length of the text. Never throws. Grammar:
 * https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
 */
export function parse(text: string): Entry[] {
	const entries: Entry[] = [];
	let offset = afterSpace(text, 0);
	while (offset < text.length) {
		const entry = entryAt(text, offset);
		if (entry) {
			entries.push(entry);
		}
		offset = afterSpace(text, lineEnd(text, entry?.end ?? offset));
	}
	return entries;
}

function entryAt(text: string, start: number): Entry | undefined {
	const nameStart = afterRun(exportRun, text, start);
	const nameEnd = afterRun(nameRun, text, nameStart);
	const afterSign = nameEnd > nameStart ? signAt(text, nameEnd) : undefined;
	if (afterSign === undefined) {
		return undefined;
	}
	const [valueStart, valueEnd] = quotedAt(text, afterSpace(text, afterSign)) ?? unquotedAt(text, afterSign);
	const end = lineEnd(text, valueEnd);
	return { name: text.slice(nameStart, nameEnd), start, nameStart, nameEnd, valueStart, valueEnd, end };
}

/** The offset behind `=` or behind `:` and one white-space character (CR LF counts as one). */
function signAt(text: string, nameEnd: number): number | undefined {
	const equals = afterSpace(text, nameEnd);
	if (text[equals] === '=') {
		return equals + 1;
	}
	if (text[nameEnd] !== ':' || afterSpace(text, nameEnd + 1) === nameEnd + 1) {
		return undefined;
	}
	return nameEnd + (text.startsWith('\r\n', nameEnd + 1) ? 3 : 2);
}

/**
 * The span of a quoted value. It ends at the first quote without a backslash before it, or, where more text follows that
 * one on its line, at the last quote before it behind which nothing but a comment follows.
 */
function quotedAt(text: string, start: number): [number, number] | undefined {
	const quote = text[start];
	if (quote !== '"' && quote !== "'" && quote !== '`') {
		return undefined;
	}
	let end: number | undefined;
	for (let at = text.indexOf(quote, start + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
		const behind = afterBlank(text, at + 1);
		if (isLineEnd(text, behind) || text[behind] === '#') {
			end = at + 1;
		}
		if (text[at - 1] !== '\\') {
			break;
		}
	}
	return end === undefined ? undefined : [start, end];
}

/** The span up to a `#` or the end of the line, without the white space around it. */
function unquotedAt(text: string, afterSign: number): [number, number] {
	const raw = text.slice(afterSign, afterRun(unquotedRun, text, afterSign));
	const start = afterSign + raw.length - raw.trimStart().length;
	const value = raw.trim();
	return value === '' ? [afterSign, afterSign] : [start, start + value.length];
}
