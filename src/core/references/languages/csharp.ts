import type { Edit } from '../../edit.ts';
import { literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import type { Refusal } from '../request.ts';
import type { Site } from '../site.ts';
import { character } from './jvm.ts';

const anyEscape = '\\\\[\\s\\S]';
const braces = '\\{\\{|\\}\\}';

export const csharp: Language = {
	syntax: {
		comments: ['//.*', blockComment],
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
	prepare: site => (isFixed(site) ? 'constant' : madeReadonly(site)),
};

function reference({ request: { text, name } }: Site): string {
	const namespace = /^[ \t]*(?:global[ \t]+)?using[ \t]+System[ \t]*;/m.test(text) ? '' : 'System.';
	return `${namespace}Environment.GetEnvironmentVariable("${name}")`;
}

/** Arguments of attributes, default values of parameters, labels and patterns take constants only. */
function isFixed({ before, after }: Site): boolean {
	if (/^\s*(?:when\b[^\n]*)?=>|^u8\b/.test(after)) {
		return true;
	}
	return [
		/\[\s*(?:\w+\s*:\s*)?\w[\w.]*\s*\([^()\]]*$/,
		/[(,]\s*string\??\s+\w+\s*=\s*$/,
		/\b(?:case|is|is\s+not)\s+$/,
	].some(pattern => pattern.test(before));
}

/** A member's `const` to `static readonly`: what the environment holds is no constant. */
function madeReadonly({ before, literal }: Site): Refusal | readonly Edit[] {
	const match = /\bconst(?=\s+string\??\s+\w+\s*=[^;]*$)/.exec(before);
	if (!match) {
		return [];
	}
	const isMember = /\b(?:public|private|protected|internal)\s+(?:new\s+)?$/.test(before.slice(0, match.index));
	const start = literal.start - before.length + match.index;
	return isMember ? [{ start, end: start + 'const'.length, text: 'static readonly' }] : 'constant';
}
