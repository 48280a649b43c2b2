import type { Context } from './contexts.ts';
import type { Random } from './formats.ts';

/** How a text is stored; all but the first begin with a byte order mark. */
export type FileEncoding = 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16be';

/** How a value or a whole text is written otherwise. */
export interface Transform {
	readonly id: string;
	/** Whether it makes sense in a context. */
	fits(context: Context): boolean;
	/** How the value is written. */
	value(value: string, context: Context, random: Random): string;
	/** What happens to the text around it. */
	text?(text: string): string;
	/** Whether it hides the prefix, so that something else in the file must speak of Yativo. */
	readonly hidesPrefix?: true;
	/** How the file is stored; UTF-8 unless it says otherwise. */
	readonly encoding?: FileEncoding;
}

const same = (value: string) => value;
const always = () => true;
const isCode = (context: Context) => context.joins !== undefined;
const isQuoted = (context: Context) => context.quote !== '';

function cut(value: string, random: Random): readonly [string, string] {
	const at = Math.floor(value.length * (0.2 + 0.6 * random()));
	return [value.slice(0, at), value.slice(at)];
}

function pick<T>(items: readonly T[], random: Random): T {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) {
		throw new Error('Nothing to pick from.');
	}
	return item;
}

function escaped(value: string, write: (code: number) => string, share: number, random: Random): string {
	const forced = Math.floor(random() * value.length);
	return [...value]
		.map((character, index) => (index === forced || random() < share ? write(character.charCodeAt(0)) : character))
		.join('');
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

export const transforms: readonly Transform[] = [
	{ id: 'plain', fits: always, value: same },
	{ id: 'CRLF', fits: always, value: same, text: text => text.replaceAll('\n', '\r\n') },
	{ id: 'byte order mark', fits: always, value: same, encoding: 'utf8 with mark' },
	{ id: 'UTF-16 LE', fits: always, value: same, encoding: 'utf16le' },
	{ id: 'UTF-16 BE', fits: always, value: same, encoding: 'utf16be' },
	{
		id: 'concatenation',
		fits: isCode,
		value(value, { quote, joins = [] }, random) {
			const [head, tail] = cut(value, random);
			return `${head}${quote}${pick(joins, random)}${quote}${tail}`;
		},
	},
	{
		id: 'three literals',
		fits: isCode,
		value(value, { quote, joins = [] }, random) {
			const [head, rest] = cut(value, random);
			const [middle, tail] = cut(rest, random);
			const join = `${quote}${pick(joins, random)}${quote}`;
			return [head, middle, tail].join(join);
		},
	},
	{ id: 'base64', fits: always, value: value => Buffer.from(value).toString('base64') },
	{
		id: 'percent escapes',
		fits: always,
		value: (value, _context, random) => escaped(value, code => `%${hex(code, 2)}`, 0.3, random),
		hidesPrefix: true,
	},
	{
		id: 'unicode escapes',
		fits: isQuoted,
		value: (value, _context, random) => escaped(value, code => `\\u${hex(code, 4)}`, 0.3, random),
		hidesPrefix: true,
	},
	{
		id: 'hexadecimal escapes',
		fits: isQuoted,
		value: (value, _context, random) => escaped(value, code => `\\x${hex(code, 2)}`, 1, random),
		hidesPrefix: true,
	},
	{
		id: 'HTML entities',
		fits: context => /html|xml|config/.test(context.path),
		value: (value, _context, random) => escaped(value, code => `&#${code};`, 0.3, random),
		hidesPrefix: true,
	},
	{
		id: 'line continuation',
		fits: context => /\.(?:sh|h)$|Dockerfile/.test(context.path) && context.quote !== "'",
		value: (value, _context, random) => cut(value, random).join('\\\n'),
	},
	{ id: 'diff', fits: always, value: same, text: text => `@@ -1,3 +1,4 @@\n${text.replace(/^(?=.)/gm, '+')}` },
	{ id: 'comment', fits: context => context.comment !== '', value: same },
	{
		id: 'long line',
		fits: context => !/csv|docs/.test(context.path),
		value: same,
		text: text => `${'var a=[1,2,3],b=function(){return a};'.repeat(2800)}${text}${';a.push(4)'.repeat(10_000)}`,
	},
	{
		id: 'JSON in a string',
		fits: context => context.path.endsWith('.json'),
		value: same,
		text: text => `{"body":${JSON.stringify(text)}}`,
	},
];
