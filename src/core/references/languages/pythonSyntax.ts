import type { StringForm, Syntax } from '../syntax.ts';

const formatted = '(?:[fFtT][rR]?|[rR][fFtT])';
const plain = '(?:[bB][rR]?|[rR][bB]?|[uU])?';

const strings: readonly StringForm[] = ['"""', "'''", '"', "'"].flatMap((quotes): StringForm[] => {
	const common = {
		close: () => quotes,
		when: (text: string, at: number) => !/\w/.test(text[at - 1] ?? ''),
		...(quotes.length === 1 && { singleLine: true as const }),
	};
	return [
		{ ...common, id: 'formatted', open: formatted + quotes, escape: '\\\\[\\s\\S]|\\{\\{|\\}\\}', hole: () => '\\{' },
		{ ...common, id: 'plain', open: plain + quotes, escape: '\\\\[\\s\\S]' },
	];
});

export const pythonSyntax: Syntax = { comments: ['#.*'], strings };
