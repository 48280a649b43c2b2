import { realpathSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { aborted } from '../core/aborted.ts';
import { redact } from '../core/redact.ts';
import { hitsInBuffer } from '../scanner/bufferHits.ts';
import { decodePath } from '../scanner/bytePath.ts';
import { readGit } from '../scanner/git.ts';
import { BrokenOff, ScanFailure, type Scanned } from '../scanner/report.ts';
import { locate, missingOf, noSuchPath } from '../scanner/roots.ts';
import { scanHistory } from '../scanner/scanHistory.ts';
import { scanStaged } from '../scanner/scanStaged.ts';
import { scanTree } from '../scanner/scanTree.ts';
import { listTrackedIgnored, readGlobalIgnores } from '../scanner/tree.ts';
import type { ScanRequest } from './arguments.ts';

/** What a scan needs from the process it runs in. */
export interface Surroundings {
	readonly currentFolder: string;
	/** Standard input, opened when it is asked for. */
	readonly input: () => Readable;
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
		case 'tree':
			return scanPaths(target.paths, request, around);
		case 'stdin': {
			const { base } = locate(['.'], around.currentFolder);
			return {
				...(await scanInput(pathIn(base, resolve(around.currentFolder, target.path)), maxBytes, around)),
				base,
				notes: [],
			};
		}
		case 'staged': {
			const { base } = await findTop(around.currentFolder);
			return { ...(await orBrokenOff(scanStaged({ base, maxBytes, now, signal }))), base, notes: [] };
		}
		case 'history': {
			const { base, isShallow } = await findTop(around.currentFolder);
			const { revisions } = target;
			const scan = scanHistory({ base, maxBytes, now, signal, revisions, shard, onProgress });
			return { ...(await orBrokenOff(scan)), base, notes: isShallow ? [shallowNote] : [] };
		}
	}
}

async function scanPaths(paths: readonly string[], request: ScanRequest, around: Surroundings): Promise<Done> {
	const { currentFolder, workerFile, signal, onProgress, now } = around;
	const place = locate(paths, currentFolder);
	const globalIgnores = request.includeIgnored ? undefined : await readGlobalIgnores(place.base);
	const { maxBytes, shard } = request;
	const tree = { ...place, nearBase: nearest(place.base, currentFolder), globalIgnores, maxBytes, shard };
	const notes: string[] = [];
	const tell = (reason: string) =>
		notes.push(`Tracked files that are ignored as well were not scanned: ${redact(reason)}`);
	const isAsked = globalIgnores !== undefined && place.isRepository;
	const tracked = isAsked ? { tracked: listTrackedIgnored(place.base, signal, tell) } : {};
	const scanned = await scanTree({ tree, workerFile, signal, onProgress, now, ...tracked });
	const missing = missingOf(paths, currentFolder);
	const incomplete = missing.length === 0 ? {} : { incomplete: noSuchPath(missing) };
	return { ...incomplete, ...scanned, base: place.base, notes };
}

/** The shorter of the ways to a folder. Not on Windows, where only an absolute path may be long. */
function nearest(folder: string, currentFolder: string): string {
	const near = relative(realpathSync(currentFolder), folder) || '.';
	return sep === '/' && near.length < folder.length ? near : folder;
}

/** An absolute path as a scan of the base would call it; its last part when it lies elsewhere. */
function pathIn(base: string, path: string): string {
	const inner = relative(base, path).split(sep).join('/');
	return inner.startsWith('../') || isAbsolute(inner) ? basename(path) : inner;
}

/**
 * The top of the repository that git would use here, which in a hook is one that the environment names. Of a repository without work
 * tree it is the repository.
 *
 * @throws ScanFailure when there is none, or git refuses to read it.
 */
async function findTop(currentFolder: string): Promise<{ readonly base: string; readonly isShallow: boolean }> {
	const here = locate(['.'], currentFolder).base;
	const args = ['rev-parse', '--is-shallow-repository', '--show-cdup'];
	const answer = await readGit({ folder: here, args }).catch(error => {
		const isNone = error instanceof ScanFailure && error.message.startsWith('git: not a git repository');
		throw isNone ? new ScanFailure('This folder is in no git repository.') : error;
	});
	const [isShallow, upwards = ''] = decodePath(answer).split('\n');
	return { base: resolve(here, upwards), isShallow: isShallow === 'true' };
}

const shallowNote = 'This clone is shallow: older history was not scanned. git fetch --unshallow brings it.';

/** What a scan saw before git failed it, marked incomplete. */
function orBrokenOff(scan: Promise<Scanned>): Promise<Scanned> {
	return scan.catch(error => {
		if (error instanceof BrokenOff) {
			return { ...error.seen, incomplete: error.message.replace(/\.$/, '') };
		}
		throw error;
	});
}

async function scanInput(path: string, maxBytes: number, { input, now, signal }: Surroundings): Promise<Scanned> {
	const stream = input();
	const content = await Promise.race([readUpTo(stream, maxBytes), aborted(signal)]);
	if (content === undefined) {
		stream.destroy();
		return { hits: [], skipped: [], files: 0, bytes: 0, incomplete: 'interrupted' };
	}
	if (content === 'too large') {
		return { hits: [], skipped: [{ path, reason: 'too large' }], files: 0, bytes: 0 };
	}
	const buffer = Buffer.concat([content, Buffer.alloc(1)]);
	const hits = hitsInBuffer({ path, buffer, length: content.length, now });
	return hits === 'binary'
		? { hits: [], skipped: [{ path, reason: 'binary' }], files: 0, bytes: 0 }
		: { hits, skipped: [], files: 1, bytes: content.length };
}

/** All that a stream holds. Of one that is too long no more is read. */
async function readUpTo(stream: Readable, maxBytes: number): Promise<Buffer | 'too large'> {
	const pieces: Buffer[] = [];
	let length = 0;
	for await (const piece of stream as AsyncIterable<Buffer>) {
		length += piece.length;
		if (length > maxBytes) {
			return 'too large';
		}
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
