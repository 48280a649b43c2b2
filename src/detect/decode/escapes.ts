import type { Replacement } from './view.ts';

/** The first character of what may be an escape. */
const mark = /%(?=[0-9a-fA-F]{2})|\\(?=[uUx01])|&(?=#|quot|amp|apos|lowbar|equals|colon)/g;

/** A way to write a character by its number, such as `%41`, `\u0041`, `&#65;`: a mark, digits, and what closes it. */
interface Form {
	readonly mark: string;
	readonly radix: 8 | 10 | 16;
	readonly least: number;
	readonly most: number;
	readonly close: string;
}

const hexadecimal = (mark: string, least: number, most: number, close = ''): Form => ({
	mark,
	radix: 16,
	least,
	most,
	close,
});

/** The forms by the code of the character that they begin with. */
const forms: Readonly<Record<number, readonly Form[]>> = {
	37: [hexadecimal('%', 2, 2)],
	92: [
		hexadecimal('\\u', 4, 4),
		hexadecimal('\\x', 2, 2),
		hexadecimal('\\u{', 1, 6, '}'),
		hexadecimal('\\U', 8, 8),
		{ mark: '\\', radix: 8, least: 3, most: 3, close: '' },
	],
	38: [
		{ mark: '&#', radix: 10, least: 1, most: 6, close: ';' },
		hexadecimal('&#x', 1, 5, ';'),
		hexadecimal('&#X', 1, 5, ';'),
	],
};
const percentSign = 0x25;
const ampersand = 0x26;

const namedEntities: readonly (readonly [name: string, text: string])[] = [
	['&quot;', '"'],
	['&amp;', '&'],
	['&apos;', "'"],
	['&lowbar;', '_'],
	['&equals;', '='],
	['&colon;', ':'],
];

/** One character that is written as an escape, and how many characters that takes. */
interface Escape {
	readonly text: string;
	readonly width: number;
}

/**
 * The escapes of URLs, programming languages and HTML that stand for a printable ASCII character. Escapes of the same width
 * that follow each other are one replacement: a text may be nothing but escapes.
 */
export function escapesIn(text: string): readonly Replacement[] {
	const found: Replacement[] = [];
	mark.lastIndex = 0;
	while (mark.test(text)) {
		let at = mark.lastIndex - 1;
		const first = escapeAt(text, at);
		if (first === undefined) {
			continue;
		}
		const start = at;
		const begin = text.charCodeAt(at);
		let decoded = '';
		for (let next: Escape | undefined = first; next?.width === first.width; ) {
			decoded += next.text;
			at += next.width;
			next = text.charCodeAt(at) === begin ? escapeAt(text, at) : undefined;
		}
		found.push({ start, end: at, text: decoded, encoding: begin === percentSign ? 'percent' : 'escape' });
		mark.lastIndex = at;
	}
	return found;
}

function escapeAt(text: string, at: number): Escape | undefined {
	const begin = text.charCodeAt(at);
	for (const form of forms[begin] ?? []) {
		const number = numberAt(text, at, form);
		if (number) {
			return number;
		}
	}
	return begin === ampersand ? namedAt(text, at) : undefined;
}

function numberAt(text: string, at: number, { mark, radix, least, most, close }: Form): Escape | undefined {
	if (!text.startsWith(mark, at)) {
		return undefined;
	}
	const from = at + mark.length;
	let code = 0;
	let end = from;
	for (; end < from + most; end++) {
		const digit = digitOf(text.charCodeAt(end));
		if (digit >= radix) {
			break;
		}
		code = code * radix + digit;
	}
	const isPrintable = (code >= 0x20 && code < 0x7f) || code === 0x0a;
	return isPrintable && end - from >= least && text.startsWith(close, end)
		? { text: String.fromCharCode(code), width: end + close.length - at }
		: undefined;
}

/** The value of a digit in any radix up to 16; more than that for what is no digit. */
function digitOf(code: number): number {
	if (code >= 0x30 && code <= 0x39) {
		return code - 0x30;
	}
	const lower = code | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99;
}

function namedAt(text: string, at: number): Escape | undefined {
	const named = namedEntities.find(([name]) => text.startsWith(name, at));
	return named && { text: named[1], width: named[0].length };
}
