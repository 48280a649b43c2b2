import { speaksOfYativo } from './words.ts';

const lineReach = 240;

/** What a comment says of a value that goes with what the application itself offers: `request signing for our backend`. */
const ofOwn =
	/\b(?:for|by|of|to|on|with) (?:our|my|this) (?:own )?(?:[\w-]{1,20} )?(?:backend|api|server|services?|platform|gateway|events|pods|apps?)\b/i;

/** Whether a comment says that a value is for a part of the application itself, and nothing of Yativo. */
export function isForOwn(comment: string): boolean {
	return ofOwn.test(comment) && !speaksOfYativo(comment);
}

/** The line above a value's own, when it is a comment. */
export function commentAbove(text: string, start: number): string {
	const lines = text.slice(Math.max(0, start - lineReach), start).split('\n');
	const line = lines.at(-2) ?? '';
	return isRemark(line) ? line : '';
}

/**
 * What is said of a value behind it, up to the next literal, element or object: that has a name of its own. A path there is what
 * the value is the digest of.
 */
export function restOfLine(text: string, end: number): string {
	const [line = ''] = text.slice(end, end + lineReach / 2).split('\n', 1);
	const said = line.replace(/^["'`\])},;\s]{1,80}/, '');
	const isListed = /^\s{1,80}(?:\S{0,80}\/|\*?\S{1,120}$)/.test(line) && !isRemark(line);
	return isListed ? '' : line.slice(0, line.length - said.length) + (said.split(/["`<{]/, 1)[0] ?? '');
}

/** Whether a line is a comment, also one that follows the end of a literal. */
export function isRemark(line: string): boolean {
	return /^[\s"'`;,)\]}]{0,40}(?:\/\/|#|\/\*|--|;|\*|<!--|%|')/.test(line);
}
