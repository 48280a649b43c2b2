import { codeBefore, openBrackets } from '../code.ts';
import { joined, literalWith, withContent } from '../embed.ts';
import { importOs } from '../imports/python.ts';
import type { Language } from '../language.ts';
import type { Refusal } from '../request.ts';
import { hasNeighbour, type Site } from '../site.ts';
import { pythonSyntax } from './pythonSyntax.ts';

export const python: Language = {
	syntax: pythonSyntax,
	whole: site => (isBytes(site) ? `${reference(site, site.quote)}.encode()` : reference(site, site.quote)),
	embed: {
		formatted: site => literalWith(site, { middle: `{${reference(site, otherQuote(site))}}` }),
		plain: site => (isBytes(site) ? joinedBytes(site) : asFormatted(site)),
	},
	joinsNeighbours: true,
	prepare: unusable,
	shadow:
		/^[ \t]*os[ \t]*(?::[^=\n]+)?=(?!=)|^[ \t]*(?:class|def)[ \t]+os\b|\bfor[ \t]+os\b|^[ \t]*(?:async[ \t]+)?def\b[^\n]{0,500}[(,][ \t]*os[ \t]*[,):=]|\blambda\b[^:\n]{0,200}\bos\b/m,
	needs: ({ text }) => importOs(text).edits,
};

function reference({ request }: Site, quote: string): string {
	return `${importOs(request.text).module}.environ[${quote}${request.name}${quote}]`;
}

/** Before Python 3.12, a hole could not hold the quotes of its own string. */
function otherQuote({ quote }: Site): string {
	return quote === '"' ? "'" : '"';
}

function isBytes({ literal }: Site): boolean {
	return /^[rR]?[bB]/.test(literal.open);
}

function joinedBytes(site: Site): string | undefined {
	const isCutAfterBackslash = /^[bB]?[rR]/.test(site.literal.open) && /(?<!\\)(?:\\\\)*\\$/.test(site.left);
	return site.isWhole || isCutAfterBackslash || hasNeighbour(site)
		? undefined
		: joined(site, `${reference(site, site.quote)}.encode()`, '+');
}

/** The same literal as an f-string: braces are doubled, except those of a named character. */
function asFormatted(site: Site): string {
	const isRaw = /^[rR]/.test(site.literal.open);
	const names = isRaw ? /[{}]/g : /\\N\{[^}]*\}|[{}]/g;
	const doubled = withContent(site, content =>
		content.replaceAll(names, match => (match.length > 1 ? match : match + match)),
	);
	const open = `f${site.literal.open.replace(/^[uU]/, '')}`;
	return literalWith(doubled, { middle: `{${reference(site, otherQuote(site))}}`, open });
}

function unusable(site: Site): Refusal | [] {
	const statement = statementBefore(site);
	if (isPattern(statement, site) || /\bLiteral\[[^\]]*$/.test(site.before)) {
		return 'constant';
	}
	return statement.trim() === '' ? 'comment' : [];
}

/** The code from the start of the statement to the literal, over all lines that brackets or backslashes make one. */
function statementBefore({ request, literal }: Site): string {
	const code = codeBefore(request.text, literal.start, pythonSyntax).replaceAll(/\\\r?\n/g, '  ');
	const [outermost = code.length] = openBrackets(code);
	return code.slice(code.lastIndexOf('\n', outermost) + 1);
}

/** Whether it stands between `case` and its colon or condition: a name with a dot is a value there, an expression is not. */
function isPattern(statement: string, { after }: Site): boolean {
	const [, space, pattern = ''] = /^\s*case\b(\s*)([\s\S]*)/.exec(statement) ?? [];
	const [outside = ''] = withoutPairs(pattern).split(/[([{]/);
	if (space === undefined || /^(?:[-+*/%@&|^<>!]?=|[.,])|:|\bif\b/.test(outside)) {
		return false;
	}
	return space !== '' || /^[^\n]*:[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(after);
}

function withoutPairs(code: string): string {
	const fewer = code.replaceAll(/[([{][^()[\]{}]*[)\]}]/g, '');
	return fewer === code ? code : withoutPairs(fewer);
}
