/**
 * Words that people write where a credential will stand, in one of the ways that words are written; hexadecimal values are not searched
 * for them. A random value meets one of four letters less than once in ten thousand times.
 */
const words = anyOf(
	'example sample placeholder dummy replace change insert redacted secret invalid masked hidden lorem secure string value token foobar password'
		.split(' ')
		.flatMap(formsOf),
);
const ofFourLetters = 'fake your todo here test demo mock'.split(' ').map(formsOf);
const shortWords = anyOf(ofFourLetters.flat());
/** Where words of four letters begin and end, unlike the same letters in a value that is random. */
const shortWordsAlone = anyOf(
	ofFourLetters.flatMap(([small, capitals, capital]) => [
		`(?<![A-Za-z])${small}(?![a-z])`,
		`(?<![A-Z])${capitals}(?![A-Za-z])`,
		`(?<![A-Z])${capital}(?![a-z])`,
	]),
);

/** The ways that a word is written: `demo`, `DEMO`, `Demo`. */
function formsOf(word: string): readonly [small: string, capitals: string, capital: string] {
	return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
}

function anyOf(patterns: readonly string[]): RegExp {
	return new RegExp(patterns.join('|'));
}

/** The pairs of letters that cover two thirds of English text, and a seventh of random letters: 1 at the number of each. */
const englishPairs = new Uint8Array(32 * 32);
for (const pair of 'th he in er an re nd on en at ou ed ha to or it is hi es ng st ar te se me sa al ve ra ri ro co ne ea ic de li om ce io ma si ec ur no ti as le la us ll el em wi be ca ch ot rs nt ta ge ke ey ly ns un ut pe pr tr ho ad lo di so ss et am wo rt ac po fo ag no nl'.split(
	' ',
)) {
	englishPairs[pairNumber(pair, 0)] = 1;
}

const hexOnly = /^[0-9a-f]{1,512}$/;
const oneClass = /^(?:[a-z]{1,512}|[A-Z]{1,512}|[0-9]{1,512})$/;
const runs = /([xX*.#?_-])\1{3}|0{8}|\.{3}|…/;

/** The digests that everybody has seen: of nothing, of `test`, of `password`, of `hello`. First digits only. */
const famous = /^(?:e3b0c442|9f86d081|5e884898|2cf24dba|d41d8cd9|da39a3ee)/;

/**
 * Whether a value, without its prefix, was made up to stand for a credential: x-runs, counting, repetition, words.
 *
 * Works on the value alone and takes time linear in its length.
 */
export function isPlaceholder(value: string): boolean {
	return (
		runs.test(value) ||
		oneClass.test(value) ||
		isRepetition(value) ||
		counts(value) ||
		(hexOnly.test(value) ? famous.test(value) : hasWord(value) || readsLikeWords(value)) ||
		entropy(value) < 2.5
	);
}

function hasWord(value: string): boolean {
	return words.test(value) || (isMuchMixed(value) ? shortWordsAlone : shortWords).test(value);
}

/** Digits in more places than any name has them. */
const muchMixed = /(?:\d{1,40}\D{1,40}){3}/;

/** Whether the digits of a value stand in more places than those of a name. */
export function isMuchMixed(value: string): boolean {
	return muchMixed.test(value);
}

/** Beginnings of credentials that have rules of their own, here or with other vendors. */
const otherPrefix =
	/^(?:whsec_|eyJ|y(?:vk|vs|k|s|at)_|yativo_|[spr]k_|gh[pousr]_|github_|glpat-|xox[abprs]-|AKIA|AIza|SG\.)/;

/**
 * Whether a value that only its name calls a secret may be one that somebody chose: a part of it mixes letters and digits, or
 * small and capital letters more often than words do. `my-webhook-secret` and `getSecretFromVault` are not.
 */
export function isChosenSecret(value: string): boolean {
	if (otherPrefix.test(value) || isMadeOfWords(value)) {
		return false;
	}
	return value
		.split(/[_.-]/)
		.some(piece => piece.length >= 8 && (/[a-z]\d|\d[a-z]/i.test(piece) || changes(piece) > 0.28 * piece.length));
}

/** Whether a value has no digit, and a capital letter no more often than words begin: `SegredoDoWebhook`. Of random letters every second is one. */
function isMadeOfWords(value: string): boolean {
	return !/\d/.test(value) && value.replace(/[^A-Z]/g, '').length < value.length / 4;
}

/** How often the kind of character changes: small letter, capital letter, other. */
function changes(text: string): number {
	const kind = (character: string) =>
		/[a-z]/.test(character) ? 'small' : /[A-Z]/.test(character) ? 'capital' : 'other';
	return [...text].filter((character, at) => at > 0 && kind(character) !== kind(text[at - 1] ?? '')).length;
}

/** Whether the value repeats itself with a period of at most half its length. */
function isRepetition(value: string): boolean {
	const periods = repetitionTable(value);
	const period = value.length - (periods[value.length - 1] ?? 0);
	return period <= value.length / 2;
}

/** For each position, how long a proper prefix ends there (Knuth, Morris, Pratt): periods in linear time. */
function repetitionTable(value: string): Uint16Array {
	const table = new Uint16Array(value.length);
	for (let at = 1, length = 0; at < value.length; at++) {
		const code = value.charCodeAt(at);
		while (length > 0 && code !== value.charCodeAt(length)) {
			length = table[length - 1] ?? 0;
		}
		if (code === value.charCodeAt(length)) {
			length++;
		}
		table[at] = length;
	}
	return table;
}

/** Whether more than 40 % of the steps from one character to the next go up or down by one: `abcd`, `AbCd`, `9876`. */
function counts(value: string): boolean {
	const lower = value.toLowerCase();
	let steps = 0;
	for (let at = 1; at < lower.length; at++) {
		if (Math.abs(lower.charCodeAt(at) - lower.charCodeAt(at - 1)) === 1) {
			steps++;
		}
	}
	return steps > 0.4 * (lower.length - 1);
}

/**
 * Whether the letters are put together as English words are: most neighbours anywhere, or many of them in a value that
 * consists of little else than capitalised or small words, as `stagingEnvironmentKeyOnly1`.
 */
function readsLikeWords(value: string): boolean {
	const pieces: readonly string[] = value.match(/[A-Z]?[a-z]{2,512}|[A-Z]{3,512}/g) ?? [];
	const covered = pieces.join('').length;
	return share(value.match(/[A-Za-z]{2,512}/g) ?? []) > 0.7 || (covered >= 0.75 * value.length && share(pieces) > 0.5);
}

/** Which share of the pairs of neighbouring letters is usual in English; 0 when there are too few to tell. */
function share(pieces: readonly string[]): number {
	let pairs = 0;
	let english = 0;
	for (const piece of pieces) {
		for (let at = 0; at + 1 < piece.length; at++) {
			english += englishPairs[pairNumber(piece, at)] ?? 0;
			pairs++;
		}
	}
	return pairs < 8 ? 0 : english / pairs;
}

/** A number for the two letters at a place, of either case: their last five bits. */
function pairNumber(text: string, at: number): number {
	return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31);
}

/** Shannon entropy of the characters, which are ASCII, in bits per character. */
function entropy(value: string): number {
	const counts = new Uint16Array(128);
	for (let at = 0; at < value.length; at++) {
		const code = value.charCodeAt(at) & 127;
		counts[code] = (counts[code] ?? 0) + 1;
	}
	let sum = 0;
	for (const count of counts) {
		if (count > 0) {
			sum -= (count / value.length) * Math.log2(count / value.length);
		}
	}
	return sum;
}
