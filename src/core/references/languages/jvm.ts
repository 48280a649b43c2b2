import type { Edit } from '../../edit.ts';
import { joined, literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import type { Refusal } from '../request.ts';
import type { Site } from '../site.ts';
import type { Opaque } from '../syntax.ts';

const comments = ['//.*', blockComment];
const anyEscape = '\\\\[\\s\\S]';

/** A character literal: without it, the one of a quote would open a string. */
export const character: Opaque = { source: "'(?:\\\\[^\\n']?[^'\\n]*|[^'\\\\\\n])'" };

export const java: Language = {
	syntax: {
		comments,
		opaque: [character],
		strings: [
			{ id: 'block', open: '"""', close: () => '"""', escape: anyEscape },
			{ id: 'quoted', open: '"', close: () => '"', escape: anyEscape, singleLine: true },
		],
	},
	whole: reference,
	embed: { quoted: site => joined(site, reference(site), '+'), block: asFormat },
	prepare: site => (isAnnotated(site) || isCase(site) ? 'constant' : []),
};

export const kotlin: Language = {
	syntax: {
		comments,
		opaque: [character],
		strings: [
			{ id: 'interpolated', open: '"""', close: () => '"""', hole: () => '\\$\\{' },
			{ id: 'interpolated', open: '"', close: () => '"', escape: anyEscape, hole: () => '\\$\\{', singleLine: true },
		],
	},
	whole: reference,
	embed: { interpolated: site => literalWith(site, { middle: `\${${reference(site)}}` }) },
	prepare: site => (isAnnotated(site) ? 'constant' : madeValue(site)),
};

function reference({ request }: Site): string {
	return `System.getenv("${request.name}")`;
}

/** Cutting a text block in two would change how its indentation is stripped. */
function asFormat(site: Site): string | undefined {
	const escaped = withContent(site, content => content.replaceAll('%', '%%'));
	const isFormat = /^\s*\.\s*formatted\b/.test(site.after) || /\.format\s*\(\s*$/.test(site.before);
	return isFormat ? undefined : `${literalWith(escaped, { middle: '%s' })}.formatted(${reference(site)})`;
}

function isAnnotated({ before }: Site): boolean {
	return /@[\w.:]+\s*\([^()]*$/.test(before);
}

function isCase({ before }: Site): boolean {
	return /\bcase\s+(?:"[^"\n]*"\s*,\s*)*$/.test(before);
}

/** `const val` to `val`: what the environment holds is no constant. */
function madeValue({ before, literal }: Site): Refusal | readonly Edit[] {
	const match = /\bconst\s+(?=val\s[^\n]*=[^\n]*$)/.exec(before);
	if (!match) {
		return [];
	}
	const start = literal.start - before.length + match.index;
	return [{ start, end: start + match[0].length, text: '' }];
}
