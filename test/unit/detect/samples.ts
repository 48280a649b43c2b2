/** A stream of numbers in [0, 1) that a seed determines (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const alphabets: Readonly<Record<string, string>> = {
	hex: '0123456789abcdef',
	alnum: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
};

/** Values that were made up to stand for a credential. */
const fillers: Readonly<Record<string, string>> = {
	x: 'x',
	count: '1234567890abcdef',
	camel: 'AbCdEfGhIjKlMnOpQrStUvWxYz123456789',
};

const tokens: Readonly<Record<string, object>> = {
	token: { sub: 'acct', scopes: ['read'] },
	foreigntoken: { iss: 'https://auth.example.com', sub: 'acct' },
};

function base64url(text: string): string {
	return Buffer.from(text).toString('base64url');
}

/** Replaces `{hex48}`, `{alnum26}`, `{x24}`, `{count32}`, `{camel26}`, `{token}` by values that were never stored anywhere. */
export function expand(template: string, random: () => number): string {
	const signed = template.replace(/\{(token|foreigntoken)\}/g, (_match, kind: string) =>
		[
			base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' })),
			base64url(JSON.stringify({ ...tokens[kind], iat: Math.floor(random() * 1e9) })),
			Buffer.from(Array.from({ length: 32 }, () => Math.floor(random() * 256))).toString('base64url'),
		].join('.'),
	);
	return signed.replace(/\{(hex|alnum|x|count|camel)(\d+)\}/g, (_match, kind: string, digits: string) => {
		const length = Number(digits);
		const filler = fillers[kind];
		if (filler !== undefined) {
			return filler.repeat(Math.ceil(length / filler.length)).slice(0, length);
		}
		const alphabet = alphabets[kind] ?? '';
		return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
	});
}
