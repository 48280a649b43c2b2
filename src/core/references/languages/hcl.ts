import { codeBefore, openBrackets } from '../code.ts';
import { blockComment } from '../match.ts';
import type { Site } from '../site.ts';
import type { Syntax } from '../syntax.ts';

const hole = () => '[$%]\\{';

export const hclSyntax: Syntax = {
	comments: ['#.*', '//.*', blockComment],
	strings: [{ id: 'text', open: '"', close: () => '"', escape: '\\\\.|[$%][$%]\\{', hole, singleLine: true }],
	heredocs: [{ id: 'heredoc', open: '<<-?([A-Za-z_]\\w*)', escape: '[$%][$%]\\{', hole }],
};

/** Where a literal stands among blocks and arguments. */
export interface PlaceInBlocks {
	/** The types of the blocks around it, from the outermost, and the argument that it belongs to, joined by slashes. */
	readonly path: string;
	/** The last label of the outermost block. */
	readonly label: string | undefined;
	/** Where the content of the innermost block begins, and the argument. */
	readonly block: number;
	readonly start: number;
	/** Whether the argument's value begins with it. */
	readonly isDirect: boolean;
}

/** What stands before the brace of a block. An object has a sign there. */
const header = /^[ \t]*([A-Za-z_][\w-]*)(?:[ \t]+(?:"([^"\n]*)"|[\w-]+)){0,4}[ \t]*$/;

export function placeIn({ request: { text }, literal }: Site): PlaceInBlocks {
	const code = codeBefore(text, literal.start, hclSyntax);
	const lineStart = (at: number, from: number) => from + code.slice(from, at).lastIndexOf('\n') + 1;
	const path: string[] = [];
	let label: string | undefined;
	let block = 0;
	let first = literal.start;
	for (const open of openBrackets(code)) {
		const found = text[open] === '{' ? header.exec(text.slice(lineStart(open, block), open)) : null;
		if (!found) {
			first = open;
			break;
		}
		label = path.length === 0 ? found[2] : label;
		path.push(found[1] ?? '');
		block = open + 1;
	}
	const line = lineStart(first, block);
	const argument = /^[ \t]*"?([\w-]+)"?[ \t]*=(?!=)[ \t]*/.exec(text.slice(line, first));
	return {
		path: [...path, argument?.[1] ?? ''].join('/'),
		label,
		block,
		start: line + (argument?.[0].search(/\S/) ?? 0),
		isDirect: argument !== null && line + argument[0].length === literal.start,
	};
}

/** An expression as a key has to be in parentheses. */
export function placed({ before, after }: Site, expression: string): string {
	const isKey = /[{,\n]\s*$/.test(before) && /^[ \t]*[=:](?!=)/.test(after);
	return isKey ? `(${expression})` : expression;
}
