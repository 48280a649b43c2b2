import type { Binding } from './binding.ts';

/** How far to the left of an operator a name may begin. */
const reach = 160;

/** How long a call or an object is at most up to the default in it. */
const longestConstruct = 400;

const opens = new Set('([{');
const closes = new Set(')]}');

/** Types that stand between a name and its value: Go's `secret string =`, TypeScript's `secret: string =`. */
const typeName =
	/^(?:string|str|text|char|varchar|nvarchar|byte|bytes|rune|any|auto|dynamic|object|secretstr|none|null|nil|undefined|option|optional|maybe|cow|static|arc|box|final|classvar|annotated|buffer|uint8array)$/i;
const identifier = /[\w$\u00c0-\u024f-]{1,240}(?:[./][\w$\u00c0-\u024f-]{1,240}){0,120}/g;

/** The text of one expression that ends where `text` does: back to the line's beginning, a brace, a comma or a semicolon. */
export function expressionBefore(text: string): string {
	let depth = 0;
	let at = text.length;
	const floor = Math.max(0, at - reach);
	for (; at > floor; at--) {
		const character = text[at - 1] ?? '';
		if (closes.has(character)) {
			depth++;
		} else if (opens.has(character) && depth > 0) {
			depth--;
		} else if (
			character === '\n' ||
			(text[at - 2] === '\\' && /[nrt]/.test(character) && /\w/.test(text.slice(at))) ||
			(depth === 0 && (opens.has(character) || character === ';' || character === ','))
		) {
			break;
		}
	}
	return text.slice(at).trim();
}

/** What stands to the left of `=` or `:` as the name of what stands to its right. */
export function nameOnTheLeft(text: string, sign: string): Pick<Binding, 'kind' | 'name'> {
	const left = expressionBefore(text);
	return sign.startsWith(':') && sign !== ':=' ? beforeColon(left) : { kind: 'name', name: beforeEquals(left) };
}

/** What follows a name before `=`: accessors in C#, a type in Visual Basic and SQL. */
const suffix =
	/\s{0,4}\{[^{}]{0,80};\s{0,4}\}$|\s{1,4}as\s{1,4}\w{1,20}$|(?:\s{1,4}constant)?\s{1,4}n?(?:var)?char2?(?:\(\w{1,5}\))?$/i;

/** An element that has its value in an attribute: `<apiSecret value=`. */
const valueOfTag = /<([\w.:-]{1,60})\s{1,8}value$/;

/** An option that a name is glued to: `java -Dyativo.api.secret=`. */
const optionLetter = /(?<![\w-])-[DP](?=[a-z]|YATIVO)/;

/** A declaration with a type behind a colon: `const secret: []const u8`. */
const declaration =
	/\b(?:const|let|var|val|static|readonly|final|private|public|protected)\s{1,4}(?:mut\s{1,4})?([\w$]{1,80})\s{0,2}[?!]?:(?!:)/;

/** A key whose parts are joined by colons, as npm writes what is for one registry: `@scope:secret=`. */
const scopedKey = /^@?[\w./-]{1,60}(?::[\w-]{1,60}){0,3}:(?<last>[\w-]{1,60})$/;

