import { literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { isKey, type Site } from '../site.ts';
import type { StringForm } from '../syntax.ts';
import { regularExpression } from './javascript.ts';

const anyEscape = '\\\\[\\s\\S]';
const hole = () => '#\\{';
const closers: Readonly<Record<string, string>> = {
	'(': '\\)',
	'[': '\\]',
	'{': '\\}',
	'<': '>',
	'|': '\\|',
	'!': '!',
	'/': '/',
};
const close = (open: string) => closers[open.at(-1) ?? ''] ?? '(?!)';

const strings: readonly StringForm[] = [
	...['"', "'"].map(quote => ({
		id: 'symbol',
		open: `:${quote}`,
		close: () => quote,
		escape: anyEscape,
		when: (text: string, at: number) => !/[\w"':?!)\]}]/.test(text[at - 1] ?? ''),
		...(quote === '"' && { hole }),
	})),
	{ id: 'interpolated', open: '"', close: () => '"', escape: anyEscape, hole },
	{ id: 'single', open: "'", close: () => "'", escape: anyEscape },
	{ id: 'interpolated', open: '`', close: () => '`', escape: anyEscape, hole },
	{ id: 'interpolated', open: '%[QWx][(\\[{<|!/]', close, escape: anyEscape, hole },
	{ id: 'percent', open: '%[qwisI][(\\[{<|!/]', close, escape: anyEscape },
];

export const ruby: Language = {
	syntax: {
		comments: ['#.*', '^=begin[\\s\\S]*?(?:^=end.*|(?![\\s\\S]))', '^__END__$[\\s\\S]*'],
		opaque: [regularExpression],
		strings,
		heredocs: [
			{
				id: 'heredoc',
				open: '<<(?:[~-](?=["\'`]?\\w)|(?=["\'`]?[A-Z]))["\'`]?(\\w+)["\'`]?',
				escape: anyEscape,
				hole: open => (open.includes("'") ? undefined : '#\\{'),
			},
		],
	},
	whole: site => (isPlain(site) ? reference(site, site.quote) : undefined),
	embed: {
		interpolated: site => literalWith(site, { middle: `#{${reference(site, "'")}}` }),
		single: site => (isPlain(site) ? asDouble(site) : undefined),
		heredoc: site => literalWith(site, { middle: `#{${reference(site, "'")}}` }),
	},
	joinsNeighbours: true,
	prepare: ({ before }) => (/(?:^|\n)[ \t]*in[ \t](?:(?!\bthen\b)[^\n])*$/.test(before) ? 'constant' : []),
};

function reference({ request }: Site, quote: string): string {
	return `ENV.fetch(${quote}${request.name}${quote})`;
}

/** Neither words of an array, nor the key of a hash in the form `'name': value`. */
function isPlain(site: Site): boolean {
	return site.literal.form !== 'symbol' && !/^%[wWiI]/.test(site.literal.open) && !isKey(site);
}

/** Double quotes, with what they would read differently escaped. */
function asDouble(site: Site): string {
	const escaped = withContent(site, content =>
		content.replaceAll(/\\[\\']|[\\"]|#(?=[{$@])/g, match =>
			match === "\\'" ? "'" : match === '\\\\' ? match : `\\${match}`,
		),
	);
	return literalWith(escaped, { middle: `#{${reference(site, "'")}}`, open: '"', close: '"' });
}
