import { expand, randomFrom } from '../unit/detect/samples.ts';
import { type Context, contexts } from './contexts.ts';
import { type Format, formats, nameOf, type Random } from './formats.ts';
import { type FileEncoding, type Transform, transforms } from './transforms.ts';
import { traps, withVendor } from './traps.ts';

/** A text, and the credentials that a detector has to find in it. */
export interface Case {
	readonly text: string;
	readonly path: string;
	readonly encoding: FileEncoding;
	readonly leaks: readonly Leak[];
	/** What the case is made of, to score by: `format`, `context`, `transform`, or `trap`. */
	readonly tags: Readonly<Record<string, string>>;
}

export interface Leak {
	readonly value: string;
	/** How it is written, as `[start, end)` of the text. */
	readonly start: number;
	readonly end: number;
}

/** The file that holds a case. */
export function bytesOf({ text, encoding }: Case): Buffer {
	switch (encoding) {
		case 'utf8':
			return Buffer.from(text);
		case 'utf8 with mark':
			return Buffer.from(`\ufeff${text}`);
		case 'utf16le':
			return Buffer.from(`\ufeff${text}`, 'utf16le');
		case 'utf16be':
			return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
	}
}

const trapsPerTemplate = 7;
const transformsPerPair = 3;

/** All cases for one seed: every format in every context, each also transformed, and every trap. */
export function generate(seed: number): readonly Case[] {
	const random = randomFrom(seed);
	const leaks = formats.flatMap(format =>
		contexts.flatMap(context => {
			const [plain, ...others] = transforms.filter(transform => transform.fits(context));
			const chosen = [plain, ...shuffled(others, random).slice(0, transformsPerPair)];
			return chosen.flatMap(transform => (transform ? [makeLeak(format, context, transform, random)] : []));
		}),
	);
	return [...leaks, ...makeTraps(random)];
}

function makeLeak(format: Format, context: Context, transform: Transform, random: Random): Case {
	const value = format.value(random);
	const written = transform.value(value, context, random);
	const isQualified = format.qualifiedOnly || random() < 0.5;
	const name = nameOf(isQualified ? `yativo ${format.name}` : format.name);
	const beside = format.beside && !isQualified ? context.write(nameOf(format.beside[0]), format.beside[1]) : '';
	const body = `${context.write(name, '\u0000')}${beside}`;
	const commented = transform.id === 'comment' ? body.replace(/^(?=.)/gm, `${context.comment} `) : body;
	const needsMention = !isQualified && (!format.tellsItself || transform.hidesPrefix);
	const said = needsMention ? mention(context, random) : { text: '', path: '' };
	const around = `${said.text}${commented}`;
	const text = transform.text ? transform.text(around) : around;
	const start = text.indexOf('\u0000') >= 0 ? text.indexOf('\u0000') : text.indexOf('\\u0000');
	const marker = text.startsWith('\\u0000', start) ? '\\u0000' : '\u0000';
	return {
		text: text.replace(marker, () => written),
		path: `${said.path}${context.path}`,
		encoding: transform.encoding ?? 'utf8',
		leaks: [{ value, start, end: start + written.length }],
		tags: { format: format.id, context: context.id, transform: transform.id },
	};
}

/** Speaks of Yativo in a comment, or in the path where the language has none. */
function mention(context: Context, random: Random): { readonly text: string; readonly path: string } {
	const phrases = ['Yativo', 'see https://docs.yativo.com', 'https://crypto-api.yativo.com/api/v1', 'uses @yativo/sdk'];
	const phrase = phrases[Math.floor(random() * phrases.length)];
	return context.comment === '' ? { text: '', path: 'yativo/' } : { text: `${context.comment} ${phrase}\n`, path: '' };
}

function makeTraps(random: Random): readonly Case[] {
	return traps.flatMap(({ id, templates, path }) =>
		templates.flatMap(template =>
			Array.from({ length: trapsPerTemplate }, (_unused, index) => ({
				text: `${index % 2 ? 'first line\n' : ''}${expand(withVendor(template, random), random)}\n`,
				path: path ?? 'src/file.txt',
				encoding: 'utf8' as const,
				leaks: [],
				tags: { trap: id },
			})),
		),
	);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
	return items
		.map(item => ({ item, order: random() }))
		.sort((a, b) => a.order - b.order)
		.map(({ item }) => item);
}
