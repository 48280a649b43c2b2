import type { Suppression } from './finding.ts';

/** A part of a text in which a comment allows credentials. */
export interface Allowance {
	readonly start: number;
	readonly end: number;
	/** Whether it speaks of this rule. */
	covers(rule: string): boolean;
	readonly suppression: Suppression;
	/** Whether nothing ended it before the end of the text. */
	readonly isOpen?: true;
}

/** How far on its own line a comment reaches, in characters: a minified line is not one statement. */
const lineReach = 2048;

const directive =
	/(?<own>yativo:allow)|(?<gitleaks>gitleaks:allow)|secretlint-(?:disable-(?<one>line|next-line)|(?<block>disable|enable))(?![\w-])/g;

/** What may stand before a directive on a line that is nothing but a comment. */
const commentOnly =
	/^\s{0,200}(?:\/\/|\/\*|#|--|;|<!--|\{#|\{\{!|<%#|\(\*|%|'|"|rem\b|::|\*|\.\.)?[\s*!#/:_"a-z-]{0,40}$/i;
const commentEnd = /\s{0,40}(?:\*\/|-->|#\}|\}\}|%>|\*\)|--\]\]|",?\s{0,4}$).{0,400}$/;
const ruleList =
	/^[\s:=]{0,4}(?<rules>(?:@secretlint\/)?[\w@/-]{0,80}yativo-[\w-]{1,60}(?:\s{0,2},\s{0,2}[\w@/-]{1,80}){0,20})?(?<rest>.{0,400})/;

/**
 * Where comments allow credentials: `yativo:allow` on the same line, or alone on the line above, with optional rule ids and
 * a reason; `gitleaks:allow` on the same line; `secretlint-disable`, `-enable`, `-disable-line`, `-disable-next-line`.
 *
 * @param open a `secretlint-disable` before this text that is still in force.
 */
export function allowancesIn(text: string, open?: Allowance): readonly Allowance[] {
	const allowances: Allowance[] = [];
	let since = open && { ...open, start: 0 };
	for (const match of text.matchAll(directive)) {
		const line = lineAround(text, match.index);
		const said = read(text.slice(match.index + match[0].length, line.end));
		const { own, one, block } = match.groups ?? {};
		if (block === 'disable') {
			since ??= { start: match.index, end: text.length, ...said, isOpen: true };
		} else if (block === 'enable') {
			if (since) {
				allowances.push({ start: since.start, end: match.index, covers: since.covers, suppression: since.suppression });
				since = undefined;
			}
		} else if (one === 'next-line') {
			allowances.push({ start: line.end, end: lineAround(text, line.end + 1).end, ...said });
		} else {
			const isAlone = own !== undefined && commentOnly.test(text.slice(line.start, match.index));
			allowances.push({ start: line.start, end: isAlone ? lineAround(text, line.end + 1).end : line.end, ...said });
		}
	}
	return since ? [...allowances, { ...since, end: text.length }] : allowances;
}

/** Why a comment allows what stands at `[start, end)`, or `undefined` when none does. */
export function allowedBy(
	allowances: readonly Allowance[],
	{ rule, start, end }: { readonly rule: string; readonly start: number; readonly end: number },
): Suppression | undefined {
	return allowances.find(allowance => start < allowance.end && allowance.start < end && allowance.covers(rule))
		?.suppression;
}

const everyRule = () => true;

/** What stands behind a directive: rules that it is about, and the reason. */
function read(text: string): Pick<Allowance, 'covers' | 'suppression'> {
	const { rules, rest = '' } = ruleList.exec(text.replace(commentEnd, ''))?.groups ?? {};
	const foreign = /^[\s:=]{0,4}@secretlint\/(?!\S{0,80}(?:yativo|pattern))/.test(text);
	const named = rules?.split(',').map(rule => rule.trim());
	const reason = rest.replace(/^[\s:,–—-]{1,10}/, '').trim();
	return {
		covers: foreign ? () => false : named ? rule => named.some(name => name.endsWith(rule)) : everyRule,
		suppression: { by: 'comment', ...(reason !== '' && !foreign && { reason }) },
	};
}

function lineAround(text: string, at: number): { readonly start: number; readonly end: number } {
	const floor = Math.max(0, at - lineReach);
	const before = text.slice(floor, at).lastIndexOf('\n');
	const after = text.slice(at, at + lineReach).indexOf('\n');
	return {
		start: before < 0 ? floor : floor + before + 1,
		end: after < 0 ? Math.min(text.length, at + lineReach) : at + after,
	};
}
