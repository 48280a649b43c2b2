import { StringDecoder } from 'node:string_decoder';
import { isWide } from '../detect/prefilter.ts';

export type TextEncoding = 'utf8' | 'utf16le' | 'utf16be';

/** How much of the beginning of a file tells whether it is text, in bytes. */
const sniffed = 1024;

/** What the first bytes of a file say it is: a zero in the first kilobyte makes a binary, unless it is UTF-16. */
export function sniff(buffer: Buffer, length: number): TextEncoding | 'binary' {
	const end = Math.min(length, sniffed);
	const kept = buffer[end] ?? 0;
	buffer[end] = 0;
	const zero = buffer.indexOf(0);
	buffer[end] = kept;
	const marked = (buffer[0] === 0xff && buffer[1] === 0xfe) || (buffer[0] === 0xfe && buffer[1] === 0xff);
	if (zero >= end && !marked) {
		return 'utf8';
	}
	if (!isWide(buffer, length)) {
		return zero >= end ? 'utf8' : 'binary';
	}
	return buffer[0] === 0 || buffer[0] === 0xfe ? 'utf16be' : 'utf16le';
}

/** The text of the first bytes, without byte order mark. Bytes that do not decode become U+FFFD. */
export function decode(buffer: Buffer, length: number, encoding: TextEncoding): string {
	const text =
		encoding === 'utf16be'
			? Buffer.from(buffer.subarray(0, length - (length % 2)))
					.swap16()
					.toString('utf16le')
			: buffer.toString(encoding === 'utf16le' ? 'utf16le' : 'utf8', 0, length);
	return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** The same for a text in slices of an even number of bytes. Slices may be parts of one buffer: each is read before the next is taken. */
export function* decodePieces(slices: Iterable<Buffer>, encoding: TextEncoding): Generator<string> {
	const decoder = new StringDecoder(encoding === 'utf8' ? 'utf8' : 'utf16le');
	let isFirst = true;
	for (const slice of slices) {
		const text = decoder.write(
			encoding === 'utf16be' ? Buffer.from(slice.subarray(0, slice.length - (slice.length % 2))).swap16() : slice,
		);
		yield isFirst ? text.replace(/^\ufeff/, '') : text;
		isFirst = false;
	}
}
