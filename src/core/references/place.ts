import { maskedCode } from './masked.ts';
import type { Site } from './site.ts';
import type { Syntax } from './syntax.ts';

/** A bracket that is open around a place, or the text itself. */
export interface Level {
	/** What opens it, and where: empty for the text itself. */
	readonly opener: string;
	readonly start: number;
	/**
	 * The masked code in it before the place, or before the bracket of the next level in, from the last `;` on. Brackets
	 * that are closed again stand without what they hold.
	 */
	readonly code: string;
}

/** What stands around a literal or a name, in masked code. */
export interface Place {
	/** From the inside out; never empty. */
	readonly levels: readonly [Level, ...Level[]];
	readonly after: string;
}

interface Span {
	readonly start: number;
	readonly end: number;
}

/** The masked code of a text, and the place of a literal in it. */
export interface Surroundings {
	readonly code: string;
	readonly place: Place;
}

/** How many characters of a level are looked at, and how many levels: more do not decide what a place is. */
const reach = 1000;
const depth = 50;

export function surroundingsOf({ request, literal }: Site, syntax: Syntax): Surroundings {
	const code = maskedCode(request.text, syntax);
	const [place = outside] = placesIn(code, [literal]);
	return { code, place };
}

const outside: Place = { levels: [{ opener: '', start: 0, code: '' }], after: '' };

/** What is asked of a level: its bracket is one of `openers`, with `head` before it and `code` in it. */
interface Shape {
	readonly openers: string;
	readonly head: RegExp;
	readonly code?: RegExp;
}

/** Whether one of the brackets around a place is like this. */
export function isInside({ levels }: Place, shape: Shape): boolean {
	return levels.some(
		({ opener, code }, index) =>
			opener !== '' &&
			shape.openers.includes(opener) &&
			shape.head.test(levels[index + 1]?.code ?? '') &&
			shape.code?.test(code) !== false,
	);
}

/** The places of some parts of masked code, in their order in it, by one walk over it. */
export function placesIn(code: string, spans: readonly Span[]): Place[] {
	const nesting = new Nesting(code);
	return spans.map(span => nesting.placeOf(span));
}

/** The brackets that are open at an offset of masked code that only moves on. */
class Nesting {
	readonly #code: string;
	readonly #token = /[()[\]{};]/g;
	readonly #levels: (Omit<Level, 'code'> & { code: string })[] = [{ opener: '', start: 0, code: '' }];
	#at = 0;

	constructor(code: string) {
		this.#code = code;
	}

	placeOf({ start, end }: Span): Place {
		this.#token.lastIndex = this.#at;
		let next = this.#token.exec(this.#code);
		while (next && next.index < start) {
			this.#read(next.index);
			this.#pass(next[0]);
			this.#at += 1;
			next = this.#token.exec(this.#code);
		}
		this.#read(start);
		const [inner = outside.levels[0], ...outer] = this.#levels
			.slice(-depth)
			.map(level => ({ ...level, code: level.code.slice(-reach) }))
			.reverse();
		return { levels: [inner, ...outer], after: this.#code.slice(end, end + reach) };
	}

	/** Adds the code up to an offset to the innermost level. */
	#read(end: number): void {
		const level = this.#levels.at(-1);
		if (level) {
			const code = level.code + this.#code.slice(Math.max(this.#at, end - reach), end);
			level.code = code.length > 2 * reach ? code.slice(-reach) : code;
		}
		this.#at = end;
	}

	#pass(token: string): void {
		const level = this.#levels.at(-1);
		if (token === ';' && level) {
			level.code = '';
		} else if ('([{'.includes(token)) {
			this.#levels.push({ opener: token, start: this.#at, code: '' });
		} else if (this.#levels.length > 1) {
			this.#levels.pop();
			const outer = this.#levels.at(-1);
			if (outer) {
				outer.code += (level?.opener ?? '') + token;
			}
		}
	}
}
