import { asVariable, lineValue } from '../constants.ts';
import { joined } from '../embed.ts';
import { importOs } from '../imports/go.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place } from '../place.ts';
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
	prepare: site => asVariable(site, go.syntax, { isFixed, declared, keyword: () => 'var' }),
	shadow:
		/\bos[ \t]*(?:,[ \t]*\w{1,60}[ \t]*){0,9}:=|\b(?:var|const|type)[ \t]+os\b|\bfunc\b[^{}\n]{0,500}[(,][ \t]*os\b(?!\.)/,
	needs: ({ text }) => importOs(text).edits,
};

function reference({ request }: Site): string {
	return `${importOs(request.text).prefix}Getenv("${request.name}")`;
}

/** Inside a block of constants, an import or the tag of a struct's field. */
function isFixed(place: Place): boolean {
	const [{ opener, code }, outer] = place.levels;
	return (
		isInside(place, { openers: '(', head: /\b(?:const|import)[ \t]*$/ }) ||
		/\bimport[ \t]+(?:[\w.]+[ \t]+)?$/.test(code) ||
		(opener === '{' && /\bstruct[ \t]*$/.test(outer?.code ?? ''))
	);
}

const constants = new RegExp(`\\bconst[ \\t]+(\\w[\\w, \\t]*)[^=\\n]*=${lineValue}$`);

/** The first word of each is its name, a second its type. */
function declared({ levels }: Place): string[] {
	return levels.flatMap(({ code }) => constants.exec(code)?.[1]?.match(/\w+(?=[ \t]*,)|^\w+|(?<=,[ \t]*)\w+/g) ?? []);
}
