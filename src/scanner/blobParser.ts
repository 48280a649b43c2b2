import { decodePath } from './bytePath.ts';

/** What `git cat-file` says in front of a content. */
export interface BlobHeader {
	/** The object's name in the repository. */
	readonly id: string;
	/** What was asked for besides: a path, or whatever the asker wrote. */
	readonly rest: string;
}

/** Who wants to hear of blobs. */
export interface BlobReader {
	/** The content is in the first `length` bytes of `buffer`, until the call returns. */
	readonly content: (header: BlobHeader, buffer: Buffer, length: number) => void;
	readonly tooLarge: (header: BlobHeader) => void;
	/** The repository does not have the object: a partial clone. */
	readonly missing: (id: string) => void;
}

/** The format that `BlobParser` reads: `git cat-file --batch=<this>`. */
export const batchFormat = '%(objectname) %(objecttype) %(objectsize) %(rest)';

const newline = 0x0a;

/** Takes the output of `git cat-file --batch` apart as it streams by. One buffer serves all contents. */
export class BlobParser {
	readonly #reader: BlobReader;
	readonly #maxBytes: number;
	#buffer = Buffer.allocUnsafeSlow(1024 * 1024);
	#line: Buffer = Buffer.alloc(0);
	#header: BlobHeader | undefined;
	#filled = 0;
	#size = 0;

	constructor(reader: BlobReader, maxBytes: number) {
		this.#reader = reader;
		this.#maxBytes = maxBytes;
	}

	write(chunk: Buffer): void {
		let at = 0;
		while (at < chunk.length) {
			at = this.#header === undefined ? this.#readHeader(chunk, at) : this.#readContent(chunk, at, this.#header);
		}
	}

	#readHeader(chunk: Buffer, at: number): number {
		const end = chunk.indexOf(newline, at);
		this.#line = Buffer.concat([this.#line, chunk.subarray(at, end < 0 ? chunk.length : end)]);
		if (end < 0) {
			return chunk.length;
		}
		const line = decodePath(this.#line);
		this.#line = Buffer.alloc(0);
		const [, id = '', type, size, rest = ''] = /^(\S+) (\S+)(?: (\d+) ?(.*))?$/s.exec(line) ?? [];
		if (size === undefined) {
			if (type === 'missing') {
				this.#reader.missing(id);
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
			fits ? this.#reader.content(header, this.#buffer, this.#size) : this.#reader.tooLarge(header);
		}
		return at + taken;
	}
}
