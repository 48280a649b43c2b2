import {
	argumentsBefore,
	beforeParameters,
	expressionBefore,
	nameOnTheLeft,
	previousCell,
	receiverBefore,
} from './leftSide.ts';
import { listOfValues } from './list.ts';

/** How a value stands in its text: what it is called, and what it passes through. */
export interface Binding {
	/**
	 * `name`: an identifier or a key, then `=`, `:` or the like. `phrase`: words, of which some may be the name.
	 * `argument`: behind others in a call or a row; its name is the function's. `path`: a part of a path or a URL.
	 * `alone`: nothing tells.
	 */
	readonly kind: 'name' | 'phrase' | 'argument' | 'path' | 'alone';
	readonly name: string;
	/** What the value is handed to on its way to the name, innermost first: `Buffer.from`, `z.string().default`. */
	readonly callees: readonly string[];
	/** The arguments or cells before it, nearest first. */
	readonly before: readonly string[];
}

/** How far a binding is looked for: in characters, over line ends, and in steps outward. */
const reach = 240;
const maxLineEnds = 3;
const maxSteps = 8;

/** What languages write before a string, and HTTP before a weak entity tag. */
const stringPrefix = /(?<!\w)(?:[bBrRfFuULN@$]|br|rb|Rb|bR|u8|W\/)$/;
/** The length that PHP notes before a string: `s:7:"…"` when it is stored, `string(7) "…"` when it is shown. */
const stringLength = /(?<!\w)(?:s:\d{1,6}:|string\(\d{1,6}\)\s?)$/;
const yamlTag = /(?<=[\s:])(?:![\w!]{0,24}|&\w{1,24})$/;
const yamlBlock = /(?<=[:=]\s{0,2})[|>][+-]?$/;
const operator = /(?:[-=~]>|<-|:{1,2}=|[|?&+.~]{0,2}={1,3}|!={1,2}|:-|\|\||\?\?|\?:|\/\/|::?)$/;
/** The value before a change: what Terraform plans is `name = "old" -> "new"`. */
const changedValue = /(?<=[=:]\s{0,4})["'][^"'\n]{1,200}["']\s{0,4}$/;
/** A Kotlin property that is delegated: `val secret by extra("…")`. */
const delegation = /\bby\s{0,4}$/;
/** The mark of a list item that is nothing but the value. */
const listMark = /\n[ \t]{0,80}-$/;
const fallback = /^(?:\|\||\?\?|\?:|\/\/)$/;
const tag = /<(\/?)([^<>]{1,160})>$/;
const namingTag =
	/^(?!(?:string|value|span|code|td|th|dd|dt|li|p|b|i|em|strong|pre|div|kbd|data|text|entry|item|property|field|cell|row|tr)\b)[\w.:-]{1,60}(?:\s|$)/i;

