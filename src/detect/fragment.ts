import { isFileName } from './naming.ts';
import type { Span } from './owner.ts';

/** How much before and behind a value is looked at, in characters. */
const reachBefore = 120;
const reachBehind = 90;

/** The end of a name that goes on: `cache-key-`. */
const goesOn = /\w-$/;
/** A crypto API key right before its secret. */
export const endsWithKey = /(?<![A-Za-z0-9_])yativo_[0-9a-f]{48}[^\w\n]{0,3}$/;

/** What a store of keys and values calls what it holds: `yativo:token:…`. */
const cacheKey =
	/[\w.-]{1,40}:(?:tokens?|sessions?|cache|locks?|nonces?|idem\w{0,16}|rates?|jobs?|queues?|seen|dedupe?):$/i;

/** The name of a file behind its digest, as `sha256sum` lists them. */
const listedFile = /^ [ *]\S{0,80}[./]\w/;

/** What was encrypted is written in lines of digits: the line above is one of them. */
const digitsAbove = /(?:^|\n)[ \t]{0,40}[0-9a-f]{60,100}\r?\n[ \t]{0,40}$/;

/** Whether a value is but a part of something: of a name, of what was encrypted, or the digest of a file or a commit. */
export function isFragment(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - reachBefore), start);
	const behind = text.slice(end, end + reachBehind);
	return (
		(goesOn.test(before) && !endsWithKey.test(before)) ||
		cacheKey.test(before) ||
		isFileName(behind.slice(0, 8)) ||
		listedFile.test(behind) ||
		digitsAbove.test(before) ||
		(end - start === lengthOfCommit && isCommit(before, behind))
	);
}

/** How many hexadecimal digits name a commit of git. */
const lengthOfCommit = 40;

/** Whether a value stands where logs and lists of changes have commits: at the beginning of a line, or in parentheses. */
function isCommit(before: string, behind: string): boolean {
	return (/(?:^|\n)$/.test(before) && /^ \S/.test(behind)) || (before.endsWith('(') && behind.startsWith(')'));
}
