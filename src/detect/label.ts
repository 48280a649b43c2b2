import type { Span } from './owner.ts';

/** How far before and after a value its label is looked for. */
const reachBefore = 400;
const reachAfter = 160;

/** A binding that says what a sibling called `value` is: `name: X`, `"key": "X"`, `ParameterKey=X`, `name="X"`. */
const labelKey =
	/(?<![\w-])["']?(?:name|key|id|header|label|variable|var|parameter_?(?:key|name)?|attribute|property|env|option|setting|title|field|item|secret|k|n)\\?["']?\s{0,3}(?:[:=]|=>)\s{0,3}\\?["'`]?\/?(?<label>[\w$\u00c0-\u024f](?:[\w$\u00c0-\u024f ./-]|:(?=\w)|\[(?=\w)){1,60})/gi;
/** What Swift and Objective-C call the value that they were handed before: `setValue("…", forHTTPHeaderField: "X")`. */
const labelOfArgument = /\bfor(?:Key|HTTPHeaderField):\s{0,3}@?"(?<label>[\w-]{1,60})/i;
/** A block that carries the label in its head: `variable "X" {`, `function x() {`, `def x():`, `fn x() ->`. */
const labelHead =
	/(?:\b(?:variable|resource\s{1,3}"\w{1,60}"|data\s{1,3}"\w{1,60}"|output|secret|env|set|parameter)\s{1,3}"(?<block>[\w.-]{1,60})"\s{0,3}\{|\b(?:function|func|fn|def|fun|sub|get|method|proc|defp?)\s{1,4}(?<routine>\w{1,60})|\b(?:var|val)\s{1,3}(?<property>\w{1,60})\s{0,2}:\s{0,2}\w{1,30}\??\s{0,3}\{|(?<method>\b(?!(?:if|for|foreach|while|until|unless|switch|match|catch|with|when|stage|steps|node)\b)\w{1,60})\s{0,2}\([^()\n]{0,80}\)\s{0,2}(?::\s{0,2}\w{1,30}\s{0,2})?(?:=>\s{0,2})?\{)/gi;
/** What every such head has: most texts are only searched for this. */
const mayHoldHead = /\{|\b(?:function|func|fn|def|fun|sub|get|method|proc|defp)\s/i;

/** The item before a value where names and values take turns, as redis-cli lists a hash: `5) "api_secret"`. */
const numberedItem = /\n\s{0,8}\d{1,4}\)\s"(?<label>[\w.:-]{1,60})"\r?\n\s{0,8}\d{1,4}\)\s"$/;

/** An element in whose attributes a value stands: their names are those of no other element. */
const openElement = /<[A-Za-z][^<>]{0,300}$/;

/**
 * An element whose text names the one behind it: `<p name="Header.name">X</p> <p name="Header.value">`. Between them may stand
 * what type it is of.
 */
const siblingElement =
	/<[^<>]{0,120}\b(?:name|key|id)\b[^<>]{0,80}>(?<label>[^<>]{1,80})<\/[^<>]{1,60}>\s{0,80}(?:<(?:\w{1,20}:)?(?:type|description|scope)\b[^<>]{0,80}>[^<>]{0,80}<\/[^<>]{1,60}>\s{0,80})?<[^<>/]{1,160}>$/i;

/** What a name begins with that is put together: `"${local.prefix}/yativo/app_secret"`. Its braces open no block. */
const interpolated = /[$#]\{[\w.[\]-]{1,60}\}/g;

/** The name that stands beside a value whose own name says nothing, before it or behind it in the same object. */
export function labelOf(text: string, { start, end }: Span): string | undefined {
	const before = text.slice(Math.max(0, start - reachBefore), start).replace(interpolated, '');
	const after = text.slice(end, end + reachAfter);
	const element = openElement.exec(before)?.[0];
	if (element !== undefined) {
		return lastLabel(element) ?? labelBehind(after.split('>', 1)[0] ?? '');
	}
	const item = before.endsWith('"') ? numberedItem.exec(before)?.groups?.label : undefined;
	if (item !== undefined) {
		return item;
	}
	const sibling = before.endsWith('>') ? siblingElement.exec(before)?.groups?.label : undefined;
	if (sibling !== undefined) {
		return sibling.trim();
	}
	const open = withoutClosedBlocks(before);
	const outer = open.slice(lastClosing(open));
	const own = outer.slice(outer.lastIndexOf('{') + 1);
	return lastLabel(own) ?? labelBehind(after) ?? lastLabel(outer) ?? (given.test(before) ? lastHead(open) : undefined);
}

/** What stands before a value that a routine gives, in an arm of it that may stand behind others. */
const given = /(?:\breturn|=>|->)\s{1,4}(?:(?:\[\]byte|String::from|Some|Ok|b)\(?)?["'`]$/;

/** A crypto key names itself, and not what stands beside it. */
const cryptoKey = /^yativo_[0-9a-f]{48}$/;

function labelBehind(after: string): string | undefined {
	const closing = /[}\]]|\)[ \t]{0,4};?[ \t]{0,4}\r?\n|<\/|\/>|\n\s{0,80}\n|\n\s{0,40}-\s/.exec(after);
	const own = after.slice(0, closing?.index ?? after.length);
	const first = labelOfArgument.exec(own) ?? own.matchAll(labelKey).next().value;
	return first?.groups?.label?.trim();
}

/** A block that is closed on a line of its own, with the line that opens it. */
const closedBlock = /\n[^\n{]{0,200}\{[^{}]{0,400}\n\s{0,80}\}/g;

/** The text without the blocks that are closed in it: what they stand in names the value. */
function withoutClosedBlocks(before: string): string {
	const open = before.replace(closedBlock, '');
	return open === before ? open : withoutClosedBlocks(open);
}

/** Where the object, element, statement or item before the value's own one ends. */
function lastClosing(before: string): number {
	const closings = [
		...before.matchAll(
			/\}|<\/(?!(?:key|name)\b)|\/>|[;`][ \t]{0,8}\r?\n|\n\s{0,80}(?:\n|- (?=["']?[\w.-]{1,60}["']?:))/g,
		),
	];
	return closings.at(-1)?.index ?? 0;
}

function lastLabel(object: string): string | undefined {
	const keys = [...object.matchAll(labelKey)].map(match => ({ at: match.index, label: match.groups?.label }));
	return [...keys, ...headsIn(object)]
		.filter(({ label }) => label !== undefined && !cryptoKey.test(label.trim()))
		.sort((a, b) => a.at - b.at)
		.at(-1)
		?.label?.trim();
}

/** What the last block of a text is called that is not closed in it. */
function lastHead(text: string): string | undefined {
	return headsIn(text)
		.filter(({ at }) => bracesOpenIn(text.slice(at)) > 0)
		.at(-1)?.label;
}

function bracesOpenIn(text: string): number {
	return text.split('{').length - text.split('}').length;
}

/** The heads of blocks in a text, and what each is called. */
function headsIn(text: string): readonly { readonly at: number; readonly label: string | undefined }[] {
	return (mayHoldHead.test(text) ? [...text.matchAll(labelHead)] : []).map(match => ({
		at: match.index,
		label: match.groups?.block ?? match.groups?.routine ?? match.groups?.property ?? match.groups?.method,
	}));
}
