import { matchPath, matchSegment, parseGlob, type Segment } from '../core/glob.ts';
import { encodePath } from './bytePath.ts';

/** One line of an ignore file. `order` is its place: of the lines that match, the last decides. */
interface Line {
	readonly order: number;
	readonly negated: boolean;
	readonly directoriesOnly: boolean;
}

interface GlobLine extends Line {
	/** What the path must begin with before the segments are compared with the rest of it. */
	readonly prefix: string;
	readonly segments: readonly Segment[];
	/** Matched against the last path segment alone, because the pattern has no slash. */
	readonly byName: boolean;
}

/** A parsed `.gitignore`. The two usual forms, `name` and `*.suffix`, are looked up instead of tried one by one. */
export interface IgnoreRules {
	readonly names: ReadonlyMap<string, readonly Line[]>;
	readonly suffixes: ReadonlyMap<string, readonly Line[]>;
	readonly globs: readonly GlobLine[];
	readonly ignoreCase: boolean;
}

export interface Entry {
	/** With `/`. */
	readonly path: string;
	readonly name: string;
	readonly isDirectory: boolean;
}

/**
 * Parses the text of a gitignore file. Never throws: lines that git would never match are left out.
 *
 * `ignoreCase` is git's `core.ignoreCase`. Grammar: https://git-scm.com/docs/gitignore#_pattern_format
 */
export function parseIgnoreRules(text: string, { ignoreCase }: { readonly ignoreCase: boolean }): IgnoreRules {
	const names = new Map<string, Line[]>();
	const suffixes = new Map<string, Line[]>();
	const globs: GlobLine[] = [];
	for (const [order, raw] of text
		.replace(/^\ufeff/, '')
		.split('\n')
		.entries()) {
		const parsed = parseLine(raw, order);
		if (parsed === undefined) {
			continue;
		}
		const { line } = parsed;
		const pattern = fold(parsed.pattern, ignoreCase);
		const anchored = pattern.includes('/');
		if (!anchored && !/[*?[\\]/.test(pattern)) {
			append(names, pattern, line);
		} else if (!anchored && /^\*\.[^*?[\\.]+$/.test(pattern)) {
			append(suffixes, pattern.slice(1), line);
		} else {
			const path = pattern.replace(/^\//, '');
			const prefix = anchored ? literalBeforeStars(path) : '';
			const segments = parseGlob(path.slice(prefix.length));
			if (segments !== undefined) {
				globs.push({ ...line, prefix, segments, byName: !anchored });
			}
		}
	}
	return { names, suffixes, globs: globs.reverse(), ignoreCase };
}

function parseLine(raw: string, order: number): { readonly pattern: string; readonly line: Line } | undefined {
	if (raw.startsWith('#')) {
		return undefined;
	}
	const trimmed = trimTrailingSpaces(raw.replace(/\r$/, ''));
	const negated = trimmed.startsWith('!');
	const body = negated ? trimmed.slice(1) : trimmed;
	const directoriesOnly = body.endsWith('/');
	const pattern = directoriesOnly ? body.slice(0, -1) : body;
	return pattern === '' ? undefined : { pattern, line: { order, negated, directoriesOnly } };
}

/**
 * Git compares the letters before the first wildcard apart, and then takes `**` at the beginning of what is left for a
 * whole segment: `a**` `/b` means `a`, then any folders or none, then `b`. The empty string for all other patterns.
 */
function literalBeforeStars(pattern: string): string {
	return /^([^*?[\\]*[^*?[\\/])\*\*(?:\/|$)/.exec(pattern)?.[1] ?? '';
}

/** Trailing spaces do not count unless a backslash stands before them. */
function trimTrailingSpaces(line: string): string {
	let end = 0;
	for (let at = 0; at < line.length; at++) {
		if (line[at] === '\\') {
			at++;
			end = Math.min(at + 1, line.length);
		} else if (line[at] !== ' ') {
			end = at + 1;
		}
	}
	return line.slice(0, end);
}

function append(map: Map<string, Line[]>, key: string, line: Line): void {
	map.set(key, [line, ...(map.get(key) ?? [])]);
}

/** Git compares bytes, so one `?` is one byte: text beyond ASCII becomes one character for each UTF-8 byte. */
function fold(text: string, ignoreCase: boolean): string {
	const bytes = isAscii(text) ? text : encodePath(text).toString('latin1');
	return ignoreCase ? bytes.replace(/[A-Z]+/g, letters => letters.toLowerCase()) : bytes;
}

function isAscii(text: string): boolean {
	for (let at = 0; at < text.length; at++) {
		if (text.charCodeAt(at) > 0x7f) {
			return false;
		}
	}
	return true;
}

/**
 * Whether the rules ignore an entry: `true`, `false` for a negated line, `undefined` when no line speaks of it.
 *
 * `prefix` is how many characters of the entry's path lead to the folder of the ignore file.
 */
export function decide(rules: IgnoreRules, entry: Entry, prefix = 0): boolean | undefined {
	const name = fold(entry.name, rules.ignoreCase);
	let found = lastOf(rules.names.get(name), entry);
	if (rules.suffixes.size > 0) {
		const dot = name.lastIndexOf('.');
		found = later(found, dot < 0 ? undefined : lastOf(rules.suffixes.get(name.slice(dot)), entry));
	}
	let parts: readonly string[] | undefined;
	for (const line of rules.globs) {
		if (found !== undefined && found.order > line.order) {
			break;
		}
		if (line.directoriesOnly && !entry.isDirectory) {
			continue;
		}
		if (!line.byName) {
			parts ??= fold(entry.path.slice(prefix), rules.ignoreCase).split('/');
		}
		if (line.byName ? matchName(line, name) : matchAnchored(line, parts ?? [])) {
			found = line;
			break;
		}
	}
	return found === undefined ? undefined : !found.negated;
}

function matchName({ segments: [segment] }: GlobLine, name: string): boolean {
	return segment === 'globstar' || (segment !== undefined && matchSegment(segment, name));
}

function matchAnchored({ prefix, segments }: GlobLine, parts: readonly string[]): boolean {
	if (prefix === '') {
		return matchPath(segments, parts);
	}
	const path = parts.join('/');
	return path.startsWith(prefix) && matchPath(segments, path.slice(prefix.length).split('/'));
}

/** The lines of one key are kept last first. */
function lastOf(lines: readonly Line[] | undefined, entry: Entry): Line | undefined {
	return lines?.find(line => entry.isDirectory || !line.directoriesOnly);
}

function later(one: Line | undefined, other: Line | undefined): Line | undefined {
	return one === undefined || (other !== undefined && other.order > one.order) ? other : one;
}
