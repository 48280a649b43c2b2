import type { Find } from '../detect/prefilter.ts';
import { decodePath } from './bytePath.ts';
import type { FastFinder } from './fastFinder.ts';

/** What `git cat-file` says in front of a content. */
export interface BlobHeader {
	/** The object's name in the repository. */
	readonly id: string;
	/** What was asked for besides: a path, or whatever the asker wrote. */
	readonly rest: string;
}

/** A content is in the first `length` bytes of `buffer`, which has room for one more, until the call returns. */
export interface BlobContent {
	readonly buffer: Buffer;
	readonly length: number;
	/** A fast search in the buffer, where there is one. */
	readonly find: Find | undefined;
}

/** Who wants to hear of blobs. */
export interface BlobReader {
	readonly content: (header: BlobHeader, content: BlobContent) => void;
	readonly tooLarge: (header: BlobHeader) => void;
	/** The repository does not have the object: a partial clone. */
	readonly missing: (id: string) => void;
}

/** The format that `BlobParser` reads: `git cat-file --batch=<this>`. */
export const batchFormat = '%(objectname) %(objectsize) %(rest)';

const newline = 0x0a;
const none = Buffer.alloc(0);

/** Most contents are no longer than this, in bytes. */
export const usualBlob = 1024 * 1024;

/** Takes the output of `git cat-file --batch` apart as it streams by. One buffer serves all contents. */
export class BlobParser {
	readonly #reader: BlobReader;
	readonly #maxBytes: number;
	readonly #finder: FastFinder | undefined;
	#buffer: Buffer;
	/** The beginning of a header that the chunk before ended with. */
	#line: Buffer = none;
	#header: BlobHeader | undefined;
	#filled = 0;
	#size = 0;

	/** `finder`: for contents that fit into its buffer. */
	constructor(reader: BlobReader, maxBytes: number, finder?: FastFinder) {
		this.#reader = reader;
		this.#maxBytes = maxBytes;
		this.#finder = finder;
		this.#buffer = finder?.buffer ?? Buffer.allocUnsafeSlow(usualBlob);
	}

	write(chunk: Buffer): void {
		let at = 0;
		while (at < chunk.length) {
			at = this.#header === undefined ? this.#readHeader(chunk, at) : this.#readContent(chunk, at, this.#header);
		}
	}

	#readHeader(chunk: Buffer, at: number): number {
		const end = chunk.indexOf(newline, at);
		const part = chunk.subarray(at, end < 0 ? chunk.length : end);
		const bytes = this.#line.length === 0 ? part : Buffer.concat([this.#line, part]);
		if (end < 0) {
			this.#line = bytes;
			return chunk.length;
		}
		this.#line = none;
		const line = decodePath(bytes);
		const [, id = '', size, rest = ''] = /^(\S+) (\d+) (.*)$/s.exec(line) ?? [];
		if (size === undefined) {
			const missing = /^(\S+) missing$/.exec(line)?.[1];
			if (missing !== undefined) {
				this.#reader.missing(missing);
			}
			return end + 1;
		}
		this.#header = { id, rest };
		this.#size = Number(size);
		this.#filled = 0;
		if (this.#size < this.#maxBytes && this.#size >= this.#buffer.length) {
			this.#buffer = Buffer.allocUnsafeSlow(Math.min(this.#size * 2, this.#maxBytes) + 1);
		}
		return end + 1;
	}

	/** A content ends with one line break that is not part of it. */
	#readContent(chunk: Buffer, at: number, header: BlobHeader): number {
		const fits = this.#size < this.#maxBytes;
		const taken = Math.min(chunk.length - at, this.#size + 1 - this.#filled);
		if (fits) {
			chunk.copy(this.#buffer, this.#filled, at, at + Math.min(taken, this.#size - this.#filled));
		}
		this.#filled += taken;
		if (this.#filled > this.#size) {
			this.#header = undefined;
			fits ? this.#reader.content(header, this.#content()) : this.#reader.tooLarge(header);
		}
		return at + taken;
	}

	#content(): BlobContent {
		const find = this.#buffer === this.#finder?.buffer ? this.#finder.find : undefined;
		return { buffer: this.#buffer, length: this.#size, find };
	}
}
