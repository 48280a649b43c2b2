import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { YativoError } from '../core/failure.ts';
import type { Journal, JournalEntry } from '../lifecycle/ports.ts';
import { type FileName, type Owner, readEntry, readFileName, writeEntry, writeFileName } from './journalFile.ts';

/** What the journal needs of the outside. */
export interface JournalSources {
	/** Absolute; made when missing. */
	readonly folder: string;
	/** This extension host. */
	readonly owner: Owner;
	/** Whether a process of this machine runs. */
	readonly isAlive: (pid: number) => boolean;
	readonly now: () => Date;
	/** Told once of each file that could not be read or understood. It is left alone. */
	readonly onCorrupt: (name: string) => void;
}

/** How often a window says that it still works on its entries. */
const heartbeatMs = 10_000;
/** A process that runs may still not be the one of the entry, after a reboot; one that slept comes back within this time. */
const staleMs = 600_000;
/** Processes of other machines cannot be asked. */
const staleElsewhereMs = 120_000;

/**
 * The journal of changing requests: a file for each open entry, in a folder that all windows share.
 *
 * Files and not `globalState`, because an entry must be on the disk before the request is sent, whatever is killed then,
 * and because windows must not overwrite each other's. While a window works on an entry it touches the file; an entry is
 * an orphan when its process is gone, or has not touched it for long. A rename makes sure that one window alone takes it.
 */
export class FileJournal implements Journal {
	readonly #sources: JournalSources;
	readonly #mine = new Map<string, JournalEntry>();
	readonly #released = new Set<string>();
	readonly #corrupt = new Set<string>();
	#heartbeat: NodeJS.Timeout | undefined;

	constructor(sources: JournalSources) {
		this.#sources = sources;
	}

	/** Ends the heartbeat; entries that are open stay, for the next window. */
	dispose(): void {
		clearInterval(this.#heartbeat);
	}

	/** Returns when the entry is on the disk. @throws YativoError `journalNotWritable` */
	async open(entry: JournalEntry): Promise<void> {
		const path = this.#pathOf(entry.id);
		try {
			await this.#write(path, entry);
		} catch (error) {
			await rm(`${path}.new`, { force: true }).catch(() => undefined);
			throw new YativoError({ kind: 'journalNotWritable', folder: this.#sources.folder }, { cause: error });
		}
		this.#adopt(entry);
	}

	async #write(path: string, entry: JournalEntry): Promise<void> {
		await mkdir(this.#sources.folder, { recursive: true, mode: 0o700 });
		const file = await open(`${path}.new`, 'wx', 0o600);
		try {
			await file.writeFile(writeEntry(entry));
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(`${path}.new`, path);
	}

	/**
	 * Returns when the entry is gone; one that another window took is its now. A file that cannot be deleted must not hide
	 * what came of the change: the next look at the journal finds it once more.
	 */
	async close(id: string): Promise<void> {
		try {
			await unlessMissing(unlink(this.#pathOf(id)));
		} catch {
			this.release(id);
			return;
		}
		this.#mine.delete(id);
		this.#released.delete(id);
		if (this.#mine.size === 0) {
			clearInterval(this.#heartbeat);
			this.#heartbeat = undefined;
		}
	}

	release(id: string): void {
		this.#released.add(id);
	}

	/**
	 * The entries that nobody works on, oldest first: those of windows that are gone, which become this window's, and those
	 * that this window has released. Each is given once.
	 */
	async unfinished(): Promise<readonly JournalEntry[]> {
		const released = [...this.#released].flatMap(id => this.#mine.get(id) ?? []);
		this.#released.clear();
		const orphans: JournalEntry[] = [];
		for (const name of (await unlessMissing(readdir(this.#sources.folder))) ?? []) {
			const entry = await this.#take(name).catch(() => this.#tellCorrupt(name));
			if (entry) {
				this.#adopt(entry);
				orphans.push(entry);
			}
		}
		return [...released, ...orphans].sort((a, b) => a.startedAt.localeCompare(b.startedAt));
	}

	async #take(name: string): Promise<JournalEntry | undefined> {
		const file = readFileName(name);
		if (!file || file.owner.nonce === this.#sources.owner.nonce || !(await this.#isOrphan(name, file))) {
			return undefined;
		}
		const path = join(this.#sources.folder, name);
		const text = await unlessMissing(readFile(path, 'utf8'));
		const entry = text === undefined ? undefined : readEntry(text);
		if (entry?.id !== file.id) {
			return text === undefined ? undefined : this.#tellCorrupt(name);
		}
		// Touched before the rename, so that it never looks abandoned under the new name.
		const taking = this.#touch(path).then(() => rename(path, this.#pathOf(file.id)));
		const taken = await unlessMissing(taking.then(() => true));
		return taken ? entry : undefined;
	}

	#tellCorrupt(name: string): undefined {
		if (!this.#corrupt.has(name)) {
			this.#corrupt.add(name);
			this.#sources.onCorrupt(name);
		}
	}

	async #isOrphan(name: string, { owner }: FileName): Promise<boolean> {
		const { now, isAlive, owner: me } = this.#sources;
		const touched = await unlessMissing(stat(join(this.#sources.folder, name)));
		if (!touched) {
			return false;
		}
		const silentMs = now().getTime() - touched.mtimeMs;
		if (owner.machine !== me.machine) {
			return silentMs > staleElsewhereMs;
		}
		return !isAlive(owner.pid) || silentMs > staleMs;
	}

	#adopt(entry: JournalEntry): void {
		this.#mine.set(entry.id, entry);
		this.#heartbeat ??= setInterval(() => {
			for (const id of this.#mine.keys()) {
				// A file that is gone was taken by another window; whatever else fails shows when the entry is closed.
				this.#touch(this.#pathOf(id)).catch(() => undefined);
			}
		}, heartbeatMs).unref();
	}

	async #touch(path: string): Promise<void> {
		const now = this.#sources.now();
		await utimes(path, now, now);
	}

	#pathOf(id: string): string {
		return join(this.#sources.folder, writeFileName({ id, owner: this.#sources.owner }));
	}
}

/** What a file operation gives, or `undefined` when there is no such file: then another window was faster. */
async function unlessMissing<T>(operation: Promise<T>): Promise<T | undefined> {
	try {
		return await operation;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return undefined;
		}
		throw error;
	}
}
