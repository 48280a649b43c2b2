import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { mayHoldCredential } from '../detect/prefilter.ts';
import { readHits, wholeText } from './bufferHits.ts';
import { systemPath } from './bytePath.ts';
import { decodePieces, sniff, type TextEncoding } from './content.ts';
import { makeFastFinder } from './fastFinder.ts';
import { codeOf } from './folder.ts';
import { hitsInPieces } from './longText.ts';
import type { Hit, SkipReason } from './report.ts';

/** What became of one file. */
export interface Outcome {
	readonly bytes: number;
	readonly hits: readonly Hit[];
	/** Why it was not scanned; `undefined` when it was. */
	readonly skipped: SkipReason | undefined;
}

/** Most files fit into the first read, so one file costs one open, one read and one close. */
const firstRead = 64 * 1024;

/** So much of the end of one piece is seen again with the next, so that nothing is cut in two. */
const seam = 256;

const nothing: readonly Hit[] = [];

function skip(reason: SkipReason): Outcome {
	return { bytes: 0, hits: nothing, skipped: reason };
}

/** Opening must not wait for a writer when the file turned into a pipe meanwhile. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** What a scanner of files needs to know of all of them. */
interface FileScannerOptions {
	/** Longer files are skipped. */
	readonly maxBytes: number;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** What reports call the file that lies somewhere; asked where something is found. */
	readonly pathOf: (location: string) => string;
}

interface OpenFile {
	readonly location: string;
	readonly descriptor: number;
	readonly isNamedAfterYativo: boolean;
}

/** Scans files one after the other, with one buffer for all. Synchronous on purpose: it is the fastest way to read. */
export class FileScanner {
	readonly #finder = makeFastFinder(wholeText + 1);
	readonly #buffer = this.#finder?.buffer ?? Buffer.allocUnsafeSlow(wholeText + 1);
	readonly #options: FileScannerOptions;

	constructor(options: FileScannerOptions) {
		this.#options = options;
	}

	/**
	 * Scans a file. Never throws for what a file may be.
	 *
	 * @param isNamedAfterYativo whether what reports call it speaks of Yativo.
	 */
	scan(location: string, isNamedAfterYativo: boolean): Outcome {
		let descriptor: number;
		try {
			descriptor = openSync(systemPath(location), openFlags);
		} catch (error) {
			return skip(`unreadable: ${codeOf(error)}`);
		}
		try {
			return this.#scanOpen({ location, descriptor, isNamedAfterYativo });
		} catch (error) {
			return skip(`unreadable: ${codeOf(error)}`);
		} finally {
			closeSync(descriptor);
		}
	}

	#scanOpen({ location, descriptor, isNamedAfterYativo }: OpenFile): Outcome {
		const buffer = this.#buffer;
		let length = readSync(descriptor, buffer, 0, firstRead, null);
		if (length === 0 && !fstatSync(descriptor).isFile()) {
			return skip('special file');
		}
		const encoding = sniff(buffer, length);
		if (encoding === 'binary') {
			return skip('binary');
		}
		if (length === firstRead) {
			length += this.#fill(descriptor, length);
			if (length === wholeText) {
				return this.#scanLong({ location, descriptor, isNamedAfterYativo }, encoding);
			}
		}
		if (length > this.#options.maxBytes) {
			return skip('too large');
		}
		const needed = isNamedAfterYativo || mayHoldCredential(buffer, length, this.#finder?.find);
		const hits = needed
			? readHits({ path: this.#options.pathOf(location), buffer, length, now: this.#options.now }, encoding)
			: nothing;
		return { bytes: length, hits, skipped: undefined };
	}

	/** Reads on until the buffer is full or the file ends. */
	#fill(descriptor: number, from: number): number {
		let length = from;
		for (let read = -1; read !== 0 && length < wholeText; length += read) {
			read = readSync(descriptor, this.#buffer, length, wholeText - length, null);
		}
		return length - from;
	}

	#scanLong(file: OpenFile, encoding: TextEncoding): Outcome {
		const { location, descriptor } = file;
		const stats = fstatSync(descriptor);
		const { size } = stats;
		if (!stats.isFile()) {
			return skip('special file');
		}
		if (size > this.#options.maxBytes) {
			return skip('too large');
		}
		const pieces = () => decodePieces(this.#slices(descriptor), encoding);
		const needed = this.#needsScan(file);
		const hits = needed
			? hitsInPieces({ path: this.#options.pathOf(location), now: this.#options.now, pieces })
			: nothing;
		return { bytes: size, hits, skipped: undefined };
	}

	#needsScan({ descriptor, isNamedAfterYativo }: OpenFile): boolean {
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
		for (let at = 0, read = -1; read !== 0 && at <= this.#options.maxBytes; at += read) {
			read = readSync(descriptor, this.#buffer, 0, wholeText, at);
			yield this.#buffer.subarray(0, read);
		}
	}
}
