import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ignoredBecause, parseIgnoreFile } from '../../detect/ignoreFile.ts';
import { printablePath } from '../bytePath.ts';
import { locate } from '../roots.ts';
import { scanTree } from '../scanTree.ts';
import { listTrackedIgnored, readGlobalIgnores } from '../tree.ts';
import { examineFiles, maxScannedBytes } from './examineFiles.ts';
import type {
	DocumentPlace,
	FileLeaks,
	NotScanned,
	ScanFolder,
	ScanQuestion,
	ScanResult,
	ScanRun,
} from './messages.ts';
import type { DocumentSources } from './watchedDocument.ts';

/** What scans of folders need of the outside. */
export interface FolderSources extends Omit<DocumentSources, 'tell'> {
	/** The file that threads run which help with a tree. */
	readonly workerFile: string;
	/** Whether a branch of a remote has a commit. `file` is any absolute path in the repository. */
	readonly isCommitPushed: (file: string, commit: string, signal: AbortSignal) => Promise<boolean>;
}

/** A usual workspace is done by then: a worker would make it slower. */
const workerDelay = 250;

/** Scans folders as they are on disk. A signal ends it at once, and what was found until then is told. */
export async function scanFolders(
	{ folders }: ScanQuestion,
	sources: FolderSources,
	{ signal, onProgress }: ScanRun,
): Promise<ScanResult<FileLeaks>> {
	const started = performance.now();
	const { workerFile } = sources;
	const waiting = new Map<string, DocumentPlace>();
	const skipped: NotScanned[] = [];
	let files = 0;
	let isIncomplete = false;
	for (const { base, isRepository, roots, paths } of treesOf(folders)) {
		const exclude = roots.flatMap(({ path, folder }) => folder.exclude.flatMap(pattern => rooted(pattern, path)));
		const globalIgnores = [...(await readGlobalIgnores(base)), exclude.join('\n')];
		const tree = { base, isRepository, roots, globalIgnores, maxBytes: maxScannedBytes, shard: undefined };
		const before = files;
		const scanned = await scanTree({
			tree,
			workerFile,
			workerDelay,
			signal,
			now: sources.now(),
			onProgress: seen => onProgress(before + seen.files),
			...(isRepository && { tracked: listTrackedIgnored(base, signal) }),
		});
		files += scanned.files;
		isIncomplete ||= scanned.incomplete !== undefined;
		skipped.push(...scanned.skipped.map(({ path, reason }) => ({ path: printablePath(join(base, path)), reason })));
		for (const path of new Set(scanned.hits.map(hit => hit.path))) {
			const place = paths(path);
			if (!path.isWellFormed()) {
				// No editor can open it.
				skipped.push({ path: printablePath(join(base, path)), reason: 'unreadable: NAME' });
			} else if (place?.file !== undefined) {
				waiting.set(place.file, place);
			}
		}
	}
	const found = await examineFiles([...waiting.values()], sources, signal);
	return { found, skipped, files, durationMs: durationSince(started), isIncomplete: isIncomplete || signal.aborted };
}

export function durationSince(started: number): number {
	return Math.round(performance.now() - started);
}

/** Folders that lie in one repository are one tree, so that nothing is scanned twice. */
function treesOf(folders: readonly ScanFolder[]) {
	const located = folders.flatMap(folder => {
		const place = locateFolder(folder.path);
		return place ? [{ ...place, folder }] : [];
	});
	return [...Map.groupBy(located, ({ base }) => base)].map(([base, places]) => {
		const roots = places.map(({ path, folder }) => ({ path, isFolder: true, folder }));
		return {
			base,
			isRepository: places.some(place => place.isRepository),
			roots,
			/** Where a file of the tree lies as the editor calls it, which may be through a link; `undefined`: not wanted. */
			paths: (path: string) => placeIn(roots, path),
		};
	});
}

interface RootFolder {
	readonly path: string;
	readonly folder: ScanFolder;
}

/** A folder that is gone by now has nothing to scan. */
function locateFolder(folder: string) {
	try {
		const { base, isRepository, roots } = locate([folder], realpathSync(folder));
		return { base, isRepository, path: roots[0]?.path ?? '' };
	} catch {
		return undefined;
	}
}

/** The innermost folder wins, as in the editor. */
function placeIn(roots: readonly RootFolder[], path: string): DocumentPlace | undefined {
	const root = roots
		.filter(each => each.path === '' || path.startsWith(`${each.path}/`))
		.toSorted((a, b) => b.path.length - a.path.length)[0];
	if (!root) {
		return undefined;
	}
	const inner = root.path === '' ? path : path.slice(root.path.length + 1);
	const { path: folder, exclude } = root.folder;
	return isExcluded(exclude, inner)
		? undefined
		: { file: join(folder, inner.replaceAll('/', sep)), folder, path: inner };
}

/** Whether patterns say to leave out a file; as for open documents. */
export function isExcluded(patterns: readonly string[], path: string): boolean {
	return ignoredBecause(parseIgnoreFile(patterns.join('\n')), path, '') !== undefined;
}

/** A pattern of a folder as its repository's top folder would say it. There is no negation, so nothing is lost by leaving it out. */
function rooted(pattern: string, folder: string): readonly string[] {
	const body = pattern.replace(/\s#\s.*$/, '').trim();
	if (body === '' || /^[!#\\]/.test(body)) {
		return [];
	}
	const isAnchored = body.slice(0, -1).includes('/');
	const prefix = folder === '' ? '' : `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}`;
	return [isAnchored ? `${prefix}/${body.replace(/^\//, '')}` : `${prefix}${prefix && '/**/'}${body}`];
}
