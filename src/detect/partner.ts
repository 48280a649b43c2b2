import { blockAround, indentationOf, isComment } from './block.ts';
import { hasOtherSignature, ownSignature } from './nearby.ts';
import type { Owner, Span } from './owner.ts';
import { isPlaceholder } from './placeholder.ts';
import { wordsOf } from './words.ts';

/** How far from a value what goes with it is looked for, in characters. */
const reach = 240;

const listMark = /^\s{0,80}- /;
/** A line that goes with nothing above it or below it: a row of a table that is more than names and values. */
const row =
	/\S\t[^\t]{1,200}\t|\|[^|]{0,200}\|[^|]{0,200}\|[^|]{0,200}\||^[^=(){}[\]]{0,200};[^=(){}[\]]{1,200};|^[^=:(){}[\]"']{0,200},[^=:(){}[\]"']{0,200},/;

/** A request that is sent from a shell, on one line. */
const command = /^\s{0,8}(?:\$ )?(?:curl|wget|https?|xh)\s.{0,400}:\/\//;

/** A call that sets a value under a name: `define('API_SECRET', '…');`. */
const statement = /^\s{0,40}[\w.$:>-]{1,60}\s?\(\s?["'][\w.-]{1,60}["'],.{0,240}\)\s?;?\s{0,4}$/;

/**
 * What stands beside a value in its own row, object, call, item or paragraph: the lines of that, its own first, then the others by how
 * near they are.
 */
function linesBeside(text: string, { start, end }: Span): readonly string[] {
	const [own = '', ...above] = text
		.slice(Math.max(0, start - reach), start)
		.split('\n')
		.reverse();
	const [rest = '', ...below] = text.slice(end, end + reach).split('\n');
	const opened = behindOpener(own);
	const closed = beforeCloser(rest);
	const line = `${opened} ${closed}`;
	if (row.test(own + rest) || command.test(own)) {
		return [line];
	}
	const depth = depthOf(own);
	const goesOn = (other: string) => other.trim() !== '' && !isComment(other) && depthOf(other) >= depth;
	const isStatement = statement.test(own + rest);
	const before = isStatement || (opened === own && !listMark.test(own)) ? upTo(above, goesOn, behindOpener) : [];
	const behind =
		isStatement || closed === rest ? upTo(below, other => goesOn(other) && !listMark.test(other), beforeCloser) : [];
	const nearest = Array.from({ length: Math.max(before.length, behind.length) }, (_, index) => [
		before[index] ?? '',
		behind[index] ?? '',
	]);
	return [line, ...nearest.flat()];
}

/** The first lines that belong to a block, each as far as it does; one that begins or ends the block is the last. */
function upTo(
	lines: readonly string[],
	goesOn: (line: string) => boolean,
	own: (line: string) => string,
): readonly string[] {
	const kept: string[] = [];
	for (const line of lines) {
		if (!goesOn(line)) {
			break;
		}
		const part = own(line);
		kept.push(part);
		if (part !== line || listMark.test(line)) {
			break;
		}
	}
	return kept;
}

/** The end of a line behind the last bracket that is open in it; the line where none is. */
function behindOpener(line: string): string {
	let depth = 0;
	for (let at = line.length - 1; at >= 0; at--) {
		depth += weightOf(line[at] ?? '');
		if (depth > 0) {
			return line.slice(at + 1);
		}
	}
	return line;
}

/** The beginning of a line before the first bracket that is closed in it and opened elsewhere; the line where none is. */
function beforeCloser(line: string): string {
	let depth = 0;
	for (let at = 0; at < line.length; at++) {
		depth += weightOf(line[at] ?? '');
		if (depth < 0) {
			return line.slice(0, at);
		}
	}
	return line;
}

function weightOf(character: string): number {
	return '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
}

/** How far what a line holds is indented: an item's first line as the others of it. */
function depthOf(line: string): number {
	return listMark.exec(line)?.[0].length ?? indentationOf(line);
}

/**
 * What tells that a secret beside it is Yativo's: a crypto API key, or a fiat Account ID (`acct_` and 23 upper-case letters and digits:
 * https://docs.yativo.com/yativo-fiat/authentication). Those of another vendor have lower-case letters.
 */
export const yativoKey = /(?<![A-Za-z0-9_])yativo_[0-9a-f]{48}(?![A-Za-z0-9_])/;
const yativoAccount = /(?<![A-Za-z0-9_])acct_[0-9A-Z]{20,28}(?![A-Za-z0-9_])/;

const separator = String.raw`(?:\\?["'\x60]{0,2}\s{0,4}(?:=>|[:=,>|])\s{0,4}\\?["'\x60]{0,2}|\s{1,4}["'\x60]|\s{2,12})`;
const literal = String.raw`(?<key>[A-Za-z0-9][\w-]{3,127})(?=["'\x60\\\s,;<)}\]|]|$)`;

/** A key, under a name for one, that is none of Yativo's: all of those begin with a prefix. */
const otherKey = new RegExp(
	String.raw`(?<![a-z]|(?:idempotency|cache|partition|sort|primary|foreign)[ _-])(?:(?:api|access|public|client|app)[ _-]?(?:key|id)|key|clave|chave|client|kennung)${separator}(?!y(?:ativo|vk|vs|k|s|at)_)(?=[\w-]{0,63}[\d_-])${literal}`,
	'i',
);

/** An Account ID, under its name, that is none of Yativo's. */
const otherAccount = new RegExp(
	String.raw`(?<![a-z])account[ _-]?(?:id)?${separator}(?!acct_[0-9A-Z]{20}|[0-9a-f]{8}-[0-9a-f]{4}-)(?=[\w-]{0,63}\d)${literal}`,
	'i',
);

/** Whether a text is a fiat Account ID. */
export function isAccount(text: string): boolean {
	return yativoAccount.exec(text)?.[0] === text;
}

/** Whether a value stands beside a fiat Account ID, and one whose name has these words. */
export function isBesideAccount(text: string, span: Span, words: readonly string[] = []): boolean {
	return linesBeside(text, span).some(
		line => yativoAccount.test(line) && words.every(word => wordsOf(line).includes(word)),
	);
}

/**
 * Whose the key or the account is that stands nearest beside a value: the value is theirs as well, whatever the block is called.
 *
 * @param isOfAccount whether the value goes with an account rather than a key.
 */
export function ownerOfPartner(text: string, span: Span, isOfAccount: boolean): Owner {
	const lines = linesBeside(text, span);
	for (const line of lines) {
		if (yativoKey.test(line) || yativoAccount.test(line)) {
			return 'yativo';
		}
		if (holds(line, isOfAccount ? otherAccount : otherKey)) {
			return 'foreign';
		}
	}
	return isOfAccount && isUnlikeOthers(text, span, lines) ? 'foreign' : 'unknown';
}

/** How far around a value the Account IDs of others like it are looked for, in characters. */
const othersReach = 1600;
const anyAccount = /(?<![a-z])account[ _-]?(?:id)?["'`]?\s{0,4}[:=]\s{0,4}["'`]?\d{6,20}(?!\w)/i;

/** Whether a value's object or row has another account where those around it have Account IDs of Yativo's. */
function isUnlikeOthers(text: string, { start, end }: Span, lines: readonly string[]): boolean {
	const before = text.slice(Math.max(0, start - othersReach), start).split('\n');
	const after = text.slice(end, end + othersReach).split('\n');
	const own = `${before.pop()}${text.slice(start, end)}${after.shift()}`;
	const others = [...before, ...after].filter(line => yativoAccount.test(line));
	return others.length > 0 && (lines.some(line => anyAccount.test(line)) || others.some(other => hasOther(own, other)));
}

/** Whether a row has another name in the column in which another row has an Account ID. */
function hasOther(own: string, other: string): boolean {
	const separator = ['|', '\t', ';', ','].find(candidate => other.split(candidate).length > 2) ?? '\n';
	const [cells = [], others = []] = [own, other].map(line => line.split(separator));
	const cell = cells[others.findIndex(one => yativoAccount.test(one))] ?? '';
	return row.test(own) && cells.length === others.length && /^\W{0,4}[A-Z\d]{1,8}-[\w-]{2,24}\W{0,4}$/.test(cell);
}

/** Whether a value stands beside the header of signatures that it verifies. */
export function isBesideSignatureHeader(text: string, span: Span): boolean {
	return (
		linesBeside(text, span).some(line => ownSignature.test(line)) || ownSignature.test(blockAround(text, span).body)
	);
}

/** Whether a value stands beside the header of another vendor's signatures, and none of Yativo's. */
export function isBesideOtherSignatureHeader(text: string, span: Span): boolean {
	const lines = linesBeside(text, span);
	return lines.some(hasOtherSignature) && !lines.some(line => ownSignature.test(line));
}

function holds(part: string, pattern: RegExp): boolean {
	const key = pattern.exec(part)?.groups?.key;
	return key !== undefined && !isPlaceholder(key);
}