/** What the value that begins at `start` is bound to. Looks at no more than a few hundred characters before it. */
export function bindingOf(text: string, start: number): Binding {
	const callees: string[] = [];
	let rest = text.slice(Math.max(0, start - reach), start);
	let lineEnds = 0;
	for (let step = 0; step < maxSteps; step++) {
		const trimmed = withoutRemark(rest);
		const crossed = countLineEnds(rest.slice(trimmed.length));
		lineEnds += crossed;
		rest = trimmed;
		const last = rest.at(-1);
		if (last === undefined || lineEnds > maxLineEnds || last === '}' || (crossed > 0 && last === ';')) {
			break;
		}
		if (last === '-' && listMark.test(rest)) {
			rest = rest.slice(0, -1);
			continue;
		}
		const element = last === '>' ? tag.exec(rest) : null;
		if (element) {
			const [, closing, inside = ''] = element;
			rest = rest.slice(0, element.index);
			if (closing) {
				return { kind: 'phrase', name: rest.slice(rest.lastIndexOf('>') + 1), callees, before: [] };
			}
			const named = /\b(?:name|key|id)\s{0,2}=\s{0,2}["']([^"'<>]{1,80})/i.exec(inside)?.[1];
			if (named !== undefined || namingTag.test(inside)) {
				return { kind: 'name', name: named ?? inside.split(/\s/)[0] ?? '', callees, before: [] };
			}
			continue;
		}
		const sign = operator.exec(rest.slice(-3))?.[0];
		if (sign !== undefined) {
			const left = rest.slice(0, -sign.length);
			const changed = /^[-=]>$/.test(sign) ? changedValue.exec(left) : null;
			if (changed !== null) {
				rest = left.slice(0, changed.index);
				continue;
			}
			const isOnItsOwn = sign === ':' && /\n[ \t]{0,40}$/.test(left);
			const outside = isOnItsOwn ? left : sign === '=>' ? beforeParameters(left) : undefined;
			if (outside !== undefined) {
				rest = outside;
				continue;
			}
			return fallback.test(sign)
				? { kind: 'phrase', name: expressionBefore(left.trimEnd()), callees, before: [] }
				: { ...nameOnTheLeft(left, sign), callees, before: [] };
		}
		if (last === '(' || last === '[' || last === '{') {
			if (/[a-z] \($/i.test(rest) && text[start - 1] === '(') {
				return { kind: 'phrase', name: expressionBefore(rest.slice(0, -1).trimEnd()), callees, before: [] };
			}
			const opened = rest.slice(0, -1).trimEnd();
			const receiver = /(?<!:):$/.test(opened) ? '' : receiverBefore(opened);
			if (receiver !== '') {
				callees.push(receiver);
			}
			rest = opened.slice(0, opened.length - receiver.length).replace(/(?<!\w)(?:new|await|lazy|&|\*)\s{0,4}$/, '');
			if (delegation.test(rest)) {
				return { ...nameOnTheLeft(rest.replace(delegation, ''), '='), callees, before: [] };
			}
			if (/(?:^|[;{})\]]|\w)\s{0,80}$/.test(rest) && !/(?:^|\s)(?:return|yield|or|and)\s{1,4}$/.test(rest)) {
				return { kind: 'argument', name: receiver, callees, before: [] };
			}
			continue;
		}
		if (last === ',' || last === ';' || (last === '\t' && crossed === 0)) {
			const list = last === ',' ? listOfValues(text, start) : undefined;
			if (list !== undefined) {
				return bindingOf(text, list);
			}
			const { callee, before } = argumentsBefore(rest.slice(0, -1), last);
			return { kind: 'argument', name: callee, callees, before };
		}
		const outside =
			last === '|' && /[(,=]\s{0,2}(?:move\s)?\|[^|\n]{0,40}\|$/.test(rest) ? beforeParameters(rest) : undefined;
		if (outside !== undefined) {
			rest = outside;
			continue;
		}
		if (last === '|') {
			return { kind: 'phrase', name: previousCell(rest.slice(0, -1)), callees, before: [] };
		}
		const isPath = last === '/' && text[start - 1] === '/' && !/(?:^|\s)\/\/$/.test(rest);
		return { kind: isPath ? 'path' : 'phrase', name: expressionBefore(rest), callees, before: [] };
	}
	return { kind: 'alone', name: '', callees, before: [] };
}

/** Drops what belongs to the value itself: white space, quotes, escapes of quotes, string prefixes, Erlang's `<<`, YAML tags, CDATA. */
function skipOpening(text: string): string {
	let end = text.length;
	let quoted = false;
	for (; end > 0; end--) {
		const character = text[end - 1] ?? '';
		if (/["'`\\]/.test(character)) {
			quoted = true;
		} else if (!/\s/.test(character)) {
			break;
		}
	}
	const rest = text.slice(0, end);
	const tail = rest.slice(-32);
	const dropped =
		(quoted && (stringPrefix.exec(tail) ?? stringLength.exec(tail))?.[0]) ||
		(end < text.length && (yamlTag.exec(tail)?.[0] ?? (text.includes('\n', end) && yamlBlock.exec(tail)?.[0]))) ||
		(quoted && tail.endsWith('<<') && '<<') ||
		(tail.endsWith('<![CDATA[') && '<![CDATA[');
	return dropped ? skipOpening(rest.slice(0, -dropped.length)) : rest;
}

/** A comment between two arguments of a call, and a rule between a name and its value. */
const remark = /(?<=[,(]\s{0,8})\n[ \t]{0,80}(?:\/\/|#)[^\n]{0,160}$|(?<=:\s{0,4})\n[ \t]{0,80}-{3,80}$/;

function withoutRemark(text: string): string {
	const trimmed = skipOpening(text);
	const code = text.includes('\n', trimmed.length) ? trimmed.replace(remark, '') : trimmed;
	return code === trimmed ? trimmed : skipOpening(code);
}

function countLineEnds(text: string): number {
	return text.split('\n').length - 1;
}
