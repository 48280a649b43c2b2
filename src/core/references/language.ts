import type { Edit } from '../edit.ts';
import { contextAt } from './lexer.ts';
import { minimalEdit } from './minimal.ts';
import { edited, type ReferenceRequest, type Refusal, type Replacement, refused } from './request.ts';
import { hasNeighbour, type Site, siteOf } from './site.ts';
import type { Context, Syntax } from './syntax.ts';

/** How a language writes references: a table that `replaceIn` reads. */
export interface Language {
	readonly syntax: Syntax;
	/** The expression that takes the place of a literal that is the credential and nothing else. */
	readonly whole: (site: Site) => string | undefined;
	/** By form of literal: the expression for a literal that holds more, or `undefined` where there is none. */
	readonly embed: Readonly<Record<string, (site: Site) => string | undefined>>;
	/** Whether literals side by side are one. */
	readonly joinsNeighbours?: true;
	/** Finds a declaration that takes the name by which references reach the environment. */
	readonly shadow?: RegExp;
	/** Why nothing can be done here, or the edits that make place for an expression, such as `const` to `var`. */
	readonly prepare?: (site: Site) => Refusal | readonly Edit[];
	/** Edits that take the place of a reference where there is something better. */
	readonly instead?: (site: Site) => Replacement | undefined;
	/** Edits elsewhere that the reference needs, such as an import. */
	readonly needs?: (request: ReferenceRequest) => readonly Edit[];
	/** The edits for a credential that stands in no literal. */
	readonly bare?: (request: ReferenceRequest, context: Extract<Context, { kind: 'code' }>) => Replacement;
}

/** Replaces a credential in a text of this language. */
export function replaceIn(language: Language, request: ReferenceRequest): Replacement {
	const context = contextAt(request.text, request.start, language.syntax);
	switch (context.kind) {
		case 'comment':
			return refused('comment');
		case 'opaque':
			return refused('notUnderstood');
		case 'code':
			return language.bare?.(request, context) ?? refused('notUnderstood');
		case 'string':
			return request.end <= context.literal.contentEnd
				? replaceLiteral(language, siteOf(request, context.literal))
				: refused('notUnderstood');
	}
}

function replaceLiteral(language: Language, site: Site): Replacement {
	const prepared = language.prepare?.(site) ?? [];
	if (typeof prepared === 'string') {
		return refused(prepared);
	}
	if (language.shadow?.test(site.request.text)) {
		return refused('notUnderstood');
	}
	const instead = language.instead?.(site);
	if (instead) {
		return instead;
	}
	const embed = language.embed[site.literal.form];
	const isJoined = language.joinsNeighbours === true && hasNeighbour(site);
	const text = site.isWhole && !isJoined ? language.whole(site) : embed?.(site);
	if (text === undefined) {
		return refused('notUnderstood');
	}
	const { start, end } = site.literal;
	return edited(
		...(language.needs?.(site.request) ?? []),
		...prepared,
		minimalEdit(site.request.text, { start, end, text: apart(site, text) }),
	);
}

/** Quotes end a word beside them, as `return` in `return"…"`: a name in their place needs a space instead. */
function apart({ before, after }: Site, text: string): string {
	const left = /\w$/.test(before) && /^\w/.test(text) ? ' ' : '';
	const right = /\w$/.test(text) && /^\w/.test(after) ? ' ' : '';
	return left + text + right;
}
