import type { Edit } from '../../edit.ts';
import { joined } from '../embed.ts';
import { importOs } from '../imports/go.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import type { Refusal } from '../request.ts';
import type { Site } from '../site.ts';

export const go: Language = {
	syntax: {
		comments: ['//.*', blockComment],
		opaque: [{ source: "'(?:\\\\.[^'\\n]*|[^'\\\\\\n])'" }],
		strings: [
			{ id: 'raw', open: '`', close: () => '`' },
			{ id: 'quoted', open: '"', close: () => '"', escape: '\\\\.', singleLine: true },
		],
	},
	whole: reference,
	embed: { raw: site => joined(site, reference(site), '+'), quoted: site => joined(site, reference(site), '+') },
	prepare: site => (isFixed(site) ? 'constant' : madeVariable(site)),
	shadow:
		/\bos[ \t]*(?:,[ \t]*\w{1,60}[ \t]*){0,9}:=|\b(?:var|const|type)[ \t]+os\b|\bfunc\b[^{}\n]{0,500}[(,][ \t]*os\b(?!\.)/,
	needs: ({ text }) => importOs(text).edits,
};

function reference({ request }: Site): string {
	return `${importOs(request.text).prefix}Getenv("${request.name}")`;
}

/** Inside a block of constants, an import or the tag of a struct's field. */
function isFixed({ before, literal }: Site): boolean {
	const isTag =
		literal.form === 'raw' && /[\w\])}*][ \t]+$/.test(before) && !/\b(?:return|case|range)[ \t]+$/.test(before);
	return (
		isTag || /(?:^|\n)[ \t]*(?:const|import)[ \t]*\([^)]*$/.test(before) || /\bimport[ \t]+(?:\w+[ \t]+)?$/.test(before)
	);
}

/** `const` to `var`: what the environment holds is no constant. */
function madeVariable({ before, literal }: Site): Refusal | readonly Edit[] {
	const match = /(?:^|\n)[ \t]*const(?=[ \t][^\n]*=[^\n]*$)/.exec(before);
	if (!match) {
		return [];
	}
	const end = literal.start - before.length + match.index + match[0].length;
	return [{ start: end - 'const'.length, end, text: 'var' }];
}
