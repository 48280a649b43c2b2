import { type Kind, tellKinds } from './lexer.ts';
import type { Syntax } from './syntax.ts';

/**
 * The code of a text, as long as the text: what comments, strings and other literals hold is masked, so that no bracket or word
 * of theirs is taken for code. A string is `"` at both ends, a comment blank; lines of code stay lines.
 */
export function maskedCode(text: string, syntax: Syntax): string {
	const pieces: string[] = [];
	let start = 0;
	tellKinds(text, syntax, (end, kind) => {
		pieces.push(masked(text.slice(start, end), kind));
		start = Math.max(start, end);
	});
	return pieces.join('') + text.slice(start);
}

function masked(piece: string, kind: Kind): string {
	switch (kind) {
		case 'code':
			return piece;
		case 'comment':
			return piece.replaceAll(/[^\r\n]/g, ' ');
		case 'opaque':
			return piece.replaceAll(/[^\w\s']/g, '_');
		case 'string':
			return '_'.repeat(piece.length);
		case 'opening':
			return piece && `"${'_'.repeat(piece.length - 1)}`;
		case 'closing':
			return piece && `${'_'.repeat(piece.length - 1)}"`;
	}
}
