import { assigned, asVariable } from '../constants.ts';
import { literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place } from '../place.ts';
import type { Site } from '../site.ts';
import { character } from './jvm.ts';

const anyEscape = '\\\\[\\s\\S]';
const braces = '\\{\\{|\\}\\}';

export const csharp: Language = {
	syntax: {
		comments: ['//.*', blockComment, '^[ \\t]*#.*'],
		opaque: [character],
		strings: [
			{
				id: 'interpolatedRaw',
				open: '[$]{1,8}"{3,20}',
				close: open => open.replace(/^\$+/, ''),
				hole: open => '\\{'.repeat(open.lastIndexOf('$') + 1),
			},
			{ id: 'raw', open: '"{3,20}', close: open => open },
			{
				id: 'interpolated',
				open: '(?:\\$@|@\\$)"',
				close: () => '"',
				escape: `""|${braces}`,
				hole: () => '\\{',
			},
			{ id: 'plain', open: '@"', close: () => '"', escape: '""' },
			{
				id: 'interpolated',
				open: '\\$"',
				close: () => '"',
				escape: `${anyEscape}|${braces}`,
				hole: () => '\\{',
				singleLine: true,
			},
			{ id: 'plain', open: '"', close: () => '"', escape: anyEscape, singleLine: true },
		],
	},
	whole: site => (/^"{3,}/.test(site.literal.close) && /\n/.test(site.left) ? undefined : reference(site)),
	embed: {
		interpolated: site => literalWith(site, { middle: `{${reference(site)}}` }),
		interpolatedRaw: site => {
			const depth = site.literal.open.lastIndexOf('$') + 1;
			return literalWith(site, { middle: '{'.repeat(depth) + reference(site) + '}'.repeat(depth) });
		},
		plain: site => {
			const doubled = withContent(site, content => content.replaceAll(/[{}]/g, '$&$&'));
			return literalWith(doubled, { middle: `{${reference(site)}}`, open: `$${site.literal.open}` });
		},
		raw: site => {
			const runs = `${site.left}${site.right}`.match(/\{+|\}+/g) ?? [];
			const depth = Math.max(0, ...runs.map(run => run.length)) + 1;
			const middle = '{'.repeat(depth) + reference(site) + '}'.repeat(depth);
			return literalWith(site, { middle, open: '$'.repeat(depth) + site.literal.open });
		},
	},
	prepare: site => asVariable(site, csharp.syntax, { isFixed, declared, keyword }),
};

function reference({ request: { text, name } }: Site): string {
	const namespace = /^[ \t]*(?:global[ \t]+)?using[ \t]+System[ \t]*;/m.test(text) ? '' : 'System.';
	return `${namespace}Environment.GetEnvironmentVariable("${name}")`;
}

const parameter = {
	openers: '(',
	head: /^(?!.*\b(?:for|foreach|using|fixed|if|while|switch)\s*$)/s,
	code: /[\w>\]?]\s+@?\w+\s*=(?![=>])[^,]*$/,
};

/** Arguments of attributes, default values of parameters, labels and patterns take constants only. */
function isFixed(place: Place): boolean {
	return (
		/^\s*(?:when\b[^\n]*)?=>|^[^;{}()]*[)}][)}\s]*(?:when\b[^\n]*)?=>|^u8\b/.test(place.after) ||
		/\b(?:case|is|not|or|and)\s+$/.test(place.levels[0].code) ||
		isInside(place, { openers: '({', head: /\b(?:case|is|not|or|and)\s+(?:[\w.]+\s*)?$/ }) ||
		isAttribute(place) ||
		isInside(place, parameter)
	);
}

/** In parentheses behind a name, in brackets that nothing stands before that could be indexed or assigned to. */
function isAttribute({ levels }: Place): boolean {
	return levels.some(
		({ opener }, index) =>
			opener === '(' &&
			levels[index + 1]?.opener === '[' &&
			/^\s*(?:\w+\s*:(?!:)\s*)?(?:[\w.:<>]+\s*(?:\(\)\s*)?,\s*)*[\w.:<>]+\s*$/.test(levels[index + 1]?.code ?? '') &&
			/(?:^|[{}(,<]|(?<![\w)])\[\])\s*$/.test(levels[index + 2]?.code ?? ''),
	);
}

function declared({ levels }: Place): string[] {
	return levels.flatMap(({ code }) => assigned(/\bconst\s+[\w.]+\??\s+(\w[^;]*)$/.exec(code)?.[1]));
}

/** Only a member can be `static readonly`, and without a word such as `private` it is not told from a local constant. */
function keyword(before: string): string | undefined {
	return /\b(?:public|private|protected|internal)\s+(?:new\s+)?$/.test(before) ? 'static readonly' : undefined;
}
