import { alphabetOf } from '../runs.ts';
import type { Replacement } from './view.ts';

/** Operators that join two string literals in some language, the braces between two interpolated ones, and calls that append one. */
const append = String.raw`(?:\)?(?:;?\s{0,80}\w{1,40})?\s{0,80}\.(?:[Aa]ppend|[Cc]oncat|push_str|WriteString)\(|;\s{0,80}[\w$]{1,40}\s{0,4}[+.]=)\s{0,80}`;
const joiner = String.raw`(?:\+{1,2}|\.{1,2}|&|\|\||<>|~|\^|\}[$#]\{|${append})`;

/** The end of a line that goes on, with a comment, and the comment or diff mark that the next one may begin with. */
const lineEnd = String.raw`[\\^_\x60]?(?:(?:#|\/\/)[^\n"'\x60]{0,80})?\r?\n[ \t]{0,120}(?:(?:\/\/|#|\*|--|[+>-](?=[ \t]))[ \t]{0,40})?`;

const gap = String.raw`[ \t]{0,80}(?:${joiner}[ \t]{0,80})?(?:${lineEnd}(?:${joiner}[ \t]{0,80})?){0,2}`;

/** The end of a literal, what joins it to the next one, and that one's beginning, where both may be parts of a credential. */
const literals = new RegExp(
	String.raw`["'\x60](?<=[\w./+=-]\\?["'\x60])${gap}[bBrRfFuUL@$]{0,2}\\?["'\x60](?=[\w./+=-])`,
	'g',
);

/** A line that goes on in the middle of a word, and the marks that say so at its end. */
const continuation = /(?<=\w)[\\^]\r?\n[ \t]{0,120}(?=\w)/g;
const marks = ['\\', '^'];

/** A line of a mail that goes on. */
const softBreak = /(?<=\w)=\r?\n(?=\w)/g;
const isMail = /\.(?:eml|mbox|mht|mhtml)$/i;

/** Calls that may join a list of literals by nothing, up to their parenthesis, and those lists. */
const joinCall = /(?:join|concat|concatenate|implode|paste0)!?\s{0,8}$/i;
const longestJoinCall = 20;
/** ASCII that may stand right before the parenthesis. */
const endsJoinCall = alphabetOf('nNtTeE0! \t\r\n\v\f');
const lists = [
	/\[([^[\]]{2,800})\]\s{0,8}\.\s{0,8}join\(\s{0,8}(?:""|''|``)\s{0,8}\)/g,
	/(?:""|'')\s{0,8}\.\s{0,8}join\(\s{0,8}[[(]([^[\]()]{2,800})[\])]/g,
	/\b(?:join\(\s{0,8}""\s{0,8},|concat(?:enate)?!?\s{0,8}\(|paste0\()\s{0,8}\(?([^()[\]]{2,800})[)\]]/gi,
	/\bimplode\(\s{0,8}(?:""|'')\s{0,8},\s{0,8}\[([^()[\]]{2,800})\]/g,
	/\bJoin\(\s{0,8}\[\]string\{([^{}]{2,800})\},\s{0,8}""\)/g,
];
const listGap = /["'`]\s{0,40},\s{0,40}[bBrRfFuUL@$]{0,2}["'`]/g;

/** Two literals beside each other on one line: one in these languages, two arguments in a shell. */
const besides = /^\\?["'`][ \t]{1,80}[bBrRfFuUL]{0,2}\\?["'`]$/;
const joinsBesides = /\.(?:py|ipynb|c|h|cc|cpp|cxx|hpp|m|mm|dart|rb|d)$/i;

/** What stands between the pieces of strings that a program puts together from literals. */
export function joinsIn(text: string, path: string): readonly Replacement[] {
	const found: Replacement[] = [];
	for (const match of text.matchAll(literals)) {
		if (joinsBesides.test(path) || !besides.test(match[0])) {
			const mark = text[match.index - 1] === '\\' ? 1 : 0;
			found.push(toReplacement(match.index - mark, match[0].length + mark));
		}
	}
	const others = [
		...(hasLineThatGoesOn(text) ? matchesIn(text, continuation) : []),
		...(isMail.test(path) ? matchesIn(text, softBreak) : []),
		...(hasJoinCall(text) ? lists.flatMap(list => listGapsIn(text, list)) : []),
	];
	return others.length === 0 ? found : withoutOverlaps([...found, ...others]);
}

/** Most texts have none of the marks. In others, hops from line to line: most of them is only searched for one character. */
function hasLineThatGoesOn(text: string): boolean {
	if (!marks.some(mark => text.includes(mark))) {
		return false;
	}
	for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
		if (marks.includes(text.charAt(text[end - 1] === '\r' ? end - 2 : end - 1))) {
			return true;
		}
	}
	return false;
}

/** Hops from parenthesis to parenthesis: most of a text is only searched for one character. */
function hasJoinCall(text: string): boolean {
	for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
		if (
			(endsJoinCall[text.charCodeAt(at - 1)] ?? 1) === 1 &&
			joinCall.test(text.slice(Math.max(at - longestJoinCall, 0), at))
		) {
			return true;
		}
	}
	return false;
}

function listGapsIn(text: string, list: RegExp): readonly Replacement[] {
	return [...text.matchAll(list)].flatMap(match => {
		const from = match.index + match[0].indexOf(match[1] ?? '');
		return [...(match[1] ?? '').matchAll(listGap)].map(gap => toReplacement(from + gap.index, gap[0].length));
	});
}

function matchesIn(text: string, gap: RegExp): readonly Replacement[] {
	return Array.from(text.matchAll(gap), ({ index, 0: { length } }) => toReplacement(index, length));
}

function toReplacement(start: number, length: number): Replacement {
	return { start, end: start + length, text: '', encoding: 'join' };
}

function withoutOverlaps(replacements: readonly Replacement[]): readonly Replacement[] {
	let end = 0;
	return replacements
		.toSorted((a, b) => a.start - b.start)
		.filter(replacement => {
			const isFree = replacement.start >= end;
			end = isFree ? replacement.end : end;
			return isFree;
		});
}
