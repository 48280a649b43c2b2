const caseBit = 0x20;
const lowerY = 0x79;
const lowerE = 0x65;
const underscore = 0x5f;

/** What follows the first letter of the name, lower case. */
const name = codesOf('ativo');

/** What follows the first letter of a prefix, and what makes it count in the middle of a word. */
const prefixes = ['vk_', 'vs_', 'k_', 's_', 'at_'].map(codesOf);
const environments = ['live', 'test', 'sand'].map(codesOf);

/** What follows the first letter, `e`, of the name or a prefix with its environment in base64. */
const encoded = [
	'WF0aXZv',
	...['WF0', 'XZr', 'XZz'].flatMap(prefix => ['X2xp', 'X3Rl', 'X3Nh'].map(environment => prefix + environment)),
	...['Wtf', 'XNf'].flatMap(prefix => ['bGl2', 'dGVz', 'c2Fu'].map(environment => prefix + environment)),
].map(codesOf);

/** For each byte, whether it may be the second of a beginning: tells nearly all places at once. */
const isSecond = Uint8Array.from({ length: 256 }, (_none, byte) =>
	'aAvksWX'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** The letters to hop to, and how far before them a beginning is. */
const hops = [
	{ letter: lowerY, back: 0 },
	{ letter: lowerY & ~caseBit, back: 0 },
	{ letter: 0x57, back: 1 },
	{ letter: 0x58, back: 1 },
];

function codesOf(text: string): readonly number[] {
	return [...text].map(letter => letter.charCodeAt(0));
}

/**
 * Finds places where the name or a prefix may begin, plain (`y`) or in base64 (`e`): the first at or after `from`, or a
 * negative number when there is none before `end`. May find too much, must not miss one.
 */
export type Find = (from: number, end: number) => number;

/**
 * Whether a buffer may hold anything that `scan` would report, told without decoding it: `false` is certain, `true`
 * sends the file to `scan`. `find` is a faster search in the same buffer, where there is one; the default hops from letter to
 * letter, so that most bytes are only ever touched by the search for one byte.
 *
 * Not asked: whether the path speaks of Yativo (`mentionsYativo`); such a file goes to `scan` in any case.
 */
export function mayHoldCredential(bytes: Uint8Array, length: number, find?: Find): boolean {
	if (isWide(bytes, length)) {
		return true;
	}
	if (find) {
		return anyBegins(bytes, length, find);
	}
	return hops.some(hop => hopsOnto(bytes, length, hop));
}

function hopsOnto(bytes: Uint8Array, length: number, { letter, back }: (typeof hops)[number]): boolean {
	for (let at = bytes.indexOf(letter, back); at >= 0 && at < length; at = bytes.indexOf(letter, at + 1)) {
		if (begins(bytes, at - back, length)) {
			return true;
		}
	}
	return false;
}

function anyBegins(bytes: Uint8Array, length: number, find: Find): boolean {
	for (let at = find(0, length); at >= 0 && at < length; at = find(at + 1, length)) {
		if (begins(bytes, at, length)) {
			return true;
		}
	}
	return false;
}

function begins(bytes: Uint8Array, at: number, length: number): boolean {
	if (isSecond[bytes[at + 1] ?? 0] !== 1) {
		return false;
	}
	const first = bytes[at] ?? 0;
	if (first === lowerE) {
		return anyAt(encoded, bytes, at + 1, length);
	}
	return (first | caseBit) === lowerY && (isName(bytes, at + 1, length) || isPrefix(bytes, at, length));
}

/** Whether the rest of the name stands here, in any mixture of cases. */
function isName(bytes: Uint8Array, at: number, length: number): boolean {
	for (let offset = 0; offset < name.length; offset++) {
		if (at + offset >= length || ((bytes[at + offset] ?? 0) | caseBit) !== name[offset]) {
			return false;
		}
	}
	return true;
}

/** Whether a prefix stands here: at the beginning of a word, or with an environment behind it. */
function isPrefix(bytes: Uint8Array, at: number, length: number): boolean {
	for (const prefix of prefixes) {
		if (standsAt(prefix, bytes, at + 1, length)) {
			return !isWord(bytes[at - 1] ?? 0) || anyAt(environments, bytes, at + 1 + prefix.length, length);
		}
	}
	return false;
}

function anyAt(texts: readonly (readonly number[])[], bytes: Uint8Array, at: number, length: number): boolean {
	for (const text of texts) {
		if (standsAt(text, bytes, at, length)) {
			return true;
		}
	}
	return false;
}

function standsAt(text: readonly number[], bytes: Uint8Array, at: number, length: number): boolean {
	for (let offset = 0; offset < text.length; offset++) {
		if (at + offset >= length || bytes[at + offset] !== text[offset]) {
			return false;
		}
	}
	return true;
}

/** ASCII letters, digits and the underscore. */
function isWord(byte: number): boolean {
	const lower = byte | caseBit;
	return (lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === underscore;
}

/** Whether the text is UTF-16, by its mark or because every second byte of its beginning is zero. */
export function isWide(bytes: Uint8Array, length: number): boolean {
	if (length < 4) {
		return false;
	}
	const first = bytes[0];
	const second = bytes[1];
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return true;
	}
	return (first === 0 || second === 0) && (zerosAt(bytes, length, 1) || zerosAt(bytes, length, 0));
}

/** Whether of the first 64 bytes those at even (0) or odd (1) places are zero, and none of the others is. */
function zerosAt(bytes: Uint8Array, length: number, parity: 0 | 1): boolean {
	const end = Math.min(length - (length % 2), 64);
	for (let at = 0; at < end; at++) {
		if ((bytes[at] === 0) !== (at % 2 === parity)) {
			return false;
		}
	}
	return true;
}
