/**
 * Shell patterns as gitignore uses them, matched without regular expressions: a hostile pattern costs at most
 * (length of pattern × length of path), never exponential time.
 *
 * Grammar: https://git-scm.com/docs/gitignore#_pattern_format
 */

/** Matches one character other than `/`, given its code. */
type CharacterClass = (code: number) => boolean;

/** A literal character code, `*`, `?`, or a bracket expression. */
type Token = number | 'star' | 'any' | CharacterClass;

/** What one path segment must look like; `globstar` stands for any number of segments. */
export type Segment = readonly Token[] | 'globstar';

const slash = 0x2f;
const backslash = 0x5c;

/** The segments of a pattern, or `undefined` when git would never match it (unclosed bracket, final backslash). */
export function parseGlob(pattern: string): readonly Segment[] | undefined {
	const segments: Segment[] = [];
	let tokens: Token[] = [];
	let start = 0;
	for (let at = 0; at <= pattern.length; ) {
		const code = pattern.charCodeAt(at);
		if (at === pattern.length || code === slash) {
			segments.push(pattern.slice(start, at) === '**' ? 'globstar' : tokens);
			tokens = [];
			at++;
			start = at;
			continue;
		}
		const parsed = parseToken(pattern, at);
		if (parsed === undefined) {
			return undefined;
		}
		tokens.push(parsed.token);
		at = parsed.end;
	}
	return segments;
}

function parseToken(pattern: string, at: number): { readonly token: Token; readonly end: number } | undefined {
	switch (pattern[at]) {
		case '*':
			return { token: 'star', end: at + 1 };
		case '?':
			return { token: 'any', end: at + 1 };
		case '[':
			return parseBracket(pattern, at + 1);
		case '\\':
			return at + 1 < pattern.length ? { token: pattern.charCodeAt(at + 1), end: at + 2 } : undefined;
		default:
			return { token: pattern.charCodeAt(at), end: at + 1 };
	}
}

const posixClasses: Readonly<Record<string, RegExp>> = {
	alnum: /[A-Za-z0-9]/,
	alpha: /[A-Za-z]/,
	blank: /[ \t]/,
	cntrl: /\p{Cc}/u,
	digit: /[0-9]/,
	graph: /[!-~]/,
	lower: /[a-z]/,
	print: /[ -~]/,
	punct: /[!-/:-@[-`{-~]/,
	space: /[ \t\n\v\f\r]/,
	upper: /[A-Z]/,
	xdigit: /[0-9A-Fa-f]/,
};

function parseBracket(pattern: string, start: number): { readonly token: Token; readonly end: number } | undefined {
	const negated = pattern[start] === '!' || pattern[start] === '^';
	const ranges: [number, number][] = [];
	const classes: RegExp[] = [];
	const first = negated ? start + 1 : start;
	for (let at = first; at < pattern.length; ) {
		if (pattern[at] === ']' && at > first) {
			const matches = (code: number) =>
				ranges.some(([low, high]) => low <= code && code <= high) ||
				classes.some(members => members.test(String.fromCharCode(code)));
			return { token: code => code !== slash && matches(code) !== negated, end: at + 1 };
		}
		const named = /^\[:(.*?):\]/.exec(pattern.slice(at, at + 16));
		if (named) {
			const members = posixClasses[named[1] ?? ''];
			if (members === undefined) {
				return undefined;
			}
			classes.push(members);
			at += named[0].length;
			continue;
		}
		const low = readMember(pattern, at);
		const isRange = pattern[low.end] === '-' && low.end + 1 < pattern.length && pattern[low.end + 1] !== ']';
		const high = isRange ? readMember(pattern, low.end + 1) : low;
		ranges.push([low.code, high.code]);
		at = high.end;
	}
	return undefined;
}

function readMember(pattern: string, at: number): { readonly code: number; readonly end: number } {
	const escaped = pattern.charCodeAt(at) === backslash;
	return { code: pattern.charCodeAt(escaped ? at + 1 : at), end: escaped ? at + 2 : at + 1 };
}

/** Whether one path segment (no `/`) matches the tokens. Backtracks to the last star only. */
export function matchSegment(tokens: readonly Token[], text: string): boolean {
	let token = 0;
	let at = 0;
	let starToken = -1;
	let starAt = 0;
	while (at < text.length) {
		const wanted = tokens[token];
		if (wanted === 'star') {
			starToken = token++;
			starAt = at;
		} else if (wanted !== undefined && matchToken(wanted, text.charCodeAt(at))) {
			token++;
			at++;
		} else if (starToken >= 0) {
			token = starToken + 1;
			at = ++starAt;
		} else {
			return false;
		}
	}
	while (tokens[token] === 'star') {
		token++;
	}
	return token === tokens.length;
}

function matchToken(token: Exclude<Token, 'star'>, code: number): boolean {
	return token === 'any' || (typeof token === 'number' ? token === code : token(code));
}

/** Whether a whole path matches: `globstar` takes any number of segments, but at least one at the end. */
export function matchPath(segments: readonly Segment[], path: readonly string[]): boolean {
	let segment = 0;
	let at = 0;
	let starSegment = -1;
	let starAt = 0;
	while (at < path.length) {
		const wanted = segments[segment];
		if (wanted === 'globstar') {
			if (segment === segments.length - 1) {
				return true;
			}
			starSegment = segment++;
			starAt = at;
		} else if (wanted !== undefined && matchSegment(wanted, path[at] ?? '')) {
			segment++;
			at++;
		} else if (starSegment >= 0) {
			segment = starSegment + 1;
			at = ++starAt;
		} else {
			return false;
		}
	}
	return segment === segments.length;
}
