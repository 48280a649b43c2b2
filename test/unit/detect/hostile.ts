/** Pieces that come near to what the detector looks for: a text that repeats one of them is as hard as can be made of it. */
export const hostilePieces: Readonly<Record<string, string>> = {
	'opening quotes': '"',
	'quotes and plus signs': '" + ',
	'joined literals': '"+"yativo',
	'quotes and spaces': `"${' '.repeat(80)}`,
	backslashes: '\\',
	'line continuations': '\\\n',
	'percent signs': '%25',
	'encoded prefixes': '%79ativo_',
	escapes: '\\u0079',
	'hexadecimal escapes': '\\x79',
	entities: '&#121;',
	brackets: '[',
	braces: 'a{',
	'nested brackets': '([{',
	'brackets with join': '["a",',
	'join calls': '.join("")',
	'equals signs': 'secret=',
	'names of App Secrets': 'app_secret=',
	'names of webhook secrets': 'webhook secret = ',
	colons: 'secret:',
	'secrets in a row': 'api_secret = "',
	tags: '<secret>',
	labels: 'name: secret, ',
	digits: '0123456789abcdef',
	'hexadecimal words': `${'0123456789abcdef'.repeat(4)} `,
	'base64 of text': 'YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh',
	'base64 of the name': 'eWF0aXZvXw==',
	'base64 with marks': 'YWFh/YWFh-YWFh_YWFh+',
	directives: 'yativo:allow ',
	'table cells': '| secret | ',
	prefixes: 'yativo_yvk_live_',
	'prefixes of webhook secrets': 'whsec_',
	'token beginnings': 'eyJ',
	'token parts': 'eyJhbGciOiJIUzI1NiJ9.',
};

/** Pieces with values that look real, many of them in a row: each has to be judged by its surroundings. */
export const hostileTemplates: Readonly<Record<string, string>> = {
	'hashes on one line': '{hex64} ',
	'hashes in calls': 'f(g(h("{hex64}",',
	'hashes in objects': '{"hash":"{hex64}"},',
	'tokens on one line': '{token} ',
	'App Secrets of nobody': 'app_secret = "{alnum32}"\n',
	'webhook secrets by name': 'webhook_secret: whsec_{alnum32}\n',
	'colours between name and value': '\u001b[31msecret\u001b[0m="{hex64}"\n',
	'webhook secrets of nobody': 'whsec_{alnum32} ',
};

/** A text of about so many characters that speaks of Yativo and then repeats a piece. */
export function repeated(piece: string, length: number): string {
	return `yativo ${piece.repeat(Math.ceil(length / piece.length))}`;
}
