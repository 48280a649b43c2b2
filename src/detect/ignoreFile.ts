import { matchPath, matchSegment, parseGlob, type Segment } from '../core/glob.ts';

/** One line of an ignore file: what it ignores, and why. */
export interface IgnoreEntry {
	readonly matches: (path: string, fingerprint: string) => boolean;
	readonly reason?: string;
}

/** A parsed `.yativoignore`. */
export interface IgnoreFile {
	readonly entries: readonly IgnoreEntry[];
}

const fingerprintPattern = /^[0-9a-f]{32}$/;

/**
 * Reads a `.yativoignore`: one entry on each line, a path pattern as in `.gitignore` or a fingerprint as a report prints it,
 * then ` # ` and a reason. Lines that begin with `#` are comments. There is no negation: what is ignored stays ignored.
 * Lines that could never match are left out; nothing throws.
 */
export function parseIgnoreFile(text: string): IgnoreFile {
	const lines = text.split(/\r?\n/).map(line => line.replace(/^\ufeff/, '').trim());
	return { entries: lines.filter(line => line !== '' && !line.startsWith('#')).flatMap(parseLine) };
}

function parseLine(line: string): readonly IgnoreEntry[] {
	const comment = /\s#\s{0,8}(.{0,1000})$/.exec(line);
	const pattern = line.slice(0, comment?.index ?? line.length).trim();
	const reason = comment?.[1]?.trim();
	const matches = fingerprintPattern.test(pattern)
		? (_path: string, fingerprint: string) => fingerprint === pattern
		: pathMatcher(pattern);
	return matches ? [{ matches, ...(reason && { reason }) }] : [];
}

/** Whether a path or a folder above it matches: `dist/` and `dist` ignore all that is in there. */
function pathMatcher(pattern: string): ((path: string) => boolean) | undefined {
	const body = pattern.replace(/^\//, '').replace(/\/$/, '');
	const segments = parseGlob(body);
	const [name] = segments ?? [];
	if (segments === undefined || name === undefined) {
		return undefined;
	}
	const isAnchored = pattern.replace(/\/$/, '').includes('/');
	const ends = pattern.endsWith('/') ? 1 : 0;
	return path => {
		const parts = path.split('/');
		return isAnchored
			? parts.some((_part, index) => index + ends < parts.length && matchPath(segments, parts.slice(0, index + 1)))
			: parts.slice(0, parts.length - ends).some(part => matchesName(name, part));
	};
}

function matchesName(segment: Segment, part: string): boolean {
	return segment === 'globstar' || matchSegment(segment, part);
}

/** The entry that says to ignore this finding, or `undefined`. `path` is relative, with `/`. */
export function ignoredBecause(file: IgnoreFile, path: string, fingerprint: string): IgnoreEntry | undefined {
	return file.entries.find(({ matches }) => matches(path, fingerprint));
}
