import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { mayHoldCredential } from '../detect/prefilter.ts';
import { readHits, wholeText } from './bufferHits.ts';
import { systemPath } from './bytePath.ts';
import { decodePieces, sniff, type TextEncoding } from './content.ts';
import { makeFastFinder } from './fastFinder.ts';
import { codeOf } from './folder.ts';
import { hitsInPieces } from './longText.ts';
import type { Hit, SkipReason } from './report.ts';

/** A file of a folder. Its path in reports is told when it is needed, which is seldom. */
export interface ListedFile {
	/** Where it lies. */
	readonly location: string;
	/** How many characters of the location stand before what reports call it. */
	readonly above: number;
	/** Whether what reports call it speaks of Yativo. */
	readonly isNamedAfterYativo: boolean;
}

/** What became of one file. */
export interface Outcome {
	readonly bytes: number;
	readonly hits: readonly Hit[];
	readonly skipped?: SkipReason;
}

/** Most files fit into the first read, so one file costs one open, one read and one close. */
const firstRead = 64 * 1024;

/** So much of the end of one piece is seen again with the next, so that nothing is cut in two. */
const seam = 256;

const nothing: readonly Hit[] = [];

/** Opening must not wait for a writer when the file turned into a pipe meanwhile. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** Scans files one after the other, with one buffer for all. Synchronous on purpose: it is the fastest way to read. */
export class FileScanner {
	readonly #finder = makeFastFinder(wholeText + 1);
	readonly #buffer = this.#finder?.buffer ?? Buffer.allocUnsafeSlow(wholeText + 1);
	readonly #maxBytes: number;
	readonly #now: number;

	/** `maxBytes`: longer files are skipped. `now`: milliseconds since 1970. */
	constructor({ maxBytes, now }: { readonly maxBytes: number; readonly now: number }) {
		this.#maxBytes = maxBytes;
		this.#now = now;
	}

	/** Scans a file. Never throws for what a file may be. */
	scan(file: ListedFile): Outcome {
		let descriptor: number;
		try {
			descriptor = openSync(systemPath(file.location), openFlags);
		} catch (error) {
			return { bytes: 0, hits: nothing, skipped: `unreadable: ${codeOf(error)}` };
		}
		try {
			return this.#scanOpen(file, descriptor);
		} catch (error) {
			return { bytes: 0, hits: nothing, skipped: `unreadable: ${codeOf(error)}` };
		} finally {
			closeSync(descriptor);
		}
	}

	#scanOpen(file: ListedFile, descriptor: number): Outcome {
		const buffer = this.#buffer;
		let length = readSync(descriptor, buffer, 0, firstRead, null);
		if (length === 0 && !fstatSync(descriptor).isFile()) {
			return { bytes: 0, hits: nothing, skipped: 'special file' };
		}
		const encoding = sniff(buffer, length);
		if (encoding === 'binary') {
			return { bytes: length, hits: nothing, skipped: 'binary' };
		}
		if (length === firstRead) {
			length += this.#fill(descriptor, length);
			if (length === wholeText) {
				return this.#scanLong(file, descriptor, encoding);
			}
		}
		if (length > this.#maxBytes) {
			return { bytes: 0, hits: nothing, skipped: 'too large' };
		}
		const needed = file.isNamedAfterYativo || mayHoldCredential(buffer, length, this.#finder?.find);
		const hits = needed ? readHits({ path: pathOf(file), buffer, length, now: this.#now }, encoding) : nothing;
		return { bytes: length, hits };
	}

	/** Reads on until the buffer is full or the file ends. */
	#fill(descriptor: number, from: number): number {
		let length = from;
		for (let read = -1; read !== 0 && length < wholeText; length += read) {
			read = readSync(descriptor, this.#buffer, length, wholeText - length, null);
		}
		return length - from;
	}

	#scanLong(file: ListedFile, descriptor: number, encoding: TextEncoding): Outcome {
		const stats = fstatSync(descriptor);
		const { size } = stats;
		if (!stats.isFile()) {
			return { bytes: 0, hits: nothing, skipped: 'special file' };
		}
		if (size > this.#maxBytes) {
			return { bytes: 0, hits: nothing, skipped: 'too large' };
		}
		const pieces = () => decodePieces(this.#slices(descriptor), encoding);
		const needed = this.#needsScan(file, descriptor);
		const hits = needed ? hitsInPieces({ path: pathOf(file), now: this.#now, pieces }) : nothing;
		return { bytes: size, hits };
	}

	#needsScan({ isNamedAfterYativo }: ListedFile, descriptor: number): boolean {
		const buffer = this.#buffer;
		let needed = isNamedAfterYativo || mayHoldCredential(buffer, wholeText, this.#finder?.find);
		let filled = wholeText;
		for (let at = wholeText, read = -1; read !== 0 && !needed; at += read) {
			buffer.copyWithin(0, filled - seam, filled);
			read = readSync(descriptor, buffer, seam, wholeText - seam, at);
			filled = seam + read;
			needed = mayHoldCredential(buffer, filled, this.#finder?.find);
		}
		return needed;
	}

	/** A file that changes meanwhile is read as far as it is then, but not without end. */
	*#slices(descriptor: number): Generator<Buffer> {
		for (let at = 0, read = -1; read !== 0 && at <= this.#maxBytes; at += read) {
			read = readSync(descriptor, this.#buffer, 0, wholeText, at);
			yield this.#buffer.subarray(0, read);
		}
	}
}

function pathOf({ location, above }: ListedFile): string {
	return location.slice(above);
}
