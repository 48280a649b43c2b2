import { literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import type { Refusal } from '../request.ts';
import { isKey, type Site } from '../site.ts';
import type { StringForm } from '../syntax.ts';

const anyEscape = '\\\\[\\s\\S]';
const hole = () => '#\\{';
const closers: Readonly<Record<string, string>> = {
	'(': '\\)',
	'[': '\\]',
	'{': '\\}',
	'<': '>',
	'|': '\\|',
	'/': '/',
};

function close(open: string): string {
	const delimiter = open.replace(/^~[A-Za-z]+/, '');
	return closers[delimiter] ?? delimiter;
}

const delimiter = '(?:"""|\'\'\'|[(\\[{<|/"\'])';

const strings: readonly StringForm[] = [
	{ id: 'raw', open: `~[A-Z]+${delimiter}`, close },
	{ id: 'words', open: `~w${delimiter}`, close, escape: anyEscape, hole },
	{ id: 'interpolated', open: `~[a-z]${delimiter}`, close, escape: anyEscape, hole },
	...['"""', "'''", '"', "'"].map(open => ({ id: 'interpolated', open, close, escape: anyEscape, hole })),
];

export const elixir: Language = {
	syntax: { comments: ['#.*'], opaque: [{ source: '\\?(?:\\\\.|["\'])' }], strings },
	whole: site => (site.literal.form === 'interpolated' ? wholeText(site) : undefined),
	embed: {
		interpolated: site => literalWith(site, { middle: `#{${reference(site)}}` }),
		words: site => literalWith(site, { middle: `#{${reference(site)}}` }),
	},
	prepare: unusable,
};

function reference({ request }: Site): string {
	return `System.fetch_env!("${request.name}")`;
}

function wholeText(site: Site): string | undefined {
	const { open } = site.literal;
	if (open.startsWith('~')) {
		return open.startsWith('~s') ? reference(site) : undefined;
	}
	return open === "'" ? `String.to_charlist(${reference(site)})` : reference(site);
}

/**
 * What an attribute of a module holds is computed, and kept, when it is compiled; a pattern calls nothing; an atom is no text,
 * and a part of a binary is a text only where it is a literal.
 */
function unusable(site: Site): Refusal | [] {
	const attribute = /(?:^|\n)[ \t]*@(\w+)[ \t]+[^\n]*$/.exec(site.before)?.[1];
	if (attribute !== undefined) {
		return attribute.endsWith('doc') ? 'comment' : 'constant';
	}
	if (isPattern(site)) {
		return 'constant';
	}
	return isKey(site) || /(?:(?<!:):|<<[^<>\n]*)$/.test(site.before) ? 'notUnderstood' : [];
}

/** In the head of a function or clause, or to the left of a match. */
function isPattern({ before, after }: Site): boolean {
	return (
		/\bdef(?:p|macro|macrop|guard|guardp)?[ \t]+\w+[?!]?\((?:[^()\n]|\([^()\n]*\))*(?<!\\\\[ \t]*)$/.test(before) ||
		/^(?:(?!\bfn\b)[^\n#])*?->/.test(after) ||
		/^[ \t]*(?:<>[ \t]*\w+[ \t]*)?=(?![=~>])/.test(after)
	);
}
