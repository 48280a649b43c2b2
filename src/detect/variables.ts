import { lastAtMost } from './lastAtMost.ts';

/** How far from its use a variable may be set, in characters. */
const reach = 2000;

/** A variable that something is set to or that is handed over: `app_secret: SECRET`, `"x-api-secret", $secret`. */
const use =
	/["'`\])}]{0,3}\s{0,4}(?:=>|->|[:=,(])\s{0,4}(?:["'`]?\$\{?|[&*@])?(?:(?:self|static|this|Self|cls)(?:::|\.|->)\$?)?(?=([A-Za-z_]\w{1,40}))\1(?!\w|\s{0,4}[(=]|\.\w{1,40}\s{0,2}[.=]|->|::)/y;

/** What stands before the string that a variable is set to: `const SECRET: &str = "`. */
const setting = /(?<![\w.])[$@]?([A-Za-z_]\w{1,40})\s{0,8}(?::\s{0,2}[\w<>&' ]{1,30})?\s{0,4}:?=\s{0,4}["'`]$/;
const longestSetting = 120;
const quotes = '"\'`';

type Place = readonly [start: number, end: number];

/** The strings that variables of one text are set to, for uses of them where values stand behind names. Each is told once. */
export class Variables {
	readonly #text: string;
	readonly #runs: readonly Place[];
	#strings: ReadonlyMap<string, readonly Place[]> | undefined;
	/** Where the strings begin that an earlier call has told. */
	readonly #told = new Set<number>();

	/** `runs`: where values may stand that somebody chose. */
	constructor(text: string, runs: readonly Place[]) {
		this.#text = text;
		this.#runs = runs;
	}

	/** The strings that the variable behind a name at `from` is set to, not far from it, without those that an earlier call has told. */
	behind(from: number): readonly Place[] {
		if (this.#strings?.size === 0) {
			return [];
		}
		use.lastIndex = from;
		const name = use.exec(this.#text)?.[1];
		if (name === undefined) {
			return [];
		}
		this.#strings ??= stringsSet(this.#text, this.#runs);
		const strings = this.#strings.get(name) ?? [];
		const [first, last] = [from - reach, from + reach].map(limit => lastAtMost(strings, limit, ([start]) => start) + 1);
		const untold = strings.slice(first, last).filter(([start]) => !this.#told.has(start));
		for (const [start] of untold) {
			this.#told.add(start);
		}
		return untold;
	}
}

function stringsSet(text: string, runs: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
	const strings = new Map<string, Place[]>();
	for (const [start, end] of runs) {
		const quote = text[start - 1] ?? '';
		if (quote !== text[end] || !quotes.includes(quote)) {
			continue;
		}
		const name = setting.exec(text.slice(Math.max(0, start - longestSetting), start))?.[1];
		if (name !== undefined) {
			const known = strings.get(name);
			known === undefined ? strings.set(name, [[start, end]]) : known.push([start, end]);
		}
	}
	return strings;
}
