import { codeBefore } from '../code.ts';
import type { Syntax } from '../syntax.ts';

/** Quotes open a scalar only where one can start; in a block of text they are text, and rarely outlast their line. */
function startsScalar(text: string, at: number): boolean {
	return /(?:^|[\s[{,:])$/.test(text.slice(Math.max(0, at - 1), at));
}

export const yamlSyntax: Syntax = {
	comments: ['(?:^|(?<=\\s))#.*'],
	strings: [
		{ id: 'double', open: '"', close: () => '"', escape: '\\\\[\\s\\S]', singleLine: true, when: startsScalar },
		{ id: 'single', open: "'", close: () => "'", escape: "''", singleLine: true, when: startsScalar },
	],
};

/** What ends the line of a key whose value is the text below. */
const blockScalar = /[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?\r?$/;

/** Whether a line belongs to a text that a `|` or `>` further up began: there, `#` is a part of the text. */
export function isInBlockScalar(text: string, offset: number): boolean {
	return linesAbove(text, offset).some(line => blockScalar.test(line));
}

/** The keys that lead to an offset, the outermost first; in a text that a `|` began, those that lead to the text. */
export function keyPath(text: string, offset: number): readonly string[] {
	const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
	let path = keysOn(line);
	for (const above of linesAbove(text, offset)) {
		const key = keyOf(above)?.[1];
		path = [...(key === undefined ? [] : [key]), ...(blockScalar.test(above) ? [] : path)];
	}
	return path;
}

/** From the nearest to the outermost, the lines above that are indented less than all between. */
function linesAbove(text: string, offset: number): readonly string[] {
	const lines = text.slice(0, offset).split('\n').slice(0, -1).reverse();
	let indent = indentOf(text.slice(text.lastIndexOf('\n', offset - 1) + 1));
	return lines.filter(line => {
		const isOuter = line.trim() !== '' && !/^\s*#/.test(line) && indentOf(line) < indent;
		indent = isOuter ? indentOf(line) : indent;
		return isOuter;
	});
}

/** Where a line's key or text begins, behind the dashes of a list. */
function indentOf(line: string): number {
	return /^ *(?:- +)*/.exec(line)?.[0].length ?? 0;
}

function keyOf(line: string): RegExpExecArray | null {
	return /^ *(?:- +)*["']?([\w./-]+)["']?[ \t]*:(?=\s|$)/.exec(line);
}

/** The key of a line, and those of the braces behind it. */
function keysOn(line: string): string[] {
	const key = keyOf(line);
	const value = line.slice(key?.[0].length ?? 0).replace(/^[ \t-]+/, '');
	const inBraces = /^[[{]/.test(value)
		? value.matchAll(/(?<![\w.-])([\w.-]{1,100})["']?:\s+(?:[[{]|[^,[\]{}]{0,500}$)/g)
		: [];
	return [...(key ? [key] : []), ...inBraces].map(([, name = '']) => name);
}

/** Whether brackets or braces around an offset, on its line or further up, make the characters of a reference mean something. */
export function isInFlow(text: string, offset: number): boolean {
	const code = codeBefore(text, offset, yamlSyntax);
	let closed = 0;
	for (let at = offset - 1; at >= 0; at -= 1) {
		const character = code[at] ?? '';
		if (']}'.includes(character)) {
			closed += 1;
		} else if ('[{'.includes(character)) {
			if (closed === 0 && opensFlow(code, at) && !isInBlockScalar(text, at)) {
				return !isInBlockScalar(text, offset);
			}
			closed = Math.max(0, closed - 1);
		}
	}
	return false;
}

/** Whether a value can begin here: in the middle of a plain text, brackets are text. */
function opensFlow(code: string, at: number): boolean {
	const line =
		code
			.slice(Math.max(0, at - 200), at)
			.split('\n')
			.at(-1) ?? '';
	return /(?:^|[:?-]\s|":|[[{,])\s*(?:[!&]\S*\s+)*$/.test(line);
}
