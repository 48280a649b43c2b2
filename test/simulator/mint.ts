import { createHash } from 'node:crypto';

const digits = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alphabets = {
	hex: '0123456789abcdef',
	base32: `${upper}234567`,
	/** Crockford's alphabet, as a ULID uses it. */
	ulid: '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
	upperAlphanumeric: upper + digits,
	alphanumeric: upper + upper.toLowerCase() + digits,
	digits,
} as const;

/** Makes synthetic values that look random. The same salt gives the same values in the same order. */
export type Mint = (alphabet: keyof typeof alphabets, length: number) => string;

/** A mint for one simulator; values of two salts never meet. */
export function createMint(salt: string): Mint {
	let count = 0;
	return (alphabet, length) => {
		const letters = alphabets[alphabet];
		let value = '';
		while (value.length < length) {
			const block = createHash('sha512').update(`${salt}/${count++}`).digest();
			value += [...block].map(byte => letters[byte % letters.length]).join('');
		}
		return value.slice(0, length);
	};
}
