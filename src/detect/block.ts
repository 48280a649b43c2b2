import type { Span } from './owner.ts';

/** How far a block is looked at, in characters and lines before and behind a value, and how much of a line counts. */
export const blockReach = 1600;
const maxLines = 40;
const maxLineLength = 240;

const table = /^\s{0,240}\[{1,2}([^\]"'\n]{1,80})\]{1,2}\s{0,40}(?:[#;].{0,200})?$/;
/** A line that opens a block and does not name it: an item of a list, a brace below its header. */
export const nameless = /^[\s[{(]{0,240}(?:<(?:dict|array)>\s{0,4})?$/;
const comment = /^\s{0,240}(?:\/\/|#|--|;|\/\*|\*|<!--|%|rem\b|')/i;

const modifiers = String.raw`(?:(?:export|const|let|var|val|local|static|final|private|public|internal|readonly|return|await)\s){0,4}`;
/** `name: {`, `name = Type(`, `name := &Type{`, `"name" => [`, `_M["name"] = {`, `$script:Name = @{`. */
const bound = new RegExp(
	String.raw`^\s{0,200}(?:- )?${modifiers}(?:\$\w{1,12}:|[\w.]{1,20}\[)?["']?([\w$.-]{1,60})["']?\]?(?::\s?[\w<>, [\]]{1,60}(?==))?\s{0,4}(?:(?:=>|:?=|:)\s{0,4}(?:(?:new|await)\s|&|\*)?(?:[\w.:]{0,40}\b([A-Z]\w{1,60})(?:<[^<>]{0,60}>)?)?\s{0,4}@?[({[]{0,3}|\{)\s{0,4}$`,
);
/** `return new Type({`, `Type(`, `pkg.Type{`. */
const constructed = new RegExp(
	String.raw`^\s{0,200}${modifiers}(?:new\s|&|\*)?[\w.:]{0,40}\b([A-Z]\w{1,60})(?:<[^<>]{0,60}>)?\s{0,4}[({[]{1,3}\s{0,4}$`,
);
/** `class Name`, `impl Name`, `package name`, `def name(`. */
const declared =
	/^\s{0,200}(?:[\w@]{1,20}\s{1,4}){0,5}(?:class|struct|object|module|mod|trait|impl|interface|record|enum|namespace|package|extension|protocol|defmodule|def|func|fn|function|fun|sub|proc)\s{1,4}(?:self\.)?([\w$.]{1,80})/;
/** The configuration of an Elixir program: `config :app, App.Name,`. */
const configured = /^\s{0,40}config\s{1,4}:\w{1,40},\s{0,4}:?((?:\w{1,40}\.){0,4}\w{1,40}),?\s{0,4}(?:do)?$/;
/** An object that begins on a line with other things behind it. */
const inlined = /^\s{0,200}["']?([\w$.-]{1,60})["']?\s{0,4}(?:=>|:?=|:)\s{0,4}(?:[{[]|\w{1,40}\()/;
/** A comment at the end of a line. */
const aside = /\s{1,8}(?:\/\/|#)\s.{0,200}$/;

/** What opens a block: the names of it, as `orion OrionClient`; `undefined` when a line opens none. */
export function headerOf(line: string): string | undefined {
	const text = line.slice(0, maxLineLength).replace(aside, '').trimEnd();
	const [, name, type] = bound.exec(text) ?? [];
	if (name !== undefined) {
		return type === undefined ? name : `${name} ${type}`;
	}
	return [table, declared, constructed, configured, inlined].map(form => form.exec(text)?.[1]).find(isName);
}

function isName(name: string | undefined): name is string {
	return name !== undefined;
}

/** The class, function or the like that a line declares: what else stands on the line is what it takes. */
export function declaredIn(line: string): string | undefined {
	return declared.exec(line.slice(0, maxLineLength))?.[1];
}

/** A block that a value stands in: the line that opens it, empty where none does, and what it holds without comments. */
export interface Block {
	readonly header: string;
	readonly body: string;
	/** The block around this one. */
	readonly outer: () => Block | undefined;
}

/** The part of a line that an object is open in, where it begins and ends on the line. */
const openObject = /\{[^{}]{0,240}$/;
/** A line that is an object of its own, as records of logs are, and how much of it counts. */
const record = /^\s{0,80}\{.{1,4000}\},?\s{0,4}$/;
const longestRecord = 2000;
/** The line that ends what a class takes and begins what it holds. */
const bodyBegins = /^\s{0,80}\).{0,80}\{\s{0,4}$/;

/**
 * The innermost block around a value: the object on its line, else told by indentation and tables; on the outermost level, the
 * paragraph.
 */
export function blockAround(text: string, { start, end }: Span): Block {
	const [own = '', ...above] = text
		.slice(Math.max(0, start - blockReach), start)
		.split('\n')
		.reverse();
	const [rest = '', ...below] = text.slice(end, end + blockReach).split('\n');
	const lines = { above: above.slice(0, maxLines), own: own + rest, below: below.slice(0, maxLines) };
	const whole = () => blockAt(lines, indentationOf(own));
	const object = openObject.exec(own.slice(-maxLineLength))?.[0];
	const isClosed = object !== undefined && rest.slice(0, maxLineLength).includes('}');
	if (!isClosed) {
		return whole();
	}
	const line = own + rest;
	const outer = record.test(line) ? () => ({ header: '', body: line.slice(0, longestRecord), outer: whole }) : whole;
	return { header: '', body: object + (rest.split('}', 1)[0] ?? ''), outer };
}

interface Surroundings {
	/** From the nearest to the farthest. */
	readonly above: readonly string[];
	readonly own: string;
	readonly below: readonly string[];
}

/** The block whose lines are indented so far or farther. */
function blockAt({ above, own, below }: Surroundings, depth: number): Block {
	const isOutside = (line: string) =>
		table.test(line) || (line.trim() === '' ? depth === 0 : indentationOf(line) < depth && !bodyBegins.test(line));
	const opening = above.findIndex(isOutside);
	const closing = below.findIndex(isOutside);
	const inside = [
		...above.slice(0, opening < 0 ? above.length : opening).reverse(),
		own,
		...below.slice(0, closing < 0 ? below.length : closing),
	];
	const at = opening >= 0 && nameless.test(above[opening] ?? '') ? opening + 1 : opening;
	const header = opening < 0 || depth === 0 ? (table.exec(above[opening] ?? '')?.[0] ?? '') : (above[at] ?? '');
	return {
		header: header.slice(0, maxLineLength),
		body: inside
			.filter(line => !isComment(line))
			.map(line => line.slice(0, maxLineLength))
			.join('\n'),
		outer: () => (depth === 0 || header === '' ? undefined : blockAt({ above, own, below }, indentationOf(header))),
	};
}

/** The name of the section of an INI or TOML file that a line begins: `[yativo]`, `[[accounts]]`. */
export function sectionIn(line: string): string | undefined {
	return table.exec(line)?.[1];
}

/** Whether a line is a comment, which says nothing of what a block does. */
export function isComment(line: string): boolean {
	return comment.test(line);
}

/** How far a line is indented, in characters. */
export function indentationOf(line: string): number {
	return line.length - line.trimStart().length;
}
