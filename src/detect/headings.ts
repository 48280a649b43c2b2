import { indentationOf } from './block.ts';
import { mayName } from './mention.ts';
import { unexplainedWords } from './naming.ts';
import type { Owner, Span } from './owner.ts';
import { topicWords } from './vocabulary.ts';
import { speaksOfYativo } from './words.ts';

/** How far the headings around a value are looked at, in characters before and behind it, and how much of a line counts. */
const reach = 1600;
const maxLineLength = 160;

/** A line that says what the lines below it are about. */
interface Heading {
	/** What it looks like: those of one kind stand beside each other, and each ends what the one before it is about. */
	readonly kind: string;
	readonly title: string;
	readonly line: number;
	/** What ends it besides the next one of its kind. */
	readonly until?: 'paragraph' | 'dedent';
	/** How deep it is: a heading of a lower level ends it too. */
	readonly level: number;
}

/** A title between rules, with the rules on its own line or on lines of their own. */
const ruled =
	/^\s{0,16}(?:#{1,3}|\/\/|--|;{1,2}|'|\/\*|\*|<!--)\s{0,4}[-=*#~_+]{2,80}\s{0,4}(?<title>[^-=*#~_+\s].{0,80}?)\s{0,4}[-=*#~_+]{0,80}\s{0,4}(?:\*\/|-->)?\s{0,4}$/;
const rule = /^\s{0,16}(?:#{1,3}|\/\/|--|;{1,2}|'|\/\*|\*)?\s{0,4}[-=*#~_+]{5,120}\s{0,4}$/;
const remark =
	/^\s{0,16}(?:#|\/\/|--|;{1,2}|'|\/\*|(?<=\s)\*|<!--)\s{1,4}(?<title>\S.{0,80}?)\s{0,4}(?:\*\/|-->)?\s{0,4}$/;
/** Headings of Markdown, AsciiDoc and Org. */
const marked = /^(?<mark>#{1,6}|={2,6}|\*{2,6})\s{1,4}(?<title>\S.{0,100}?)\s{0,4}[#=]{0,6}\s{0,4}$/;
const markup = /^\s{0,40}<h(?<mark>[1-6])\b[^<>]{0,80}>(?<title>[^<>]{1,100})<\/h/i;
/** What stands below a title in reStructuredText and Markdown. */
const underline = /^(?<mark>[=~^"'*+-])\1{2,100}\s{0,4}$/;
/** An item of a list, up to where it says more than whom it is about. */
const item =
	/^(?<indent>[ \t]{0,16})(?<mark>(?:\d{1,2}|[a-h])[.)]|[-*\u2022])[ \t]{1,4}(?<title>[^,:.;\u2013\u2014]{2,40})/;
/** A title above lines that are indented under it. */
const titleAbove = /^(?<title>[A-Z\u00c0-\u00dc][\w\u00c0-\u024f'&./ -]{1,40}(?:\([^()]{1,40}\))?)\s{0,4}:?\s{0,4}$/;
/** What a document of Kubernetes is called. */
const documentName = /^\s{1,8}name:\s{1,4}["']?(?<title>[\w.-]{1,63})/;

/**
 * Whose a value is, as the heading says that it stands under: of a file of settings, of a document, of a list, or of a paragraph. It is
 * somebody else's when that heading names whom nothing explains, and another one of the same kind names Yativo.
 */
export function ownerOfHeading(text: string, { start, end }: Span): Owner {
	const { lines, own } = linesAround(text, { start, end });
	if (!lines.some(mayName)) {
		return 'unknown';
	}
	const headings = headingsIn(lines);
	for (const heading of governing(headings, lines, own)) {
		if (speaksOfYativo(heading.title)) {
			return 'yativo';
		}
		const peers = headings.filter(({ kind, level }) => kind === heading.kind && level === heading.level);
		if (isOfStranger(heading.title) && peers.some(({ title }) => isOfYativo(title))) {
			const next = peers.find(({ line }) => line > own)?.line ?? lines.length;
			const speaks = heading.kind !== 'document' && lines.slice(heading.line, next).some(speaksOfYativo);
			return speaks ? 'unknown' : 'foreign';
		}
	}
	return 'unknown';
}

/** What the innermost heading says that a value stands under; empty where there is none. */
export function headingOver(text: string, span: Span): string {
	const { lines, own } = linesAround(text, span);
	return governing(headingsIn(lines), lines, own)[0]?.title ?? '';
}

/** The lines around a value, and which of them it stands on. */
function linesAround(text: string, { start, end }: Span): { readonly lines: readonly string[]; readonly own: number } {
	const before = text.slice(Math.max(0, start - reach), start).split('\n');
	const behind = text.slice(start, end + reach).split('\n');
	const lines = [...before.slice(0, -1), `${before.at(-1)}${behind[0]}`, ...behind.slice(1)];
	return { lines: lines.map(line => line.slice(0, maxLineLength)), own: before.length - 1 };
}

/** The headings that a line stands under, the innermost first. */
function governing(headings: readonly Heading[], lines: readonly string[], own: number): readonly Heading[] {
	const seen = new Map<string, number>();
	return headings
		.filter(({ line }) => line <= own)
		.reverse()
		.filter(({ kind, level, line, until }) => {
			const isOpen = level < (seen.get(kind) ?? Number.POSITIVE_INFINITY);
			seen.set(kind, Math.min(level, seen.get(kind) ?? level));
			return isOpen && !lines.slice(line + 1, own + 1).some(between => ends(until, level, between));
		});
}

function ends(until: Heading['until'], level: number, line: string): boolean {
	switch (until) {
		case 'paragraph':
			return line.trim() === '';
		case 'dedent':
			return line.trim() !== '' && indentationOf(line) <= level;
		default:
			return false;
	}
}

function headingsIn(lines: readonly string[]): readonly Heading[] {
	return lines.flatMap((text, line) => {
		const place = { text, above: lines[line - 1] ?? '', below: lines[line + 1] ?? '' };
		for (const form of text.trim() === '' || rule.test(text) ? [] : forms) {
			const found = form(place);
			if (found !== undefined) {
				return [{ ...found, line }];
			}
		}
		return [];
	});
}

/** A line between its neighbours. */
interface Place {
	readonly text: string;
	readonly above: string;
	readonly below: string;
}

/** Recognises one kind of heading. */
type Form = (place: Place) => Omit<Heading, 'line'> | undefined;

function heading(kind: string, title: string | undefined, more?: Partial<Heading>): ReturnType<Form> {
	return title === undefined ? undefined : { kind, title, level: 0, ...more };
}

const isFirst = ({ above }: Place) => above.trim() === '';

/** The kinds of headings; of several that a line may be, the first counts. */
const forms: readonly Form[] = [
	({ text, above, below }) => {
		const inRules = rule.test(above) && rule.test(below) ? remark.exec(text) : null;
		return heading('ruled', (inRules ?? ruled.exec(text))?.groups?.title);
	},
	({ text }) => {
		const { mark = '', title } = marked.exec(text)?.groups ?? {};
		return mark.length > 1 ? heading('marked', title, { level: mark.length }) : undefined;
	},
	({ text }) => {
		const { mark, title } = markup.exec(text)?.groups ?? {};
		return heading('markup', title, { level: Number(mark) });
	},
	place => {
		const mark = isFirst(place) ? underline.exec(place.below)?.groups?.mark : undefined;
		return mark === undefined ? undefined : heading(`underlined ${mark}`, place.text);
	},
	place => {
		const title = isFirst(place) ? remark.exec(place.text)?.groups?.title : undefined;
		const isSentence = (title ?? '').split(/\s{1,8}/).length > longestRemark || title?.endsWith('.');
		return isSentence ? undefined : heading('remark', title, { until: 'paragraph' });
	},
	({ text }) => {
		const { indent = '', mark = '', title } = item.exec(text)?.groups ?? {};
		return heading(/\w/.test(mark) ? 'number' : 'bullet', title, { level: indent.length, until: 'dedent' });
	},
	({ text, above }) =>
		/^metadata:\s{0,4}$/.test(above) ? heading('document', documentName.exec(text)?.groups?.title) : undefined,
	place =>
		isFirst(place) && /^\s/.test(place.below)
			? heading('title', titleAbove.exec(place.text)?.groups?.title, { until: 'dedent' })
			: undefined,
];

/** A title, and a comment, of more words is a sentence, in which a name tells little. */
const longestTitle = 8;
const longestRemark = 5;

function isOfYativo(title: string): boolean {
	return speaksOfYativo(title) && title.split(/\s{1,8}/).length <= longestTitle;
}

/** Whether a title names somebody: by a word that nothing explains, which in longer titles begins with a capital letter. */
function isOfStranger(title: string): boolean {
	const words = title.split(/[^\w\u00c0-\u024f-]{1,8}/).filter(word => word !== '');
	return (
		words.length <= longestTitle &&
		words.some(
			word =>
				(words.length <= 2 || /^[A-Z\u00c0-\u00dc]/.test(word)) &&
				unexplainedWords(word).some(part => part.length > 2 && !topicWords.has(part)),
		)
	);
}
