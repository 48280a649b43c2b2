import type { Site } from './site.ts';

/** The text of the literal with another opening and closing text and something in place of the credential. */
export function literalWith(
	{ literal, left, right }: Pick<Site, 'literal' | 'left' | 'right'>,
	{
		middle,
		open = literal.open,
		close = literal.close,
	}: { readonly middle: string; readonly open?: string; readonly close?: string },
): string {
	return open + left + middle + right + close;
}

/** The same site with the content around the credential written differently. */
export function withContent(site: Site, rewrite: (content: string) => string): Site {
	return { ...site, left: rewrite(site.left), right: rewrite(site.right) };
}

/** The literal cut in two with the reference between, in parentheses where the operators around might bind tighter. */
export function joined(site: Site, reference: string, operator: '+' | '.'): string {
	const { literal, left, right } = site;
	const quoted = (content: string) => (content === '' ? [] : [literal.open + content + literal.close]);
	const parts = [...quoted(left), reference, ...quoted(right)];
	const expression = parts.join(` ${operator} `);
	return parts.length === 1 || isFree(site, operator) ? expression : `(${expression})`;
}

/** Whether nothing around an expression takes a part of it for its own operand. */
function isFree({ before, after }: Site, operator: string): boolean {
	const opening = new RegExp(`(?:^|[(\\[{,;:?]|=>|[^=!<>]=|<-|\\breturn|\\becho|\\n|\\${operator})\\s*$`);
	const closing = new RegExp(`^\\s*(?:$|[)\\]},;:]|\\${operator}(?!\\+))|^[ \\t]*\\n\\s*[\\w"'})\\]/#@]`);
	return opening.test(before) && closing.test(after);
}