function beforeEquals(text: string): string {
	const left = text.replace(suffix, '');
	if (/\)\s{0,2}$/.test(left)) {
		return left;
	}
	const scoped = scopedKey.exec(left.trim())?.groups;
	if (scoped !== undefined && !typeName.test(scoped.last ?? '')) {
		return left.trim().replaceAll(':', '.');
	}
	const path = left
		.replace(valueOfTag, ' $1.value')
		.replace(/\[\s{0,2}\]/g, '')
		.replace(/["'`\]}\\]{0,4}(?:\[|\{|\?\.|->|::)["'`\\]{0,3}/g, '.')
		.replace(/["'`\]}\\]/g, '')
		.replace(optionLetter, '');
	const declared = declaration.exec(path)?.[1];
	if (declared !== undefined) {
		return declared;
	}
	const words = path.match(identifier) ?? [];
	const typed = words.findLastIndex(word => !typeName.test(word));
	const colon = /(?<=\w)\s{0,2}\??:\s{0,2}(?![:/])/.exec(path);
	if (colon && typed < words.length - 1) {
		return (path.slice(0, colon.index).match(identifier) ?? []).at(-1) ?? '';
	}
	return words[typed] ?? words.at(-1) ?? '';
}

/** All up to the last quote or brace; an apostrophe is none: `Le secret de l'API`. */
const upToQuote = /^.{0,240}(?:["`{]|(?<!\w)'|'(?!\w))/s;

function beforeColon(left: string): Pick<Binding, 'kind' | 'name'> {
	const unquoted = left.replace(/[\\"'`\])*_\s]{1,240}$/, '');
	const quoted = /["'`]\\?$/.test(left.trimEnd()) || left.length > unquoted.length;
	const ternary = /^(.{1,120}?)=[^=].{0,80}\?/.exec(left);
	if (ternary) {
		return { kind: 'name', name: beforeEquals(ternary[1] ?? '') };
	}
	const name = unquoted.replace(upToQuote, '').replace(/^[\s>*#+-]{1,240}/, '');
	return { kind: quoted || !/\s/.test(name) ? (/\s/.test(name) ? 'phrase' : 'name') : 'phrase', name };
}

/** The text without the parameters of an arrow function or a closure at its end, or `undefined` when it ends otherwise. */
export function beforeParameters(text: string): string | undefined {
	const parameters = /(?:\([^()\n]{0,80}\)|\|[^|\n]{0,40}\|)\s{0,4}$/.exec(text);
	return parameters === null ? undefined : text.slice(0, parameters.index).replace(/\b(?:move|async)\s{1,4}$/, '');
}

/** A call that stands on a line of its own below what it is called on. */
const chained = /^\s{0,80}\??\.\w/;

/** A function with what it is called on, which ends where `text` does: `env::var("NAME").unwrap_or`. */
export function receiverBefore(text: string): string {
	let depth = 0;
	let at = text.length;
	const floor = Math.max(0, at - reach);
	for (; at > floor; at--) {
		const character = text[at - 1] ?? '';
		const inside = depth > 0;
		if (!inside && /\s/.test(character) && chained.test(text.slice(at))) {
			continue;
		}
		if (closes.has(character)) {
			if (!inside && !/^(?:\.|::|->|\?\.|!|$)/.test(text.slice(at).trimStart())) {
				break;
			}
			depth++;
		} else if (opens.has(character)) {
			if (!inside) {
				break;
			}
			depth--;
		} else if (character === '\n' || (!inside && !/[\w$.:!?>@\u00c0-\u024f-]/.test(character))) {
			break;
		} else if (!inside && character === '>' && text[at - 2] !== '-') {
			break;
		}
	}
	return text.slice(at).trim();
}

/** The arguments before a comma, nearest first, and the function they are handed to; without one, the cells of the row. */
export function argumentsBefore(
	text: string,
	separator: string,
): { readonly callee: string; readonly before: readonly string[] } {
	const before: string[] = [];
	let depth = 0;
	let end = text.length;
	for (let at = text.length; at > 0; at--) {
		const character = text[at - 1] ?? '';
		if (closes.has(character)) {
			depth++;
		} else if (opens.has(character)) {
			if (depth === 0) {
				before.push(text.slice(at, end));
				return { callee: receiverBefore(text.slice(0, at - 1).trimEnd()), before: before.map(unquote) };
			}
			depth--;
		} else if (depth === 0 && character === separator) {
			before.push(text.slice(at, end));
			end = at - 1;
		}
	}
	const line = text.slice(text.lastIndexOf('\n') + 1);
	return { callee: '', before: line.split(separator).reverse().map(unquote) };
}

/** Where the bracket opens that a place stands in, not farther away than a construct is long. */
export function openerBefore(text: string, at: number): number | undefined {
	let depth = 0;
	for (let index = at - 1; index >= Math.max(0, at - longestConstruct); index--) {
		const character = text[index] ?? '';
		if (closes.has(character)) {
			depth++;
		} else if (opens.has(character)) {
			if (depth === 0) {
				return index;
			}
			depth--;
		}
	}
	return undefined;
}

/** The cell of a table row before this one. */
export function previousCell(row: string): string {
	const line = row.slice(row.lastIndexOf('\n') + 1);
	return line.slice(line.lastIndexOf('|') + 1).trim();
}

function unquote(text: string): string {
	return text.trim().replace(/^["'`\\]{1,240}|["'`\\]{1,240}$/g, '');
}
