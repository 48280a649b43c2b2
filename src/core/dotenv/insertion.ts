import type { Edit } from '../edit.ts';
import { lineBreakAt, missingLineBreak } from '../lineBreak.ts';
import { commentLine } from './comment.ts';
import type { Entry } from './parse.ts';
import type { Reading } from './reading.ts';

/** A line to add: `written` is how its value stands behind the `=`. */
export interface Line {
	readonly name: string;
	readonly written: string;
}

/** Lines that belong together. None of their names is in the text yet; their siblings may be. */
export interface Block {
	readonly comment?: string | undefined;
	readonly lines: readonly Line[];
	readonly siblings: readonly string[];
}

/**
 * The edits that could add a block of lines, the best first: behind the last sibling, else at the end of the text, else
 * (where something unfinished at the end would swallow them) at its start. Which of them is safe is for the caller to try;
 * for a block whose lines have no value one always is.
 */
export function insertions({ text, entries }: Reading, block: Block): readonly Edit[] {
	const sibling = entries.findLast(entry => block.siblings.includes(entry.name));
	const keyword = keywordOf(sibling ?? entries.at(-1));
	const lines = block.lines.map(({ name, written }) => `${keyword}${name}=${written}`);
	const quoted = lines.map(line => (line.endsWith('=') ? `${line}""` : line));
	return [
		...(sibling ? [behind(text, sibling.end, lines)] : []),
		atEnd(text, withComment(block, lines)),
		atStart(text, withComment(block, quoted)),
	];
}

/** `export ` where the neighbour is exported too: such a file is meant for a shell. */
function keywordOf(neighbour: Entry | undefined): string {
	return neighbour && neighbour.nameStart > neighbour.start ? 'export ' : '';
}

function withComment({ comment }: Block, lines: readonly string[]): readonly string[] {
	return comment === undefined ? lines : [commentLine(comment), ...lines];
}

function behind(text: string, offset: number, lines: readonly string[]): Edit {
	const lineBreak = lineBreakAt(text, offset);
	const last = offset === text.length ? lineBreak : '';
	return { start: offset, end: offset, text: lines.map(line => lineBreak + line).join('') + last };
}

/** A block stands apart from what is above it where one of them has a comment, which would seem to speak for both. */
function atEnd(text: string, lines: readonly string[]): Edit {
	const lineBreak = lineBreakAt(text, text.length);
	const start = missingLineBreak(text);
	const above = text.trimEnd();
	const breaks = (text.slice(above.length) + start).match(/\r\n|\n|\r/g)?.length ?? 0;
	const isCommented = lines[0]?.startsWith('#') || hasComment(above);
	const apart = isCommented && above !== '' && breaks < 2 ? lineBreak : '';
	return { start: text.length, end: text.length, text: start + apart + lines.map(line => line + lineBreak).join('') };
}

/** Whether a line of the last paragraph is a comment. */
function hasComment(text: string): boolean {
	const lines = text.split(/\r\n|\n|\r/);
	const paragraph = lines.slice(lines.findLastIndex(line => line.trim() === '') + 1);
	return paragraph.some(line => line.trimStart().startsWith('#'));
}

/** Behind the byte order mark. Quotes are around an empty value: a quote that starts the text below cannot be taken for it. */
function atStart(text: string, lines: readonly string[]): Edit {
	const lineBreak = lineBreakAt(text, 0);
	const start = text.startsWith('\uFEFF') ? 1 : 0;
	const apart = lines[0]?.startsWith('#') ? lineBreak : '';
	return { start, end: start, text: lines.map(line => line + lineBreak).join('') + apart };
}
