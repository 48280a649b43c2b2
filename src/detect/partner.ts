import { indentationOf, isComment } from './block.ts';
import type { Span } from './owner.ts';
import { isPlaceholder } from './placeholder.ts';
import { wordsOf } from './words.ts';

/** How far from a value what goes with it is looked for, in characters. */
const reach = 240;

/** Where an object or a call ends. */
const closing = /[}\])]/;
const listMark = /^\s{0,80}- /;
/** A line that goes with nothing above it or below it: a row of a table. */
const row = /\t|\|.{0,200}\||;.{1,200};|^[^=:({["']{0,200},[^=:({["']{0,200},/;

/** What stands before and behind a value in its own row, object, call, item or paragraph. */
function ownBlock(text: string, { start, end }: Span): readonly [string, string] {
	const [own = '', ...above] = text
		.slice(Math.max(0, start - reach), start)
		.split('\n')
		.reverse();
	const [rest = '', ...below] = text.slice(end, end + reach).split('\n');
	const before = [own.split(closing).at(-1) ?? ''];
	const after = [rest.split(closing, 1)[0] ?? ''];
	if (row.test(own + rest)) {
		return [before.join(), after.join()];
	}
	const depth = depthOf(own);
	const goesOn = (line: string) => line.trim() !== '' && !isComment(line) && depthOf(line) >= depth;
	for (let index = 0, line = own; before.length > index && !closing.test(line) && !listMark.test(line); index++) {
		line = above[index] ?? '';
		if (goesOn(line)) {
			before.unshift(line.split(closing).at(-1) ?? '');
		}
	}
	for (let index = 0, line = rest; after.length > index && !closing.test(line); index++) {
		line = below[index] ?? '';
		if (goesOn(line) && !listMark.test(line)) {
			after.push(line.split(closing, 1)[0] ?? '');
		}
	}
	return [before.join('\n'), after.join('\n')];
}

/** How far what a line holds is indented: an item's first line as the others of it. */
function depthOf(line: string): number {
	return listMark.exec(line)?.[0].length ?? indentationOf(line);
}

/**
 * What tells that a secret beside it is Yativo's: a crypto API key, or a fiat Account ID (`acct_` and 23 upper-case letters and digits:
 * https://docs.yativo.com/fiat-api-reference/auth/token). Those of another vendor have lower-case letters.
 */
const yativoKey = /(?<![A-Za-z0-9_])yativo_[0-9a-f]{48}(?![A-Za-z0-9_])/;
const yativoAccount = /(?<![A-Za-z0-9_])acct_[0-9A-Z]{20,28}(?![A-Za-z0-9_])/;

/** Whether a text is a fiat Account ID. */
export function isAccount(text: string): boolean {
	return yativoAccount.exec(text)?.[0] === text;
}

/** Whether a value stands beside a fiat Account ID, and one whose name has these words. */
export function isBesideAccount(text: string, span: Span, words: readonly string[] = []): boolean {
	return ownBlock(text, span)
		.flatMap(part => part.split('\n'))
		.some(line => yativoAccount.test(line) && words.every(word => wordsOf(line).includes(word)));
}

/** Whether a value stands beside a key or an account of Yativo's: then it is Yativo's, whatever the block is called. */
export function isBesidePartner(text: string, span: Span): boolean {
	return ownBlock(text, span).some(part => yativoKey.test(part) || yativoAccount.test(part));
}

/** The headers in which Yativo sends the signature of a webhook. */
const signatureHeader = /x-(?:yativo|webhook)-signature/i;

/** Whether a value stands beside the header of signatures that it verifies. */
export function isBesideSignatureHeader(text: string, span: Span): boolean {
	return ownBlock(text, span).some(part => signatureHeader.test(part));
}

/** A key, under a name for one, that is none of Yativo's: all of those begin with a prefix. */
const otherKey =
	/(?<![a-z])(?:(?:api|access|public|client|app)[ _-]?(?:key|id)|key|clave|chave)(?:["'`]?\s{0,4}(?:=>|[:=,>])\s{0,4}["'`]?|\s{1,4}["'`])(?!y(?:ativo|vk|vs|k|s|at)_)(?=[\w-]{0,63}[\d_-])(?<key>[A-Za-z0-9][\w-]{3,127})(?=["'`\s,;<)}\]]|$)/i;

/** An Account ID, under its name, that is none of Yativo's. */
const otherAccount =
	/(?<![a-z])account[ _-]?(?:id)?["'`]?\s{0,4}(?:=>|[:=,>])\s{0,4}["'`]?(?!acct_[0-9A-Z]{20})(?=[\w-]{0,63}\d)(?<key>[A-Za-z0-9][\w-]{3,127})(?=["'`\s,;<)}\]]|$)/i;

/** Whether a secret's own object or paragraph holds a key that it may belong to, and that is none of Yativo's. */
export function isBesideStrangersKey(text: string, span: Span): boolean {
	return ownBlock(text, span).some(part => holds(part, otherKey));
}

/** Whether a secret's own object or paragraph holds an account that it may belong to, and that is none of Yativo's. */
export function isBesideStrangersAccount(text: string, span: Span): boolean {
	return ownBlock(text, span).some(part => holds(part, otherAccount));
}

function holds(part: string, pattern: RegExp): boolean {
	const key = pattern.exec(part)?.groups?.key;
	return key !== undefined && !isPlaceholder(key);
}
