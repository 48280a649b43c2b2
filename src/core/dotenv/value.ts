import type { Entry } from './parse.ts';
import { parse } from './parse.ts';

/** What a program gets to see of an entry: quotes removed; in double quotes `\n` and `\r` become line breaks. */
export function entryValue(text: string, entry: Entry): string {
	const written = text.slice(entry.valueStart, entry.valueEnd).replaceAll(/\r\n?/g, '\n');
	const bare = withoutQuotes(written);
	return written.startsWith('"') ? bare.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : bare;
}

/** Names and values of a dotenv text as a program that loads it sees them: the last of several wins. */
export function read(text: string): Map<string, string> {
	return new Map(parse(text).map(entry => [entry.name, entryValue(text, entry)]));
}

/** Removes each quote at the start of a line together with the last of its kind at the end of one. */
function withoutQuotes(written: string): string {
	if (!/^["'`]/m.test(written)) {
		return written;
	}
	const closing = new Map([...written.matchAll(/["'`]$/gm)].map(match => [match[0], match.index]));
	let result = '';
	let done = 0;
	for (const { 0: quote, index } of written.matchAll(/^["'`]/gm)) {
		const close = closing.get(quote) ?? -1;
		if (index >= done && close > index) {
			result += written.slice(done, index) + written.slice(index + 1, close);
			done = close + 1;
		}
	}
	return result + written.slice(done);
}
