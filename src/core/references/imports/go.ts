import type { Edit } from '../../edit.ts';
import { lineBreakAt } from '../../lineBreak.ts';

/** How a text names Go's package `os`, and the edits that import it. */
export function importOs(text: string): { readonly prefix: string; readonly edits: readonly Edit[] } {
	const imported = /^(?:import)?[ \t]*(?:\([ \t]*)?([\w.]+)?[ \t]*["`]os["`]/m.exec(importsOf(text));
	const alias = imported?.[1] ?? 'os';
	if (imported && alias !== '_') {
		return { prefix: alias === '.' ? '' : `${alias}.`, edits: [] };
	}
	return { prefix: 'os.', edits: [importEdit(text)] };
}

/** The text up to the last import: nothing else may stand between the package clause and it. */
function importsOf(text: string): string {
	const last = [...text.matchAll(/^import\b[ \t]*(?:\([^)]{0,20000}\)|[^\n]*)/gm)].at(-1);
	return last ? text.slice(0, last.index + last[0].length) : '';
}

function importEdit(text: string): Edit {
	const block = /^import[ \t]*\([ \t]*\r?\n/m.exec(text);
	if (block) {
		const start = placeInBlock(text, block.index + block[0].length);
		return { start, end: start, text: `\t"os"${lineBreakAt(text, start)}` };
	}
	const single = [...text.matchAll(/^import[ \t]+[^(\n][^\n]*\n/gm)].at(-1);
	if (single) {
		const start = single.index + single[0].length;
		return { start, end: start, text: `import "os"${lineBreakAt(text, start)}` };
	}
	const clause = /^package[ \t]+\w+[^\n]*/m.exec(text);
	const start = clause ? clause.index + clause[0].replace(/\r$/, '').length : 0;
	const lineBreak = lineBreakAt(text, start);
	return { start, end: start, text: `${lineBreak}${lineBreak}import "os"` };
}

/** In a block's first group, which holds the standard library by custom, before the first path that sorts behind. */
function placeInBlock(text: string, start: number): number {
	let at = start;
	for (const line of text.slice(start).split(/(?<=\n)/)) {
		const path = /^\s*(?:[\w.]+[ \t]+)?["`]([^"`]*)["`]/.exec(line)?.[1];
		if (path === undefined ? !/^\s*\/\//.test(line) : path > 'os') {
			break;
		}
		at += line.length;
	}
	return at;
}
