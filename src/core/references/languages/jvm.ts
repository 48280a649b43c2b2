import { assigned, asVariable, lineValue } from '../constants.ts';
import { joined, literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place } from '../place.ts';
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
	prepare: site => asVariable(site, java.syntax, { isFixed: isFixedInJava, declared: declaredInJava }),
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
	prepare: site =>
		asVariable(site, kotlin.syntax, { isFixed: isAnnotated, declared: declaredInKotlin, keyword: () => '' }),
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

/** In the arguments of an annotation, or of one of Kotlin's `@[…]`. */
function isAnnotated(place: Place): boolean {
	return (
		isInside(place, { openers: '(', head: /(?<!\w)@[\w.:]+\s*$/ }) ||
		isInside(place, { openers: '[', head: /(?<!\w)@(?:\w+:)?$/ })
	);
}

/** Annotations, their defaults and labels take constants only. */
function isFixedInJava(place: Place): boolean {
	return (
		isAnnotated(place) ||
		/\bdefault\s+$/.test(place.levels[0].code) ||
		isInside(place, { openers: '{', head: /\bdefault\s*$/ }) ||
		place.levels.some(({ code }) => /\bcase\b(?:(?!->|\bwhen\b)[^:;{}?])*$/.test(code))
	);
}

/** A `final` text is a constant if its value is one, and so is one of an interface, where nothing says so. */
function declaredInJava({ levels }: Place): string[] {
	return levels.flatMap(({ code }) => assigned(/\b(?:String|var)\s+(\w[^;{}]*)$/.exec(code)?.[1]));
}

const constantValue = new RegExp(`\\bconst\\s+val\\s+(\\w+\\s*)(?::[^=\\n]{0,100})?=${lineValue}$`);

function declaredInKotlin({ levels }: Place): string[] {
	return levels.flatMap(({ code }) => constantValue.exec(code)?.[1]?.trim() ?? []);
}
