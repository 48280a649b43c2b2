import { existsSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer as readAll } from 'node:stream/consumers';
import { hitsInBuffer } from '../scanner/bufferHits.ts';
import { ScanFailure, type Scanned } from '../scanner/report.ts';
import { findRepository } from '../scanner/repository.ts';
import { locate } from '../scanner/roots.ts';
import { scanHistory } from '../scanner/scanHistory.ts';
import { scanStaged } from '../scanner/scanStaged.ts';
import { scanTree } from '../scanner/scanTree.ts';
import { listTrackedIgnored, readGlobalIgnores } from '../scanner/tree.ts';
import type { ScanRequest } from './arguments.ts';

/** What a scan needs from the process it runs in. */
export interface Surroundings {
	readonly currentFolder: string;
	readonly input: Readable;
	/** What worker threads run. */
	readonly workerFile: string;
	readonly signal: AbortSignal;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly onProgress: (seen: { readonly files: number; readonly bytes: number }) => void;
}

/** A scan and the folder that its paths are relative to. */
export interface Done extends Scanned {
	readonly base: string;
	/** What the user should know besides. */
	readonly notes: readonly string[];
}

/** Does what was asked. @throws ScanFailure when it cannot. */
export async function runScan(request: ScanRequest, around: Surroundings): Promise<Done> {
	const { target, maxBytes, shard } = request;
	const { now, signal, onProgress } = around;
	switch (target.kind) {
		case 'tree': {
			const place = locate(target.paths, around.currentFolder);
			const globalIgnores = request.includeIgnored ? undefined : await readGlobalIgnores(place.base);
			const tree = { ...place, globalIgnores, maxBytes, shard };
			const isAsked = globalIgnores !== undefined && place.isRepository;
			const tracked = isAsked ? { tracked: listTrackedIgnored(place.base, signal) } : {};
			const scanned = await scanTree({ tree, workerFile: around.workerFile, signal, onProgress, now, ...tracked });
			return { ...scanned, base: place.base, notes: [] };
		}
		case 'stdin': {
			const { base } = locate(['.'], around.currentFolder);
			return {
				...(await scanInput(pathIn(base, resolve(around.currentFolder, target.path)), around)),
				base,
				notes: [],
			};
		}
		case 'staged': {
			const base = topOf(around.currentFolder);
			return { ...(await scanStaged({ base, maxBytes, now, signal })), base, notes: [] };
		}
		case 'history': {
			const base = topOf(around.currentFolder);
			const { revisions } = target;
			const scanned = await scanHistory({ base, maxBytes, now, signal, revisions, shard, onProgress });
			return { ...scanned, base, notes: shallowNote(base) };
		}
	}
}

/** An absolute path as a scan of the base would call it; its last part when it lies elsewhere. */
function pathIn(base: string, path: string): string {
	const inner = relative(base, path).split(sep).join('/');
	return inner.startsWith('../') || isAbsolute(inner) ? basename(path) : inner;
}

function topOf(folder: string): string {
	const repository = findRepository(locate(['.'], folder).base);
	if (repository === undefined) {
		throw new ScanFailure('This folder is in no git repository.');
	}
	return repository.top;
}

/** Git lists in the file `shallow` where the history of a clone was cut off. */
function shallowNote(base: string): string[] {
	const folder = findRepository(base)?.commonFolder ?? base;
	return existsSync(join(folder, 'shallow'))
		? ['This clone is shallow: older history was not scanned. git fetch --unshallow brings it.']
		: [];
}

async function scanInput(path: string, { input, now, signal }: Surroundings): Promise<Scanned> {
	const content = await Promise.race([readAll(input), aborted(signal)]);
	if (content === undefined) {
		input.destroy();
		return { hits: [], skipped: [], files: 0, bytes: 0, incomplete: 'interrupted' };
	}
	const buffer = Buffer.concat([content, Buffer.alloc(1)]);
	const hits = hitsInBuffer({ path, buffer, length: content.length, now });
	return hits === 'binary'
		? { hits: [], skipped: [{ path, reason: 'binary' }], files: 0, bytes: 0 }
		: { hits, skipped: [], files: 1, bytes: content.length };
}

function aborted(signal: AbortSignal): Promise<undefined> {
	return new Promise(resolve => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
}
