import type { Edit } from '../edit.ts';
import { sourceOf } from './match.ts';
import { type Place, placesIn, type Surroundings, surroundingsOf } from './place.ts';
import type { Refusal } from './request.ts';
import type { Site } from './site.ts';
import type { Syntax } from './syntax.ts';

/** How a language tells constants from what is computed when a program runs. */
export interface ConstantRules {
	/** Whether only a constant can stand at a place. */
	readonly isFixed: (place: Place) => boolean;
	/** The names that the statement around declares, if a place is in the value of a constant. */
	readonly declared: (place: Place) => readonly string[];
	/**
	 * What takes the place of the keyword `const`, by the code before it; `undefined` where nothing does. In a language without
	 * this, what is declared is a constant for as long as its value is one.
	 */
	readonly keyword?: (before: string) => string | undefined;
}

/** More uses of a name than these are not looked at: one of them is taken to need a constant. */
const mostUses = 500;

/**
 * What a reference in place of a literal asks of the constant that it is the value of: nothing outside of one, another keyword
 * where the constant can become a variable. It cannot where a constant has to stand, also where one of its uses does.
 */
export function asVariable(site: Site, syntax: Syntax, rules: ConstantRules): Refusal | readonly Edit[] {
	const around = surroundingsOf(site, syntax);
	if (rules.isFixed(around.place)) {
		return 'constant';
	}
	const names = rules.declared(around.place);
	if (names.some(name => isNeeded(name, { around, rules, seen: new Set() }))) {
		return 'constant';
	}
	return names.length === 0 || rules.keyword === undefined ? [] : keywordEdit(site, around, rules.keyword);
}

/** Source of the value of a declaration as far as it was written, in a language where a line break ends it unless more has to come. */
export const lineValue = '(?:[^\\n]|(?<=[=+(,][ \\t\\r]{0,100})\\n)*';

/** The names that get a value in a list of declarations, such as `A = 1, B = `. */
export function assigned(declarations = ''): string[] {
	return [...declarations.matchAll(/(\w+)\s*=(?![=>])/g)].map(([, name = '']) => name);
}

interface Search {
	readonly around: Surroundings;
	readonly rules: ConstantRules;
	readonly seen: Set<string>;
}

/** Whether a name stands where only a constant can, or in the value of a constant, or of another name that does. */
function isNeeded(name: string, search: Search): boolean {
	const { around, rules, seen } = search;
	if (seen.has(name)) {
		return false;
	}
	seen.add(name);
	const uses = [...around.code.matchAll(new RegExp(`(?<![\\w$])${sourceOf(name)}(?![\\w$]|\\s{0,9}=(?![=>]))`, 'g'))];
	if (uses.length > mostUses) {
		return true;
	}
	return placesIn(
		around.code,
		uses.map(({ index }) => ({ start: index, end: index + name.length })),
	).some(place => {
		const others = rules.declared(place).filter(other => other !== name);
		const isOther = rules.keyword ? others.length > 0 : others.some(other => isNeeded(other, search));
		return isOther || rules.isFixed(place);
	});
}

/** The edit of the keyword before the value of a constant. */
function keywordEdit(
	{ literal }: Site,
	{ code }: Surroundings,
	keyword: (before: string) => string | undefined,
): Refusal | readonly Edit[] {
	const from = Math.max(0, literal.start - 5000);
	const found = [...code.slice(from, literal.start).matchAll(/\bconst\b/g)].at(-1);
	const start = from + (found?.index ?? 0);
	const text = found && keyword(code.slice(Math.max(0, start - 100), start));
	if (text === undefined) {
		return 'constant';
	}
	const space = text === '' ? (/^[ \t]*/.exec(code.slice(start + 5, start + 100))?.[0].length ?? 0) : 0;
	return [{ start, end: start + 'const'.length + space, text }];
}
