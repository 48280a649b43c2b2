import { tellKinds } from './lexer.ts';
import type { Syntax } from './syntax.ts';

/**
 * The text up to an offset with blanks in place of comments, and quotes in place of literals and their holes. Offsets stay
 * as they are.
 */
export function codeBefore(text: string, offset: number, syntax: Syntax): string {
	const pieces: string[] = [];
	let start = 0;
	let depth = 0;
	tellKinds(text, syntax, (end, kind) => {
		const piece = text.slice(start, end);
		depth += kind === 'opening' ? 1 : 0;
		if (depth > 0 || kind === 'opaque' || kind === 'string') {
			pieces.push('"'.repeat(piece.length));
		} else {
			pieces.push(kind === 'code' ? piece : piece.replaceAll(/\S/g, ' '));
		}
		depth -= kind === 'closing' && depth > 0 ? 1 : 0; // a heredoc is only closed
		start = Math.max(start, end);
	});
	return pieces.join('').padEnd(offset, '"').slice(0, offset);
}

/** The offsets of the brackets in code that nothing closes, the outermost first. */
export function openBrackets(code: string): readonly number[] {
	const open: number[] = [];
	for (const { 0: bracket, index } of code.matchAll(/[()[\]{}]/g)) {
		if ('([{'.includes(bracket)) {
			open.push(index);
		} else {
			open.pop();
		}
	}
	return open;
}
