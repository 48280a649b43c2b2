import type { Edit } from '../../edit.ts';
import { literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { isInside, surroundingsOf } from '../place.ts';
import type { Site } from '../site.ts';
import { isFixed, outlivesStatement } from './rustPlace.ts';

export const rust: Language = {
	syntax: {
		comments: ['//.*', blockComment],
		opaque: [{ source: "b?'(?:\\\\[^\\n']?[^'\\n]{0,10}|[^'\\\\\\n])'" }, { source: "'\\w+" }],
		strings: [
			{ id: 'text', open: '(?:br|cr|r)#{0,20}"', close: open => `"${open.replace(/[^#]/g, '')}` },
			{ id: 'text', open: '[bc]?"', close: () => '"', escape: '\\\\[\\s\\S]' },
		],
	},
	whole: site => (macroEnd(site) === undefined ? wholeText(site) : formatHole(site)),
	embed: { text: site => (macroEnd(site) === undefined ? formatted(site) : formatHole(site)) },
	prepare: site => {
		const around = surroundingsOf(site, rust.syntax);
		const isBorrowed = macroEnd(site) === undefined && !isOwner(site);
		return isFixed(around.place) || (isBorrowed && outlivesStatement(around)) ? 'constant' : macroArgument(site);
	},
};

function read({ request }: Site): string {
	return `std::env::var("${request.name}").expect("${request.name} is not set")`;
}

/** A method is called on a `String` as on a literal. */
function isOwner({ after }: Site): boolean {
	return /^\s*[.?]/.test(after);
}

/**
 * A `String` is borrowed where a literal was; patterns want the text itself, and so does what is compared with it, which may be
 * a `String` or a text.
 */
function borrowed(site: Site, expression: string): string {
	if (isOwner(site)) {
		return expression;
	}
	const { before, after } = site;
	const isText =
		/\bmatch\s+$|[=!]=\s*$/.test(before) ||
		/^\s*[=!]=/.test(after) ||
		isInside(surroundingsOf(site, rust.syntax).place, { openers: '([{', head: /\b(?:debug_)?assert_(?:eq|ne)!\s*$/ });
	return isText ? `${expression}.as_str()` : `&${expression}`;
}

/** A variable cannot borrow from a `String` that ends with the statement. */
function asBytes({ before }: Site, text: string): string {
	return /=\s*$/.test(before) ? `&${text}.into_bytes()` : `${text}.as_bytes()`;
}

function wholeText(site: Site): string | undefined {
	if (/^[bc]/.test(site.literal.open)) {
		return site.literal.open.startsWith('b') ? asBytes(site, read(site)) : undefined;
	}
	return borrowed(site, read(site));
}

function formatted(site: Site): string | undefined {
	if (site.literal.open.startsWith('c')) {
		return undefined;
	}
	const isBytes = site.literal.open.startsWith('b');
	const doubled = withContent(site, content =>
		content.replaceAll(/\\u\{[^}]*\}|[{}]/g, match => (match.length > 1 ? match : match + match)),
	);
	const format = `format!(${literalWith(doubled, { middle: '{}', open: site.literal.open.replace(/^b/, '') })}, ${read(site)})`;
	return isBytes ? asBytes(site, format) : borrowed(site, format);
}

/** Macros whose first text is a format. */
const formatMacro =
	/\b(?:format|print|println|eprint|eprintln|panic|todo|unimplemented|unreachable|anyhow|bail|trace|debug|info|warn|error)!\s*[([{]\s*$|\b(?:write|writeln|ensure|assert)!\s*\(\s*[^,;"]*,\s*$/;

function formatHole(site: Site): string {
	return literalWith(site, { middle: `{${argument(site)}}` });
}

/** In a format, the value is an argument by name behind the others. */
function macroArgument(site: Site): readonly Edit[] {
	const end = macroEnd(site);
	if (end === undefined) {
		return [];
	}
	const { text } = site.request;
	const isListOpen = /,\s*$/.test(text.slice(site.literal.end, end));
	const start = isListOpen ? end : text.slice(0, end).trimEnd().length;
	return [{ start, end: start, text: `${isListOpen ? '' : ', '}${argument(site)} = ${read(site)}` }];
}

function argument({ request }: Site): string {
	return request.name.toLowerCase();
}

/** Where the format macro that the literal is the format of is closed. */
function macroEnd({ before, literal, request }: Site): number | undefined {
	if (!formatMacro.test(before)) {
		return undefined;
	}
	let depth = 0;
	for (const { 0: token, index } of request.text
		.slice(literal.end)
		.matchAll(/"(?:\\[\s\S]|[^"\\])*"|'(?:\\.|[^'\\])'|[()[\]{}]/g)) {
		if (/[)\]}]$/.test(token) && token.length === 1) {
			if (depth === 0) {
				return literal.end + index;
			}
			depth -= 1;
		} else if (token.length === 1) {
			depth += 1;
		}
	}
	return undefined;
}
