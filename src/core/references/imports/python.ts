import type { Edit } from '../../edit.ts';
import { lineBreakAt } from '../../lineBreak.ts';
import { pythonSyntax } from '../languages/pythonSyntax.ts';
import { contextAt } from '../lexer.ts';

/** The name under which a text can use a module, and the edits that make it so. */
export interface Import {
	readonly module: string;
	readonly edits: readonly Edit[];
}

/** What stands at the top before any import may: byte order mark, comments (shebang, encoding, licence), blank lines. */
const header = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*/;

const docstring =
	/(?:[rRuU]?(?:"""(?:\\[\s\S]|(?!""")[^\\])*"""|'''(?:\\[\s\S]|(?!''')[^\\])*'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')[ \t]*(?:[;#].*)?(?:\r?\n|$))/y;
const futureImports = /(?:[ \t]*(?:#.*)?\r?\n)*from __future__ import (?:\([^)]*\)|.*)(?:\r?\n|$)/y;
const firstImport = /^(?:import|from)[ \t]/m;

/** `import os`, unless the text has it; behind docstring and future imports, before the other imports. */
export function importOs(text: string): Import {
	const module = importedAs(text);
	if (module !== undefined) {
		return { module, edits: [] };
	}
	const top = topOf(text);
	const lineBreak = lineBreakAt(text, top);
	const rest = text.slice(top);
	const first = firstImport.exec(rest);
	if (first && isPreamble(rest.slice(0, first.index))) {
		const start = top + first.index;
		return { module: 'os', edits: [{ start, end: start, text: `import os${lineBreak}` }] };
	}
	const above = text.slice(0, top);
	const start = /(?:^\uFEFF?|\n)$/.test(above) ? '' : lineBreak;
	const isApart = top === headerEnd(text) || /\n[ \t]*\r?\n$/.test(above);
	const after = rest === '' || /^\r?\n/.test(rest) ? '' : lineBreak;
	const added = `${start}${isApart ? '' : lineBreak}import os${lineBreak}${after}`;
	return { module: 'os', edits: [{ start: top, end: top, text: added }] };
}

/** The name that `os` has at the top level of the module, if it is imported there. */
function importedAs(text: string): string | undefined {
	for (const { 1: names = '', index } of text.matchAll(/^import[ \t]+([^#;\n]+)/gm)) {
		const name = names
			.split(',')
			.map(boundName)
			.find(bound => bound !== undefined);
		if (name !== undefined && contextAt(text, index, pythonSyntax).kind === 'code') {
			return name;
		}
	}
	return undefined;
}

function boundName(item: string): string | undefined {
	const [, module, alias] = /^\s*(os(?:\.path)?)(?:\s+as\s+(\w+))?\s*$/.exec(item) ?? [];
	return module === 'os' || (module && !alias) ? (alias ?? 'os') : undefined;
}

/** The first place where an import is allowed. */
function topOf(text: string): number {
	let top = headerEnd(text);
	for (const pattern of [docstring, futureImports, futureImports, futureImports]) {
		pattern.lastIndex = top;
		top = pattern.test(text) ? pattern.lastIndex : top;
	}
	return top;
}

function headerEnd(text: string): number {
	return header.exec(text)?.[0].length ?? 0;
}

/** Whether nothing but comments and blank lines stands before the first import: not a docstring's example of one. */
function isPreamble(code: string): boolean {
	return /^(?:[ \t]*(?:#.*)?\r?\n)*$/.test(code);
}
