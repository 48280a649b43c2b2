import type { Replacement } from './view.ts';

/** How ANSI codes for colours and erased lines begin, and how programming languages write that. */
const opening = '\u001b[';
const written = /\\(?:x1b|u001b|033|e)\[/;
const colour = /(?:\p{Cc}|\\(?:x1b|u001b|033|e))\[[0-9;]{0,16}[mK]/gu;

/** The colour codes in a text. They stand for nothing, and may part a name from its value. */
export function coloursIn(text: string): readonly Replacement[] {
	if (!text.includes(opening) && !(text.includes('\\') && written.test(text))) {
		return [];
	}
	return Array.from(text.matchAll(colour), ({ index, 0: { length } }) => ({
		start: index,
		end: index + length,
		text: '',
		encoding: 'escape',
	}));
}
