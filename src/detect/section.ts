import { declaredIn, headerOf, indentationOf, isComment, nameless, sectionIn } from './block.ts';
import { mayName } from './mention.ts';
import type { Span } from './owner.ts';
import { neutralWords } from './vocabulary.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** How far the sections around a value are looked at, in characters before and behind it. */
const reach = 1600;
const maxLines = 40;

const key =
	/^\s{0,200}(?:- |(?:(?:export|const|let|var|val|local|static|final|private|public|readonly)\s){1,4})?["']?((?:[\w$.-]|::){1,60})["']?(?::\s?[\w<>, [\]]{1,60}(?==))?\s{0,4}(?:(?:=>|[:=])\s{0,4}[{[(]?|\{)\s{0,4}$/;

/**
 * Whether a value stands in a section of an unexplained name while Yativo has a section of its own beside it: then it is not
 * Yativo's. Sections are INI and TOML tables, blocks by indentation, and objects in one line.
 */
export function isInForeignSection(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - reach), start);
	const behind = text.slice(end, end + reach);
	if (!mayName(before) && !mayName(behind)) {
		return false;
	}
	return inTable(before, behind) || inBlock(before, behind) || inObject(before.slice(before.lastIndexOf('\n') + 1));
}

/** What names an object, looked for right before its brace, and how long that is at most. */
const objectName = /["']?([\w$-]{1,60})["']?\s{0,4}(?:=>|[:=])?\s{0,4}$/;
const braceName = /["']?([\w$-]{1,60})["']?\s{0,4}[:=]\s{0,4}$/;
const longestName = 72;

/** An object that a function builds from arguments with names: `"name": dict(header="…", secret="`. */
const builtObject =
	/["']?([\w$-]{1,60})["']?\s{0,4}(?:=>|[:=])\s{0,4}[\w.]{1,40}\((?=[^()]{0,200}\w\s{0,4}[=:])[^()]{1,400}$/;

/** How long the part of an object is that stands before a value, and an object that is a value's sibling. */
const longestOpening = 400;
const longestSibling = 600;

/** What stands under these names was computed from what its own names say. */
const computedBlock =
	/^(?:encrypted|sealed|hash|hashes|hashed|sha\d{1,3}|md5|checksums?|digests?|fingerprints?|signatures?|masked|redacted)$/;

/** Whether the block that a value stands in holds what was computed: `encryptedData:`, `"checksums": {`. */
export function isInComputedBlock(text: string, span: Span): boolean {
	return wordsOf(parentOf(text, span)).some(word => computedBlock.test(word));
}

/** The name of the object, block or table that a value stands in directly; empty when there is none. */
export function parentOf(text: string, { start }: Span): string {
	const lines = text
		.slice(Math.max(0, start - reach), start)
		.split('\n')
		.reverse();
	const [own = '', ...above] = lines.slice(0, maxLines);
	const object = openObjectIn(own);
	if (object !== undefined) {
		return object;
	}
	const indentation = indentationOf(own);
	const parent = above.find(
		line => !nameless.test(line) && (indentationOf(line) < indentation || sectionIn(line) !== undefined),
	);
	return parent === undefined ? '' : (sectionIn(parent) ?? key.exec(parent)?.[1] ?? declaredIn(parent) ?? '');
}

/** The name of the object that begins on a value's own line and is not closed before it. */
function openObjectIn(own: string): string | undefined {
	const open = Math.max(...[...'{}[]'].map(brace => own.lastIndexOf(brace)));
	const isOpen = open >= 0 && /[{[]/.test(own[open] ?? '') && own.length - open - 1 <= longestOpening;
	return isOpen
		? objectName.exec(own.slice(Math.max(0, open - longestName), open).replace(/[[{(\s]{1,8}$/, ''))?.[1]
		: builtObject.exec(own)?.[1];
}

function inTable(before: string, behind: string): boolean {
	const headers = before.split('\n').flatMap(line => sectionIn(line) ?? []);
	const own = headers.pop();
	const others = [...headers, ...behind.split('\n').flatMap(line => sectionIn(line) ?? [])];
	return own !== undefined && isUnexplained(own) && others.some(speaksOfYativo);
}

/** The lines around a block: those in it without comments, and those around it. */
interface Inside {
	readonly body: readonly string[];
	readonly others: readonly string[];
}

/** The blocks around a value, from the innermost: the first whose name nothing explains is somebody's, where Yativo has one beside it. */
function inBlock(before: string, behind: string): boolean {
	const [own = '', ...above] = before.split('\n').slice(-maxLines).reverse();
	const below = behind.split('\n').slice(1, maxLines);
	const object = openObjectIn(own);
	if (object !== undefined && speaksOfYativo(object)) {
		return false;
	}
	if (object !== undefined && isUnexplained(object)) {
		return [...above, ...below].some(line => indentationOf(line) === indentationOf(own) && beginsYativos(line));
	}
	let depth = indentationOf(own);
	for (const [index, line] of above.entries()) {
		if (line.trim() === '' || indentationOf(line) >= depth) {
			continue;
		}
		if (nameless.test(line)) {
			depth = indentationOf(line) + 1; // its name stands on the line above
			continue;
		}
		depth = indentationOf(line);
		if (goesOn.test(line)) {
			continue;
		}
		const name = headerOf(line) ?? '';
		if (speaksOfYativo(name)) {
			return false;
		}
		if (isUnexplained(name)) {
			return isBesideYativos(around({ above, index, below }, depth));
		}
	}
	return false;
}

/** A line that ends in the middle of an assignment is the beginning of one, not of a block. */
const goesOn = /=\s{0,80}$/;

/** What is in the block that begins at line `index` above a value, and what is around it. */
function around(
	{
		above,
		index,
		below,
	}: { readonly above: readonly string[]; readonly index: number; readonly below: readonly string[] },
	depth: number,
): Inside {
	const end = below.findIndex(line => line.trim() !== '' && indentationOf(line) <= depth);
	const inside = [...above.slice(0, index), ...below.slice(0, end < 0 ? below.length : end)];
	return {
		body: inside.filter(line => indentationOf(line) > depth && !isComment(line)),
		others: [...withoutAncestors(above.slice(index + 1), depth), ...(end < 0 ? [] : below.slice(end))],
	};
}

/** The lines above a block, from the nearest, without those that open the blocks around it. */
function withoutAncestors(above: readonly string[], depth: number): readonly string[] {
	let least = depth;
	return above.filter(line => {
		const isAncestor = line.trim() !== '' && indentationOf(line) < least;
		least = isAncestor ? indentationOf(line) : least;
		return !isAncestor;
	});
}

/** Whether Yativo has a block, or its secrets have full names, beside a block that does not speak of it. */
function isBesideYativos({ body, others }: Inside): boolean {
	return !body.some(speaksOfYativo) && others.some(line => beginsYativos(line) || fullName.test(line));
}

/** Whether a line begins a block of Yativo's. */
function beginsYativos(line: string): boolean {
	return mayName(line) && speaksOfYativo(headerOf(line) ?? '');
}

/** A key or a secret under its full name: one that leaves the vendor out is not for Yativo's then. */
const fullName = /^\s{0,80}(?:- )?["']?(?:export\s)?yativo\w{0,30}(?:secret|key)\b/i;

/** The line up to the value without the objects that are closed in it; their names are the siblings. */
function inObject(line: string): boolean {
	let open = line.slice(-800);
	if (!mayName(open)) {
		return false;
	}
	const siblings: string[] = [];
	for (let depth = 0; depth < 4 && open.includes('}'); depth++) {
		open = withoutClosed(open, siblings);
	}
	const own = lastOpened(open);
	return own !== undefined && isUnexplained(own) && !speaksOfYativo(open) && siblings.some(speaksOfYativo);
}

/** The line without the named objects in it that hold no other; their names go to `names`. */
function withoutClosed(line: string, names: string[]): string {
	let kept = '';
	let read = 0;
	for (let open = line.indexOf('{'); open >= 0; open = line.indexOf('{', open + 1)) {
		const close = line.indexOf('}', open);
		const isInnermost = close >= 0 && close - open - 1 <= longestSibling && !line.slice(open + 1, close).includes('{');
		const from = Math.max(read, open - longestName);
		const named = isInnermost ? braceName.exec(line.slice(from, open)) : null;
		if (named) {
			names.push(named[1] ?? '');
			kept += line.slice(read, from + named.index);
			read = close + 1;
		}
	}
	return kept + line.slice(read);
}

/** The name before the last brace that has one. */
function lastOpened(line: string): string | undefined {
	for (let open = line.lastIndexOf('{'); open >= 0; open = open === 0 ? -1 : line.lastIndexOf('{', open - 1)) {
		const name = braceName.exec(line.slice(Math.max(0, open - longestName), open))?.[1];
		if (name !== undefined) {
			return name;
		}
	}
	return undefined;
}

function isUnexplained(name: string): boolean {
	return wordsOf(name).some(word => word !== 'yativo' && !neutralWords.has(word)) && !speaksOfYativo(name);
}
