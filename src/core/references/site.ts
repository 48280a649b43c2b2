import type { ReferenceRequest } from './request.ts';
import type { Literal } from './syntax.ts';

/** A credential inside a string literal, with what a rewriter looks at. */
export interface Site {
	readonly request: ReferenceRequest;
	readonly literal: Literal;
	/** The literal's content before and behind the credential, as written. */
	readonly left: string;
	readonly right: string;
	/** The code before and behind the literal, as far as a statement may reach. */
	readonly before: string;
	readonly after: string;
	/** Whether the credential is all that the literal holds. */
	readonly isWhole: boolean;
	/** The quote that the literal is written with. */
	readonly quote: "'" | '"';
}

/** How far rewriters look around a literal, in characters. */
const reach = 2000;

export function siteOf(request: ReferenceRequest, literal: Literal): Site {
	const { text, start, end } = request;
	const left = text.slice(literal.contentStart, start);
	const right = text.slice(end, literal.contentEnd);
	return {
		request,
		literal,
		left,
		right,
		before: text.slice(Math.max(0, literal.start - reach), literal.start),
		after: text.slice(literal.end, literal.end + reach),
		isWhole: left === '' && right === '',
		quote: literal.open.endsWith("'") ? "'" : '"',
	};
}

/** Whether the literal stands where a key of an object literal does. */
export function isKey({ before, after }: Site): boolean {
	return /[{,]\s*$/.test(before) && /^\s*:(?!:)/.test(after);
}

/** Whether another literal stands directly beside it: languages that join such literals do not join expressions. */
export function hasNeighbour({ before, after }: Site): boolean {
	return /["'][ \t]*(?:\\?\n[ \t]*)?$/.test(before) || /^[ \t]*(?:\\?\n[ \t]*)?[rRbBfFuU]{0,2}["']/.test(after);
}
