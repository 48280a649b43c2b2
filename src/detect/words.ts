/** Parts that people write together without a mark between them, as in `apisecret` or `YATIVOAPISECRET`. */
const parts = [
	'yativo',
	'webhook',
	'hook',
	'client',
	'crypto',
	'secret',
	'token',
	'account',
	'access',
	'api',
	'app',
	'key',
	'id',
];
const compound = new RegExp(`^(?:${parts.join('|')}){2,6}$`);
const part = new RegExp(parts.join('|'), 'g');

/** Where a camel-case name has its joints: `apiSecret`, `APISecret`. */
const joint = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

function lowerCaseWords(piece: string): readonly string[] {
	const lower = piece.toLowerCase();
	return lower === piece ? [piece] : piece.split(joint).map(word => word.toLowerCase());
}

/**
 * The words of a name or a phrase, lower case: `YATIVO_API_SECRET`, `yativo.apiSecret`, `X-API-Secret` and
 * `Yativo API secret` give what a person reads in them. Digits stay with their letters (`sha256`).
 */
export function wordsOf(name: string): readonly string[] {
	return name
		.split(/[^A-Za-z0-9\u00c0-\u024f]/)
		.filter(piece => piece !== '')
		.flatMap(lowerCaseWords)
		.flatMap(word => (compound.test(word) ? (word.match(part) ?? []) : [word]));
}

/** Whether a name has Yativo's among its words. */
export function speaksOfYativo(name: string): boolean {
	return wordsOf(name).includes('yativo');
}
