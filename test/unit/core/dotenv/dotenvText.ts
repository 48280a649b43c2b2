import fc from 'fast-check';

const name = fc.constantFrom('A', 'B_2', 'YATIVO_API_KEY', 'YATIVO_API_SECRET', 'x.y-z', 'export');
const value = fc.constantFrom(
	'',
	'1',
	' padded ',
	'a#b',
	'a # b',
	'$A',
	'{"a":"b"}',
	"it's",
	'ünï😀',
	'a\\nb',
	'a\\',
	'\\"',
);
const indent = fc.constantFrom('', '', '', ' ', '\t', '\t  ', '\u00A0');
const keyword = fc.constantFrom('', '', '', 'export ', 'export\t', 'export\n');
const sign = fc.constantFrom('=', '=', '=', ' = ', '= ', ': ', ':', '\n=', '=\n');
const quote = fc.constantFrom('', '', '"', "'", '`');
const behind = fc.constantFrom('', '', '', '  ', ' # why', '#why', ' "', " it's");

const assignment = fc
	.tuple(indent, keyword, name, sign, quote, value, quote, behind)
	.map(([space, word, left, equals, open, right, other, rest]) => {
		const close = rest === ' "' ? other : open;
		return `${space}${word}${left}${equals}${open}${right}${close}${rest}`;
	});

const multiLine = fc.tuple(name, fc.constantFrom('"', "'", '`'), value).map(([left, q, line]) => {
	return `${left}=${q}-----BEGIN-----\n${line}\n\n-----END-----${q}`;
});

const noise = fc.constantFrom(
	'',
	'',
	'   ',
	'# a comment',
	'  # indented',
	'#A=1',
	'no sign',
	'A:',
	'export',
	'A',
	'A="open',
	"B='open",
	'"',
	'=',
	'\u2028',
);

const anyLine = fc.oneof(
	{ weight: 6, arbitrary: assignment },
	{ weight: 1, arbitrary: multiLine },
	{ weight: 3, arbitrary: noise },
);

const lineBreak = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r');

/** Dotenv texts as people write them and as nobody should: one kind of line break, or several, or none at the end. */
export const dotenvText = fc
	.tuple(
		fc.constantFrom('', '', '', '\uFEFF'),
		fc.array(anyLine, { maxLength: 8 }),
		lineBreak,
		fc.array(lineBreak, { maxLength: 8 }),
		fc.boolean(),
	)
	.map(([mark, lines, common, mixed, final]) => {
		const ends = (index: number) => mixed[index] ?? common;
		const body = lines.map(
			(line, index) => line.replaceAll('\n', common) + (final || index < lines.length - 1 ? ends(index) : ''),
		);
		return mark + body.join('');
	});

/** Texts of the characters that the grammar is about, in any order. */
export const rawText = fc
	.array(
		fc.constantFrom(
			...['A', 'B', 'export', 'export ', '=', '=', '=', 'A=', ':', ': ', '"', '"', "'", '`', '\\', '\\n', '\\r', '\\"'],
			...[
				'#',
				' ',
				'\n',
				'\n',
				'\n',
				'\r\n',
				'\r',
				'\t',
				'\u2028',
				'\uFEFF',
				'x',
				'.',
				'-',
				'é',
				'😀',
				'$',
				'A=1\n',
				'B="',
				'"\n',
			],
		),
		{ maxLength: 24 },
	)
	.map(parts => parts.join(''));
