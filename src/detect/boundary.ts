/** Ends of escapes after which a credential may begin, although their last character is a letter or a digit. */
const escapeBefore =
	/(?:\\(?:[nrtbfve0]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|0[0-7]{2})|%[0-9a-fA-F]{2}|=(?:3D|20|22|27)|(?:\p{Cc}|\\x1b|\\u001b|\\033|\\e)\[[0-9;]{0,16}[mK])$/iu;

/** The longest escape that `escapeBefore` knows, in characters. */
const longestEscape = 24;

/**
 * Whether a credential may begin at `start`: not in the middle of a word. `\b` is wrong both ways: `\nyativo_` begins
 * after an escape, not inside the word `nyativo_`.
 */
export function beginsWord(text: string, start: number): boolean {
	return (
		!isWordAt(text, start - 1) ||
		(mayEndEscape(text, start) && escapeBefore.test(text.slice(Math.max(0, start - longestEscape), start)))
	);
}

/** Whether an escape may end at `end`, told by where the mark of each form stands: most words are not looked at closer. */
function mayEndEscape(text: string, end: number): boolean {
	const isBackslash = (back: number) => text.charCodeAt(end - back) === 0x5c;
	const third = text[end - 3];
	return (
		isBackslash(2) ||
		third === '%' ||
		third === '=' ||
		isBackslash(4) ||
		isBackslash(6) ||
		/[mk]/i.test(text[end - 1] ?? '')
	);
}

/** Whether a credential may end before `end`. */
export function endsWord(text: string, end: number): boolean {
	return !isWordAt(text, end);
}

function isWordAt(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (
		(code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x61 && code <= 0x7a)
	);
}
