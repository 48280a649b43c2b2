import { literalWith, withContent } from '../embed.ts';
import type { Language } from '../language.ts';
import { isTypeScript } from '../languageOf.ts';
import { blockComment, matchAt } from '../match.ts';
import type { ReferenceRequest, Refusal } from '../request.ts';
import { isKey, type Site } from '../site.ts';
import type { Opaque, StringForm } from '../syntax.ts';
import { isType } from './typePosition.ts';

const backslash = '\\\\[\\s\\S]';

const quoted: readonly StringForm[] = ['"', "'"].map(quote => ({
	id: 'quoted',
	open: quote,
	close: () => quote,
	escape: backslash,
	singleLine: true,
}));

const template: StringForm = { id: 'template', open: '`', close: () => '`', escape: backslash, hole: () => '\\$\\{' };

/** Where an expression can start, a slash opens a regular expression and `<` an element. */
const expressionStart =
	/(?:^|[(,=?:&|!{;[*%~^]|(?<!\+)\+|(?<!-)-|=>|\b(?:return|default|else|case|yield|await|typeof|in|of|void|delete|throw|do|new))\s*$/;

function startsExpression(text: string, at: number): boolean {
	return expressionStart.test(text.slice(Math.max(0, at - 60), at));
}

/** A regular expression: without it, a quote inside one would open a string. */
export const regularExpression: Opaque = {
	source: '/(?![*/])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\[\\n])+/[a-z]*',
	when: startsExpression,
};

const attributes: readonly StringForm[] = ['"', "'"].map(quote => ({
	id: 'attribute',
	open: quote,
	close: () => quote,
}));

const tag: StringForm = {
	id: 'tag',
	open: '<(?=[\\w$>])(?:[\\w$.]+<[^<>]{0,100}>)?',
	close: () => '/>|>',
	hole: () => '\\{',
	nested: attributes,
	followedBy: close => (close === '>' ? elementContent : undefined),
	when: (text, at) => startsExpression(text, at) && !matchAt('<\\w+(?:,|\\s+extends\\b)', text, at),
};

const elementContent: StringForm = {
	id: 'content',
	open: '',
	close: () => '</[^>]*>',
	hole: () => '\\{',
	nested: [{ ...tag, when: () => true }],
};

const comments = ['//.*', blockComment, '^#!.*'];

/** JavaScript and TypeScript without elements. */
export const javascript: Language = {
	syntax: { comments, opaque: [regularExpression], strings: [...quoted, template] },
	whole: site => (isTagged(site) ? inTemplate(site) : placed(site, reference(site) + assertion(site))),
	embed: {
		template: inTemplate,
		quoted: site => (hasOctal(site) ? undefined : placed(site, asTemplate(withContent(site, escapeForTemplate)))),
		attribute: site =>
			/&[#\w]/.test(site.left + site.right)
				? undefined
				: `{${asTemplate(withContent(site, content => escapeForTemplate(content.replaceAll('\\', '\\\\'))))}}`,
		content: site => literalWith(site, { middle: `{${reference(site)}}` }),
	},
	prepare: unusable,
	shadow:
		/(?<!\bdeclare\s+)\b(?:const|let|var|function|class)\s+process\b(?!\s*=\s*(?:require\(|await\s+import\())|\bfunction\b[^(){}]{0,100}\([^()]{0,500}\bprocess\b[^()]{0,500}\)|\([^()]{0,500}\bprocess\b(?!\.)[^()]{0,500}\)\s{0,9}=>|\bprocess\s{0,9}=>/,
};

/** With the elements of JSX. */
export const jsx: Language = {
	...javascript,
	syntax: { ...javascript.syntax, strings: [...javascript.syntax.strings, tag] },
	whole: site => {
		switch (site.literal.form) {
			case 'attribute':
				return `{${reference(site)}}`;
			case 'content':
				return literalWith(site, { middle: `{${reference(site)}}` });
			default:
				return javascript.whole(site);
		}
	},
};

function reference({ request, quote }: Site): string {
	const { name } = request;
	switch (runtimeOf(request)) {
		case 'deno':
			return `Deno.env.get(${quote}${name}${quote})`;
		case 'bun':
			return `Bun.env.${name}`;
		case 'vite':
			return `import.meta.env.${name}`;
		case 'node':
			return `process.env.${name}`;
	}
}

function runtimeOf({ text, hints }: ReferenceRequest): 'node' | 'deno' | 'bun' | 'vite' {
	if (hints?.importMetaEnv ?? /\bimport\.meta\.env\b/.test(text)) {
		return 'vite';
	}
	if (hints?.runtime) {
		return hints.runtime;
	}
	if (/\bDeno\.\w|\bfrom\s*["'](?:jsr:|https:\/\/deno\.land\/)/.test(text)) {
		return 'deno';
	}
	return /\bBun\.\w|\bfrom\s*["']bun(?::|["'])/.test(text) ? 'bun' : 'node';
}

/** TypeScript types every variable as possibly undefined, which no parameter for a credential takes. */
function assertion({ request, after }: Site): string {
	const isTyped = isTypeScript(request.path, request.languageId);
	const isTolerated = /^\s*(?:\?\?|\|\||&&|[!=]=|\?\.|!)/.test(after);
	return isTyped && !isTolerated && runtimeOf(request) !== 'vite' ? '!' : '';
}

/** An expression as a key has to be computed, as the name of a method or field too. */
function placed(site: Site, expression: string): string {
	const isName = /^\s*(?:\(|=(?![=>]))/.test(site.after) && !/\[\s*$/.test(site.before);
	return isName || isKey(site) ? `[${expression}]` : expression;
}

/** Whether a function is called with the template. */
function isTagged({ before, literal }: Site): boolean {
	return literal.form === 'template' && /[\w$)\]]\s*$/.test(before) && !expressionStart.test(before);
}

function inTemplate(site: Site): string {
	return literalWith(site, { middle: `\${${reference(site)}}` });
}

function asTemplate(site: Site): string {
	const single = { ...site, quote: "'" } as const;
	return literalWith(single, { middle: `\${${reference(single)}}`, open: '`', close: '`' });
}

function escapeForTemplate(content: string): string {
	return content.replaceAll(/(\\[\s\S])|`|\$\{/g, (match, escaped) => escaped ?? `\\${match}`);
}

/** Octal escapes are an error in templates. */
function hasOctal({ left, right }: Site): boolean {
	return /\\(?:[1-9]|0\d)/.test(left + right);
}

const modulePath = /\bfrom\s*$|\bimport\s*(?:\(\s*)?$|\bimport\s+\w+\s*=\s*require\(\s*$|\bwith\s*\{[^{}]*$/;

function unusable(site: Site): Refusal | [] {
	const { before, literal } = site;
	if (literal.form === 'tag' || modulePath.test(before)) {
		return 'notUnderstood';
	}
	const isCode = literal.form === 'quoted' || literal.form === 'template';
	return isCode && (/\benum\s+\w+\s*\{[^{}]*$/.test(before) || isType(site)) ? 'constant' : [];
}
