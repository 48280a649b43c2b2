import { isNamedAfterYativo } from './bufferHits.ts';
import { FileScanner } from './fileScanner.ts';
import { type Folder, FolderReader } from './folder.ts';
import type { Hit, Skipped } from './report.ts';
import type { Tree } from './tree.ts';

/** What one thread saw since it was last asked. */
export interface Batch {
	readonly hits: readonly Hit[];
	readonly skipped: readonly Skipped[];
	readonly files: number;
	readonly bytes: number;
}

/** A part of the work that another thread can take over. */
export interface Share {
	readonly path: string;
	readonly names?: readonly string[];
}

/** A file is a share of its folder. */
export function fileShare(path: string): Share {
	const slash = path.lastIndexOf('/');
	return { path: path.slice(0, Math.max(slash, 0)), names: [path.slice(slash + 1)] };
}

/** The same folder with only some of its files. Built in one place: objects of one shape keep the scan fast. */
function partOf({ path, scope }: Folder, names: readonly string[]): Folder {
	return { path, scope, names };
}

/** A folder with more files than this is shared in parts. */
const manyFiles = 256;

/** Walks folders and scans their files on one thread. Folders that wait are a stack: the walk goes deep first. */
export class TreeScanner {
	readonly #reader: FolderReader;
	readonly #files: FileScanner;
	#waiting: Folder[] = [];
	#hits: Hit[] = [];
	#skipped: Skipped[] = [];
	/** Since the last `take`. */
	fileCount = 0;
	byteCount = 0;

	/** `now`: milliseconds since 1970. */
	constructor(tree: Tree, now: number) {
		this.#reader = new FolderReader(tree);
		this.#files = new FileScanner({ maxBytes: tree.maxBytes, now, pathOf: location => this.#pathOf(location) });
	}

	get isDone(): boolean {
		return this.#waiting.length === 0;
	}

	/** How many folders wait. */
	get waiting(): number {
		return this.#waiting.length;
	}

	/** The tracked files among these paths that the walk does not reach, because an ignore file speaks of them. */
	unreached(paths: readonly string[]): Share[] {
		return paths.filter(path => this.#reader.isLeftOut(path)).map(fileShare);
	}

	add(shares: readonly Share[]): void {
		for (const share of shares) {
			const folder = this.#reader.open(share.path);
			this.#waiting.push(share.names === undefined ? folder : partOf(folder, share.names));
		}
	}

	/** Gives away the older half of what waits: those folders lie nearest to the root and so hold the most. */
	giveHalf(): Share[] {
		const count = this.#waiting.length >> 1;
		const given = this.#waiting.slice(0, count);
		this.#waiting = this.#waiting.slice(count);
		return given.map(({ path, names }) => (names === undefined ? { path } : { path, names }));
	}

	/** Scans the next folder, or as much of it as there is time for: `isOver` is asked after each file. */
	step(isOver: () => boolean): void {
		const folder = this.#waiting.pop();
		if (folder === undefined) {
			return;
		}
		if (folder.names !== undefined) {
			this.#scanFiles(folder, folder.names, isOver);
			return;
		}
		const { files, folders, skipped } = this.#reader.list(folder);
		this.#skipped.push(...skipped);
		this.#waiting.push(...folders);
		if (files.length <= manyFiles) {
			this.#scanFiles(folder, files, isOver);
			return;
		}
		for (let at = 0; at < files.length; at += manyFiles) {
			this.#waiting.push(partOf(folder, files.slice(at, at + manyFiles)));
		}
	}

	#scanFiles(folder: Folder, names: readonly string[], isOver: () => boolean): void {
		const place = `${this.#reader.prefix}${folder.path === '' ? '' : `${folder.path}/`}`;
		const isNamed = isNamedAfterYativo(folder.path);
		let done = 0;
		for (const name of names) {
			this.#scan(`${place}${name}`, isNamed || isNamedAfterYativo(name));
			done++;
			if (done < names.length && isOver()) {
				this.#waiting.push(partOf(folder, names.slice(done)));
				return;
			}
		}
	}

	/** What reports call the file that lies somewhere in the tree. */
	#pathOf(location: string): string {
		return location.slice(this.#reader.prefix.length);
	}

	#scan(location: string, isNamed: boolean): void {
		const { bytes, hits, skipped } = this.#files.scan(location, isNamed);
		if (skipped !== undefined) {
			this.#skipped.push({ path: this.#pathOf(location), reason: skipped });
			return;
		}
		this.fileCount++;
		this.byteCount += bytes;
		if (hits.length > 0) {
			this.#hits.push(...hits);
		}
	}

	/** What was seen since the last call. */
	take(): Batch {
		const batch = { hits: this.#hits, skipped: this.#skipped, files: this.fileCount, bytes: this.byteCount };
		this.#hits = [];
		this.#skipped = [];
		this.fileCount = 0;
		this.byteCount = 0;
		return batch;
	}
}
