import { isInside, type Level, type Place, type Surroundings } from '../place.ts';

const constant = /\b(?:const|static)\s+(?:mut\s+)?\w+\s*:[^=]*=(?!=)|\blet\b[^=]*'static\b[^=]*=(?!=)/;
const constantBlock = /\bconst\s+(?:(?:async|unsafe|extern)\s+(?:"_*"\s+)?)*fn\b[^{}]*$|\bconst\s*$/;
const literalMacro = /\b(?:concat|include|include_str|include_bytes|env|option_env|compile_error)!\s*$/;

/** Constants, attributes, patterns and macros that are expanded at compile time take literals only, and so does `'static`. */
export function isFixed(place: Place): boolean {
	return (
		place.levels.some(({ code }) => constant.test(code)) ||
		isInside(place, { openers: '{', head: constantBlock }) ||
		isInside(place, { openers: '[', head: /#!?\s*$/ }) ||
		isInside(place, { openers: '([{', head: literalMacro }) ||
		isPattern(place)
	);
}

/** Before the arrow of an arm that has no guard yet, behind `let`, or behind the first argument of `matches!`. */
function isPattern(place: Place): boolean {
	const levels = place.levels.slice(0, blockOf(place) + 1);
	const isArm = /^\s*(?:=>|\|(?!\|))|^[^;{}()]*\)[)\s]*(?:if\b[^\n]*)?=>/.test(place.after);
	return (
		(isArm && !levels.some(({ code }) => /\bif\b[^,;{}]*$/.test(code))) ||
		levels.some(({ code }) => /\blet\s[\w:&|_"\s]*$/.test(code)) ||
		isInside(place, { openers: '(', head: /\bmatches!\s*$/, code: /,/ })
	);
}

/** The index of the innermost braces around a place. */
function blockOf({ levels }: Place): number {
	const index = levels.findIndex(({ opener }) => opener === '{');
	return index < 0 ? levels.length - 1 : index;
}

/** Whether what is borrowed at a place has to live longer than the statement that makes it. */
export function outlivesStatement({ code, place }: Surroundings): boolean {
	const [inner] = place.levels;
	return /\|\s*$/.test(inner.code) || isValueOfBlock(place) || (returnsBorrowed(code, place) && isResult(place));
}

/** The value of an arm or a block is gone behind it, unless a variable takes it. */
function isValueOfBlock({ levels, after }: Place): boolean {
	const [inner] = levels;
	const isValue = /=>\s*$/.test(inner.code) || (/^\s*$/.test(inner.code) && /^\s*\}/.test(after));
	const heads = levels.slice(1, 1 + levels.findIndex(({ opener }) => opener !== '{'));
	return inner.opener === '{' && isValue && !heads.some(({ code }) => /\blet\s[^=]*=(?!=)/.test(code));
}

/** Whether a place may be a part of what its function returns: not in a statement that ends with `;` and keeps nothing. */
function isResult(place: Place): boolean {
	const block = blockOf(place);
	const isKept =
		/\b(?:return|break)\b/.test(place.levels[block]?.code ?? '') || /\blet\b.*=\s*$/s.test(place.levels[0].code);
	return isKept || /^[,}]/.test(endOf(place.after, block));
}

/** What ends the expression or statement around a place, behind the brackets of so many levels. */
function endOf(after: string, levels: number): string {
	let open = levels;
	for (const [token] of after.matchAll(/[()[\]{};,]/g)) {
		if ('([{'.includes(token)) {
			open += 1;
		} else if (open === 0) {
			return token;
		} else if (')]}'.includes(token)) {
			open -= 1;
		}
	}
	return '';
}

/** Whether the function around a place returns something with a lifetime. */
function returnsBorrowed(code: string, { levels }: Place): boolean {
	const index = levels.findIndex(
		({ opener }, at) => opener === '{' && /\bfn\s+\w+[^{}]*$/.test(levels[at + 1]?.code ?? ''),
	);
	const body = levels[index];
	return body !== undefined && /[&']/.test(resultOf(code, body));
}

/** The type that the function with this body returns, as far as its arrow is not one of a parameter. */
function resultOf(code: string, { start }: Level): string {
	const head = code.slice(Math.max(0, start - 1000), start);
	const signature = head.slice(head.lastIndexOf('fn ')).replace(/\bwhere\b.*/s, '');
	const result = signature.slice(signature.lastIndexOf('->') + 2);
	const isParameter = result.split(')').length > result.split('(').length;
	return signature.includes('->') && !isParameter ? result : '';
}
