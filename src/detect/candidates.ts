import { beginsWord, endsWord } from './boundary.ts';
import type { Candidate } from './candidate.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import { alphabetOf, runsOf } from './runs.ts';
import { ValuesBehind } from './valuesBehind.ts';

const prefixed = rules
	.filter(rule => rule.shape === 'prefix' && rule.context === undefined)
	.map(rule => ({ rule, pattern: new RegExp(rule.pattern, 'y') }));

const secretWord = /secret|segredo/gi;

/** How far from the word that tells the kind its `secret` may stand, in characters. */
const nameReach = 200;

/** Strings that name themselves, among those that begin at `heads`. */
export function prefixedCandidates(text: string, heads: readonly number[]): readonly Candidate[] {
	const found: Candidate[] = [];
	for (const start of heads) {
		for (const { rule, pattern } of prefixed) {
			pattern.lastIndex = start;
			if (pattern.test(text)) {
				const end = pattern.lastIndex;
				if (isWhole(text, start, end)) {
					found.push({ rule, start, end, value: text.slice(start, end) });
				}
				break;
			}
		}
	}
	return found;
}

/** Strings that only their surroundings can tell, for a text that speaks of Yativo. */
export function contextualCandidates(text: string): readonly Candidate[] {
	return contextual.flatMap(({ rule, find }) => find(text, rule));
}

type Finder = (text: string, rule: Rule) => readonly Candidate[];

const contextual = rules.filter(rule => rule.context !== undefined).map(rule => ({ rule, find: finderFor(rule) }));

function finderFor(rule: Rule): Finder {
	switch (rule.shape) {
		case 'hex':
			return text => toCandidates(rule, text, digitRuns(text, Number(/\{(\d{1,3})\}/.exec(rule.pattern)?.[1])));
		case 'named': {
			const find = namedFinder(rule);
			return text => toCandidates(rule, text, find(text));
		}
		default: {
			const literal = /^\w{1,40}/.exec(rule.pattern.replace('[', ' '))?.[0] ?? '';
			const pattern = new RegExp(rule.pattern, 'y');
			return text => toCandidates(rule, text, literalHits(text, literal, pattern));
		}
	}
}

const digits = alphabetOf('0123456789abcdef');

/** Where exactly so many lower-case hexadecimal digits stand between other characters. */
function digitRuns(text: string, length: number): readonly (readonly [number, number])[] {
	return runsOf(text, digits, length).filter(([start, end]) => end - start === length);
}

/** Where a pattern matches that begins with a fixed text: found by that text, so that most of a file is never matched. */
function literalHits(text: string, literal: string, pattern: RegExp): readonly number[][] {
	const hits: number[][] = [];
	for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) {
		pattern.lastIndex = at;
		const length = beginsWord(text, at) ? (pattern.exec(text)?.[0].length ?? 0) : 0;
		if (length > 0) {
			hits.push([at, at + length]);
		}
	}
	return hits;
}

/** Finds values behind `secret`, where the word that tells the rule's kind stands before that. */
function namedFinder({ pattern, context }: Rule): (text: string) => readonly (readonly [number, number])[] {
	const keyword = new RegExp(context?.keyword ?? '', 'gi');
	return text => {
		const found = new Map<number, number>();
		const keywords = text.matchAll(keyword);
		let next = keywords.next().value;
		let keywordAt = Number.NEGATIVE_INFINITY;
		let values: ValuesBehind | undefined;
		for (const { index } of text.matchAll(secretWord)) {
			while (next !== undefined && next.index + next[0].length <= index) {
				keywordAt = next.index;
				next = keywords.next().value;
			}
			if (keywordAt >= index - nameReach) {
				values ??= new ValuesBehind(text, pattern);
				for (const [start, end] of values.at(index)) {
					found.set(start, end);
				}
			}
		}
		return [...found].filter(([start, end]) => !isCode(text, start, end));
	};
}

/** Whether a value is no literal but an identifier or a type: without quotes, and followed as code is. */
function isCode(text: string, start: number, end: number): boolean {
	return /[\s:]/.test(text[start - 1] ?? '') && /^[ \t]{0,4}[;,)}\]]/.test(text.slice(end, end + 5));
}

function toCandidates(rule: Rule, text: string, spans: readonly (readonly number[])[]): readonly Candidate[] {
	return spans
		.filter(([start = 0, end = 0]) => isWhole(text, start, end))
		.map(([start = 0, end = 0]) => ({ rule, start, end, value: text.slice(start, end) }));
}

function isWhole(text: string, start: number, end: number): boolean {
	return beginsWord(text, start) && endsWord(text, end);
}
