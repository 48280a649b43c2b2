import type { Replacement } from './view.ts';

/** The first character of what may be an escape. */
const mark = /%(?=[0-9a-fA-F]{2})|\\(?=[uUx01])|&(?=#|quot|amp|apos|lowbar|equals|colon)/g;

/** A way to write a character by its number, such as `%41`, `\u0041`, `&#65;`: how long its mark is, its digits, and what closes it. */
interface Form {
	readonly mark: number;
	readonly radix: 8 | 10 | 16;
	readonly least: number;
	readonly most: number;
	readonly close: string;
}

const percent: Form = { mark: 1, radix: 16, least: 2, most: 2, close: '' };
const octal: Form = { mark: 1, radix: 8, least: 3, most: 3, close: '' };
const decimalEntity: Form = { mark: 2, radix: 10, least: 1, most: 6, close: ';' };
const hexadecimalEntity: Form = { mark: 3, radix: 16, least: 1, most: 5, close: ';' };
const inBraces: Form = { mark: 3, radix: 16, least: 1, most: 6, close: '}' };

/** What may follow a backslash. */
const behindBackslash: Readonly<Record<string, Form>> = {
	u: { mark: 2, radix: 16, least: 4, most: 4, close: '' },
	x: { mark: 2, radix: 16, least: 2, most: 2, close: '' },
	U: { mark: 2, radix: 16, least: 8, most: 8, close: '' },
	'0': octal,
	'1': octal,
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

/**
 * One character that is written as an escape, and how many characters that takes, in one number: a text may be nothing but
 * escapes, and objects for all of them would take longer than all else.
 */
type Escape = number;
const none: Escape = 0;
const toEscape = (code: number, width: number): Escape => (width << 7) | code;
const widthOf = (packed: Escape) => packed >> 7;
const codeOf = (packed: Escape) => packed & 127;

/** How many characters are made from their numbers at once: they are the arguments of one call. */
const chunk = 4096;

/**
 * The escapes of URLs, programming languages and HTML that stand for a printable ASCII character. Escapes of the same width
 * that follow each other are one replacement.
 */
export function escapesIn(text: string): readonly Replacement[] {
	const found: Replacement[] = [];
	mark.lastIndex = 0;
	while (mark.test(text)) {
		const start = mark.lastIndex - 1;
		const first = escapeAt(text, start);
		if (first === none) {
			continue;
		}
		const width = widthOf(first);
		const begin = text.charCodeAt(start);
		const codes: number[] = [];
		let at = start;
		for (let next = first; widthOf(next) === width; ) {
			codes.push(codeOf(next));
			at += width;
			next = text.charCodeAt(at) === begin ? escapeAt(text, at) : none;
		}
		found.push({ start, end: at, text: textOf(codes), encoding: begin === percentSign ? 'percent' : 'escape' });
		mark.lastIndex = at;
	}
	return found;
}

function textOf(codes: readonly number[]): string {
	if (codes.length <= chunk) {
		return String.fromCharCode(...codes);
	}
	const parts: string[] = [];
	for (let at = 0; at < codes.length; at += chunk) {
		parts.push(String.fromCharCode(...codes.slice(at, at + chunk)));
	}
	return parts.join('');
}

function escapeAt(text: string, at: number): Escape {
	const form = formAt(text, at);
	return form === undefined ? namedAt(text, at) : numberAt(text, at, form);
}

function formAt(text: string, at: number): Form | undefined {
	switch (text.charCodeAt(at)) {
		case percentSign:
			return percent;
		case ampersand:
			return text[at + 1] !== '#' ? undefined : /[xX]/.test(text[at + 2] ?? '') ? hexadecimalEntity : decimalEntity;
		default:
			return text.startsWith('u{', at + 1) ? inBraces : behindBackslash[text[at + 1] ?? ''];
	}
}

function numberAt(text: string, at: number, { mark, radix, least, most, close }: Form): Escape {
	const from = at + mark;
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
		? toEscape(code, end + close.length - at)
		: none;
}

/** The value of a digit in any radix up to 16; more than that for what is no digit. */
function digitOf(code: number): number {
	if (code >= 0x30 && code <= 0x39) {
		return code - 0x30;
	}
	const lower = code | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99;
}

function namedAt(text: string, at: number): Escape {
	const [name, character = ''] = namedEntities.find(([name]) => text.startsWith(name, at)) ?? [];
	return name === undefined ? none : toEscape(character.charCodeAt(0), name.length);
}
