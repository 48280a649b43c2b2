import { declaredIn, indentationOf, isComment, nameless, sectionIn } from './block.ts';
import { mentionsYativo } from './mention.ts';
import { applicationWords, homonymVendorWords, platformWords, vendorWords } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Whose a credential with a common name is, as far as its surroundings tell. */
export type Owner = 'yativo' | 'foreign' | 'unknown';

/** Which names count: in running text only those that mean nothing else; where a structure carries them, all. */
type Place = 'plain' | 'structural';

/** A value in a text, as `[start, end)`. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** How far up an owner is looked for. */
const maxCharacters = 1600;
const maxLines = 40;

/** How much of a line counts: a minified line mentions everybody. */
const maxLineLength = 240;

/** A comment of more words is a sentence, in which `mode` and `wise` are words. */
const longestHeading = 5;
/** What a file was made by says nothing of what is in it. */
const madeBy = /\b(?:created|generated|deployed|managed|exported|written)\s(?:by|on|with|from|using)\b/i;
const heading = /^(?:#{2,6}|={2,6}|\*{2,6})(?=\s)/;
const trailingComment = /(?:#|\/\/|\/\*|--|<!--)(.{0,160})/;

/**
 * Whose the value at `[start, end)` is: told by its own line, by the comments of its paragraph, by its section and by
 * the lines that it is indented under, the nearest first.
 *
 * @param place how names on the value's own line count.
 */
export function ownerOf(
	text: string,
	{ start, end }: Span,
	place: Place,
	{ readsProse = true, rivals = nobody }: Partial<Reading> = {},
): Owner {
	const from = Math.max(0, start - maxCharacters);
	const lines = text.slice(from, start).split('\n').slice(-maxLines).reverse();
	const [own = '', ...above] = lines;
	return (
		ownerOnLine(text, { start, end }, place, rivals) ?? ownerAbove(own, above, { readsProse, rivals }) ?? 'unknown'
	);
}

/** Whom a value's own line names: in a comment behind it, else before it. */
export function ownerOnLine(text: string, { start, end }: Span, place: Place, rivals = nobody): Owner | undefined {
	const own = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
	const trailing = trailingComment.exec(firstLine(text.slice(end, end + maxLineLength)))?.[1] ?? '';
	return nearestOwner(trailing, 'plain', rivals) ?? nearestOwner(own.slice(-maxLineLength), place, rivals);
}

/** No rivals. */
export const nobody: ReadonlySet<string> = new Set();

/** How the lines above a value are read. */
interface Reading {
	/** Whether comments that are sentences are read as well. */
	readonly readsProse: boolean;
	/** Words that name somebody else in this text. */
	readonly rivals: ReadonlySet<string>;
}

function ownerAbove(own: string, above: readonly string[], { readsProse, rivals }: Reading): Owner | undefined {
	let indentation = indentationOf(own);
	let sameParagraph = true;
	let level = Number.POSITIVE_INFINITY;
	for (const line of above) {
		if (line.trim() === '') {
			sameParagraph = false;
			continue;
		}
		const isAncestor = indentationOf(line) < indentation;
		const isTable = sectionIn(line) !== undefined;
		const depth = heading.exec(line)?.[0].length;
		if (depth !== undefined && depth >= level) {
			sameParagraph = false;
			continue; // the heading of another section
		}
		level = depth ?? level;
		if (
			isAncestor ||
			isTable ||
			depth !== undefined ||
			(sameParagraph && isCommentOn(own, line) && indentationOf(line) <= indentation)
		) {
			const isRead = !madeBy.test(line) && (readsProse || !isProse(line));
			const owner = !isRead ? undefined : ownerInLine(line.slice(0, maxLineLength), rivals);
			if (owner || isTable) {
				return owner;
			}
		}
		if (isAncestor) {
			indentation = indentationOf(line) + (nameless.test(line) ? 1 : 0);
		}
	}
	return undefined;
}

/** An item of a list in Markdown, Org or Textile: none on the next item is a comment on it. */
const item = /^\s{0,16}\* /;

function isCommentOn(own: string, line: string): boolean {
	return isComment(line) && !(item.test(own) && item.test(line));
}

function isProse(line: string): boolean {
	return isComment(line) && line.trim().split(/\s/).length > longestHeading;
}

/** Whom a sentence only compares with: `as Stripe does`, `unlike the one of Svix`. */
const compared =
	/\b(?:like|unlike|than|(?:instead|independent) of|(?:same|just) as|as)\s(?:(?:the|our|one|those|in|of|for)\s){0,3}[\w-]{1,30}/gi;

/** Whom a line above a value names. A sentence that names several tells of what goes from one to another, not whose a value is. */
function ownerInLine(line: string, rivals: ReadonlySet<string>): Owner | undefined {
	if (isProse(line)) {
		const owners = new Set(
			line
				.replace(compared, '')
				.split(/(?<=\w)[\s.,;:]/)
				.map(word => nearestOwner(word, 'plain')),
		);
		owners.delete(undefined);
		return owners.size === 1 ? [...owners][0] : undefined;
	}
	return nearestOwner(declaredIn(line) ?? line, 'structural', rivals);
}

/** Words that mean something else here: the session that a program sends its requests in, the ways from and to money. */
const homonyms =
	/\b_?sess(?:ion)?\.(?:headers|get|post|put|patch|delete|request|auth|send|verify)\b|\b(?:on|off)[-_ ]?ramp/gi;

/**
 * The owner that a text names last. Names that are common words count only where a structure carries them, those of an application's
 * own parts where nobody else is named.
 *
 * @param rivals words that name somebody else in this text.
 */
export function nearestOwner(text: string, place: Place, rivals = nobody): Owner | undefined {
	const words = (text.replace(homonyms, '').match(/[\w\u00c0-\u024f-]{1,80}/g) ?? []).flatMap(namingWords);
	const isVendor = (word: string) =>
		vendorWords.has(word) || rivals.has(word) || (place === 'structural' && homonymVendorWords.has(word));
	const owner = words.findLast(word => word === 'yativo' || isVendor(word));
	const isOfApplication =
		owner === undefined && place === 'structural' && words.some(word => applicationWords.has(word));
	return owner === 'yativo' ? 'yativo' : owner !== undefined || isOfApplication ? 'foreign' : undefined;
}

/** The words of a name, whole and taken apart. Beside Yativo's they mean what they say: `yativo-bridge` is no other vendor's. */
function namingWords(name: string): readonly string[] {
	const words = [...wordsOf(name), ...name.toLowerCase().split('-')];
	return words.includes('yativo') ? words.filter(word => !homonymVendorWords.has(word)) : words;
}

/** Whose a file is, as its path tells: `hooks/coinbase.py` is not Yativo's, whatever it speaks of. */
export function ownerOfPath(path: string): Owner {
	if (mentionsYativo(path)) {
		return 'yativo';
	}
	const segments = path.split('/').map(wordsOf);
	const isForeign = segments.some((words, index) => {
		const takesHooks = [...words, ...(segments[index - 1] ?? [])].some(word => /^(?:web)?hooks?$/.test(word));
		return words.some(word =>
			takesHooks
				? vendorWords.has(word) || homonymVendorWords.has(word)
				: vendorWords.has(word) && !platformWords.has(word),
		);
	});
	return isForeign ? 'foreign' : 'unknown';
}

function firstLine(text: string): string {
	return text.split('\n', 1)[0] ?? '';
}
