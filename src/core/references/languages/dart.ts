import type { Edit } from '../../edit.ts';
import { lineBreakAt } from '../../lineBreak.ts';
import { assigned, asVariable } from '../constants.ts';
import { joined, literalWith } from '../embed.ts';
import { lineEdit } from '../imports/lines.ts';
import type { Language } from '../language.ts';
import { maskedCode } from '../masked.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place } from '../place.ts';
import type { ReferenceRequest } from '../request.ts';
import type { Site } from '../site.ts';

const quotes = ['"""', "'''", '"', "'"];

export const dart: Language = {
	syntax: {
		comments: ['//.*', blockComment],
		strings: [
			...quotes.map(quote => ({ id: 'raw', open: `\\br${quote}`, close: () => quote })),
			...quotes.map(quote => ({
				id: 'interpolated',
				open: quote,
				close: () => quote,
				escape: '\\\\[\\s\\S]',
				hole: () => '\\$\\{',
			})),
		],
	},
	whole: site => `${reference(site)}!`,
	embed: {
		raw: site => (site.isWhole ? undefined : joined(site, `${reference(site)}!`, '+')),
		interpolated: site => literalWith(site, { middle: `\${${reference(site)}}` }),
	},
	joinsNeighbours: true,
	prepare: site =>
		isPart(site.request)
			? 'notUnderstood'
			: asVariable(site, dart.syntax, { isFixed, declared, keyword: () => 'final' }),
	needs: ({ text }) => (importedIo(text) ? [] : [importEdit(text)]),
};

function reference({ request, quote }: Site): string {
	const alias = importedIo(request.text)?.[1];
	return `${alias === undefined ? '' : `${alias}.`}Platform.environment[${quote}${request.name}${quote}]`;
}

/** The import that makes `Platform` known: not one that shows other names only. */
function importedIo(text: string): RegExpExecArray | undefined {
	const imported = /^import\s+['"]dart:io['"](?:\s+as\s+(\w+))?(?![^;]{0,300}\bshow\b(?![^;]{0,300}\bPlatform\b))/m;
	return imported.exec(text) ?? undefined;
}

/** Before the other imports; they stand behind the name of the library. */
function importEdit(text: string): Edit {
	const code = maskedCode(text, dart.syntax);
	const before = /^import\s/m.exec(code)?.index;
	const library = /^[ \t]*library\b[^;]{0,300};/m.exec(code);
	if (before !== undefined || !library) {
		const header = /(?:[ \t]*(?:\/\/.*|#!.*)?\r?\n)*/y;
		return lineEdit(text, { line: "import 'dart:io';", before, header });
	}
	const start = library.index + library[0].length;
	const lineBreak = lineBreakAt(text, start);
	return { start, end: start, text: `${lineBreak}${lineBreak}import 'dart:io';` };
}

/** A part of a library has the imports of the library only, and those are in another file. */
function isPart({ text }: ReferenceRequest): boolean {
	return !importedIo(text) && /^[ \t]*part\s+of\b/m.test(maskedCode(text, dart.syntax));
}

/** Annotations, default values of parameters, labels and constant objects take constants only. */
function isFixed(place: Place): boolean {
	return (
		/^\s*=>/.test(place.after) ||
		isInside(place, { openers: '(', head: /@[\w.]+(?:<[\w<>?., ]*>)?\s*$/ }) ||
		isInside(place, { openers: '([{', head: /\bconst\s*(?:[\w.]+\s*)?(?:<[\w<>?., ]*>\s*)?$/ }) ||
		isDefault(place) ||
		place.levels.some(({ code }) => /\bcase\b(?:(?!=>|\bwhen\b)[^:;{}?])*$|\bconst\s+[\w.]+\(\)\s*:[^;]*$/.test(code))
	);
}

function isDefault({ levels }: Place): boolean {
	return levels.some(
		({ opener, code }, index) =>
			/^[[{]$/.test(opener) &&
			/\w\s*=(?![=>])[^,]*$/.test(code) &&
			levels[index + 1]?.opener === '(' &&
			/(?:^|,)\s*$/.test(levels[index + 1]?.code ?? ''),
	);
}

function declared({ levels }: Place): string[] {
	return levels.flatMap(({ code }) => assigned(/\bconst\s+([\w<>?.,()\s]*\w\s*=(?![=>])[^;]*)$/.exec(code)?.[1]));
}
