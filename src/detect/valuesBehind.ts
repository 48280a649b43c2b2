import { type Alphabet, alphabetOf, runsOf } from './runs.ts';

/** How far behind a name its value ends at most, in characters and in lines, and behind how many other values it stands. */
const reach = 1000;
const maxLines = 12;
const maxValues = 10;

/** What chosen secrets of every kind consist of, and how long they are. */
const alphabet = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=-');
const shortest = 16;
const longest = 128;

const opening = alphabetOf('"\'`=:,;>( \t\r\n\v\f');
const closing = alphabetOf('"\'`,;)<}]&\\ \t\r\n\v\f');

type Run = readonly [start: number, end: number];

/** Where a text has enough characters of chosen secrets in a row. */
export function chosenRuns(text: string): readonly Run[] {
	return runsOf(text, alphabet, shortest);
}

/** The strings in one text that may be secrets which somebody chose. Asked from the front of the text to its end. */
export class ValuesBehind {
	readonly #text: string;
	readonly #pattern: RegExp;
	readonly #runs: readonly Run[];
	/** The first run that ends behind the last place asked for. */
	#first = 0;
	readonly #lineEnds: readonly number[];
	/** The first line end that is not before the last place asked for. */
	#line = 0;
	/** Where the values of runs begin that an earlier place has asked for, which lay before them; -1: there is none in that run. */
	readonly #starts: number[] = [];

	/** `runs`: those of the text. */
	constructor(text: string, pattern: string, runs: readonly Run[]) {
		this.#text = text;
		this.#pattern = new RegExp(pattern, 'y');
		this.#runs = runs;
		this.#lineEnds = lineEndsIn(text);
	}

	/** The nearest such strings that begin behind `from`, as `[start, end)`, without those that an earlier call has told. */
	at(from: number): readonly Run[] {
		const limit = this.#limit(from);
		const found: Run[] = [];
		while ((this.#runs[this.#first]?.[1] ?? Number.POSITIVE_INFINITY) <= from) {
			this.#first++;
		}
		for (let index = this.#first, values = 0; values < maxValues; index++) {
			const run = this.#runs[index];
			if (run === undefined || run[1] > limit) {
				return found;
			}
			const known = from < run[0] ? this.#starts[index] : undefined;
			const start = known ?? this.#startIn(run, from);
			values += start < 0 ? 0 : 1;
			if (known === undefined) {
				if (start >= 0) {
					found.push(start === run[0] ? run : [start, run[1]]);
				}
				if (from < run[0]) {
					this.#starts[index] = start;
				}
			}
		}
		return found;
	}

	/** Where what belongs to a name at `from` ends. */
	#limit(from: number): number {
		while ((this.#lineEnds[this.#line] ?? from) < from) {
			this.#line++;
		}
		return Math.min(from + reach, this.#lineEnds[this.#line + maxLines - 1] ?? this.#text.length);
	}

	/** Where in a run a value may begin: at its beginning, or behind an equals sign; -1 when it holds none. */
	#startIn([first, end]: Run, from: number): number {
		if (end < this.#text.length && !isAt(this.#text, end, closing)) {
			return -1;
		}
		for (let start = Math.max(first, end - longest, from + 1); start <= end - shortest; start++) {
			if (start > 0 && isAt(this.#text, start - 1, opening) && this.#matches(start, end)) {
				return start;
			}
		}
		return -1;
	}

	#matches(start: number, end: number): boolean {
		this.#pattern.lastIndex = start;
		return this.#pattern.test(this.#text) && this.#pattern.lastIndex === end;
	}
}

function lineEndsIn(text: string): readonly number[] {
	const ends: number[] = [];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		ends.push(at);
	}
	return ends;
}

/** Whether a character is one of an alphabet that has the spaces of ASCII, or another space. */
function isAt(text: string, at: number, alphabet: Alphabet): boolean {
	const member = alphabet[text.charCodeAt(at)];
	return member === undefined ? /\s/.test(text.charAt(at)) : member === 1;
}
