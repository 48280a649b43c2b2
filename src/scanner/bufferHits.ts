import { mentionsYativo } from '../detect/mention.ts';
import { type Find, mayHoldCredential } from '../detect/prefilter.ts';
import { decode, decodePieces, sniff, type TextEncoding } from './content.ts';
import { hitsInPieces } from './longText.ts';
import type { Hit } from './report.ts';
import { hitsIn } from './textHits.ts';

/** Texts up to this many bytes are decoded whole; longer ones in pieces of this size. It is even, for UTF-16. */
export const wholeText = 2 * 1024 * 1024;

/** The first `length` bytes of a buffer, and what reports call them. The buffer has room for one more byte. */
export interface Content {
	readonly path: string;
	readonly buffer: Buffer;
	readonly length: number;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** A fast search in the buffer, where there is one. */
	readonly find?: Find | undefined;
}

/** The hits of a content, or `binary`. Most contents end at the second test, undecoded. */
export function hitsInBuffer(content: Content): readonly Hit[] | 'binary' {
	const { path, buffer, length, find } = content;
	const encoding = sniff(buffer, length);
	if (encoding === 'binary') {
		return 'binary';
	}
	return mayHoldCredential(buffer, length, find) || isNamedAfterYativo(path) ? readHits(content, encoding) : nothing;
}

const nothing: readonly Hit[] = [];

/** Most paths do not even hold these letters, and telling so is quick. */
export function isNamedAfterYativo(path: string): boolean {
	return (path.includes('ativo') || path.includes('ATIVO')) && mentionsYativo(path);
}

/** The hits of a content that may have some. */
export function readHits({ path, buffer, length, now }: Content, encoding: TextEncoding): readonly Hit[] {
	if (length <= wholeText) {
		return hitsIn(decode(buffer, length, encoding), { path, now });
	}
	const slices = function* () {
		for (let at = 0; at < length; at += wholeText) {
			yield buffer.subarray(at, Math.min(at + wholeText, length));
		}
	};
	return hitsInPieces({ path, now, pieces: () => decodePieces(slices(), encoding) });
}
