import { alphabetOf, runsOf } from '../runs.ts';
import type { Replacement } from './view.ts';

/** Both alphabets. Shorter runs hold no credential. */
const alphabet = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');
const shortest = 32;

/** How much is decoded at once, in characters: a multiple of four. */
const longest = 65_536;

/** The value of each digit, and how many digits tell whether text is encoded. */
const values = new Map(
	[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((digit, value) => [
		digit.charCodeAt(0),
		value,
	]),
);
const probe = 12;

/** How many beginnings are tried in one run: the marks of the alphabets are also those of paths and names. */
const maxBeginnings = 64;

/** Line lengths at which encoders wrap, and the line after a full one. */
const fullLines = new Set([60, 64, 72, 76]);
const nextLine = /\r?\n[ \t]{0,40}(?<line>[A-Za-z0-9+/]{4,76}={0,2})(?![\w+/=-])/y;

const printable = /^[\t\n\r -~]{1,65536}$/;

/** Runs of base64 (either alphabet, also wrapped over lines) that hold printable text. */
export function base64In(text: string): readonly Replacement[] {
	const found: Replacement[] = [];
	let read = 0;
	for (const [start, end] of partsOf(text)) {
		for (const at of start < read ? [] : beginnings(text, start, end)) {
			const bytes = bytesOf(text.slice(at, end));
			const decoded = textOf(bytes);
			if (decoded !== undefined) {
				const isWide = decoded.length < bytes.length;
				found.push({ start: at, end, text: decoded, encoding: 'base64', ...(isWide && { bytes: 2 }) });
				found.push(...(fullLines.has(end - at) ? linesAfter(text, end) : []));
				read = found.at(-1)?.end ?? read;
				break;
			}
		}
	}
	return found;
}

/** The runs with their padding, long ones in parts. */
function partsOf(text: string): readonly (readonly [number, number])[] {
	const parts: [number, number][] = [];
	for (const [start, last] of runsOf(text, alphabet, shortest)) {
		const end = text[last] !== '=' ? last : text[last + 1] === '=' ? last + 2 : last + 1;
		for (let from = start; from < end; from += longest) {
			parts.push([from, Math.min(from + longest, end)]);
		}
	}
	return parts;
}

/** The lines that go on a wrapped run, each with the line end before it dropped. */
function linesAfter(text: string, from: number): readonly Replacement[] {
	const found: Replacement[] = [];
	for (let at = from; ; ) {
		nextLine.lastIndex = at;
		const match = nextLine.exec(text);
		const line = match?.groups?.line ?? '';
		const decoded = line === '' ? undefined : decodeBase64(line);
		if (match === null || decoded === undefined) {
			return found;
		}
		const start = at + match[0].length - line.length;
		const end = start + line.length;
		found.push({ start: at, end: start, text: '', encoding: 'base64' });
		found.push({ start, end, text: decoded, encoding: 'base64' });
		if (!fullLines.has(line.length)) {
			return found;
		}
		at = end;
	}
}

/** Where in a run text may begin: at its beginning, or behind a mark. */
function beginnings(text: string, start: number, end: number): readonly number[] {
	const found: number[] = [];
	for (let at = start, tried = 0; at <= end - shortest && tried < maxBeginnings; at++) {
		if (at === start || marks.has(text.charCodeAt(at - 1))) {
			tried++;
			if (beginsText(text, at)) {
				found.push(at);
			}
		}
	}
	return found;
}

const marks = new Set([...'/_-+'].map(mark => mark.charCodeAt(0)));

/** Whether the first digits stand for printable characters, or for such in UTF-16: then a zero follows each. */
function beginsText(text: string, start: number): boolean {
	let wide = 0;
	for (let at = start, bits = 0; at < start + probe; at++) {
		bits = ((bits << 6) | (values.get(text.charCodeAt(at)) ?? 0)) & 0xffffff;
		if ((at - start) % 4 === 3) {
			const isWide = ((at - start) >> 2) % 2 === 0 ? (bits & 0xff00) === 0 : (bits & 0xff00ff) === 0;
			const [first, second, third] = [bits >> 16, (bits >> 8) & 0xff, bits & 0xff];
			const isText = isPrintable(first) && isPrintable(second) && isPrintable(third);
			wide += isWide ? 1 : 0;
			if (!isText && !isWide) {
				return false;
			}
		}
	}
	return wide === 0 || wide === probe / 4;
}

function isPrintable(code: number): boolean {
	return (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The text that base64 stands for, or `undefined` when it is none. A last odd character is left out. */
export function decodeBase64(base64: string): string | undefined {
	return textOf(bytesOf(base64));
}

/** UTF-16 as PowerShell takes its commands: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe */
const wideText = /^(?:[^\0]\0){1,32768}$/;

/** Printable text in bytes, one for a character, or two of which the second is zero. */
function textOf(bytes: string): string | undefined {
	const text = bytes[1] === '\0' && wideText.test(bytes) ? bytes.replaceAll('\0', '') : bytes;
	return printable.test(text) ? text : undefined;
}

/** The bytes that base64 stands for, each as a character; none when it is no base64. */
function bytesOf(base64: string): string {
	const digits = base64
		.replace(/={1,2}$/, '')
		.replaceAll('-', '+')
		.replaceAll('_', '/');
	try {
		return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
	} catch {
		return '';
	}
}
