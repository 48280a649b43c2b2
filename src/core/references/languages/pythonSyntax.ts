import type { Opaque, StringForm, Syntax } from '../syntax.ts';

const formatted = '(?:[fFtT][rR]?|[rR][fFtT])';
const plain = '(?:[bB][rR]?|[rR][bB]?|[uU])?';

const strings: readonly StringForm[] = ['"""', "'''", '"', "'"].flatMap((quotes): StringForm[] => {
	const common = {
		close: () => quotes,
		when: isNoPartOfWord,
		...(quotes.length === 1 && { singleLine: true as const }),
	};
	return [
		{ ...common, id: 'formatted', open: formatted + quotes, escape: '\\\\[\\s\\S]|\\{\\{|\\}\\}', hole: () => '\\{' },
		{ ...common, id: 'plain', open: plain + quotes, escape: '\\\\[\\s\\S]' },
	];
});

/** Letters of a prefix may be the end of a word, as in `print"…"`; quotes alone end any word. */
function isNoPartOfWord(text: string, at: number): boolean {
	return /["']/.test(text[at] ?? '') || !/\w/.test(text[at - 1] ?? '');
}

/** What the cell of a notebook hands to something else: a line for the shell or a magic, or all of it. */
const magic: readonly Opaque[] = [{ source: '^%%\\w[\\s\\S]*' }, { source: '^[ \\t]*(?:!|%(?=[a-zA-Z])).*' }];

export const pythonSyntax: Syntax = { comments: ['#.*'], opaque: magic, strings };
