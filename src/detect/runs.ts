/** Membership of an alphabet, for each character code below 128. */
export type Alphabet = Uint8Array;

/** The alphabet of these characters. */
export function alphabetOf(characters: string): Alphabet {
	const members = new Uint8Array(128);
	for (const character of characters) {
		members[character.charCodeAt(0)] = 1;
	}
	return members;
}

/**
 * The longest stretches of at least `length` characters of an alphabet, as `[start, end)`.
 *
 * Looks at every `length`-th character only: a stretch of that length cannot lie between two of them. Around a member it looks
 * both ways. Several times faster than a regular expression, which has to try every character, and linear.
 */
export function runsOf(text: string, alphabet: Alphabet, length: number): readonly (readonly [number, number])[] {
	const runs: [number, number][] = [];
	let floor = 0;
	for (let at = length - 1; at < text.length; at += length) {
		if (alphabet[text.charCodeAt(at)] !== 1) {
			continue;
		}
		let start = at;
		while (start > floor && alphabet[text.charCodeAt(start - 1)] === 1) {
			start--;
		}
		let end = at + 1;
		while (end < text.length && alphabet[text.charCodeAt(end)] === 1) {
			end++;
		}
		if (end - start >= length) {
			runs.push([start, end]);
		}
		floor = end;
		at = Math.max(at, end - 1);
	}
	return runs;
}
