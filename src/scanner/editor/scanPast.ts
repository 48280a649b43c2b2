import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { suppressKnown } from '../../detect/suppress.ts';
import { printablePath } from '../bytePath.ts';
import { decode, sniff } from '../content.ts';
import { readGit } from '../git.ts';
import { markKnown, readKnown } from '../known.ts';
import type { Hit, Scanned } from '../report.ts';
import { findRepository } from '../repository.ts';
import { scanHistory } from '../scanHistory.ts';
import { scanStaged } from '../scanStaged.ts';
import { maxScannedBytes } from './examineFiles.ts';
import type { PastLeak, ScanFolder, ScanQuestion, ScanResult, ScanRun } from './messages.ts';
import { durationSince, type FolderSources, isExcluded } from './scanFolders.ts';

/** Scans the index of each repository that the folders lie in. @throws ScanFailure when git fails. */
export function scanIndexes(
	{ folders }: ScanQuestion,
	{ now }: FolderSources,
	{ signal }: ScanRun,
): Promise<ScanResult<PastLeak>> {
	return scanRepositories(folders, async base => {
		const scanned = await scanStaged({ base, maxBytes: maxScannedBytes, now: now(), signal });
		return { scanned, pushed: new Set() };
	});
}

/** Scans the history of each repository that the folders lie in. @throws ScanFailure when git fails. */
export async function scanHistories(
	{ folders }: ScanQuestion,
	{ now, isCommitPushed }: FolderSources,
	{ signal, onProgress }: ScanRun,
): Promise<ScanResult<PastLeak>> {
	const seen = { files: 0, isShallow: false };
	const result = await scanRepositories(folders, async base => {
		// https://git-scm.com/docs/shallow
		seen.isShallow ||= existsSync(join(findRepository(base)?.commonFolder ?? base, 'shallow'));
		const scanned = await scanHistory({
			base,
			maxBytes: maxScannedBytes,
			now: now(),
			signal,
			revisions: [],
			shard: undefined,
			onProgress: ({ files }) => onProgress(seen.files + files),
		});
		seen.files += scanned.files;
		const pushed = new Set<string>();
		for (const commit of new Set(scanned.hits.map(hit => hit.commit))) {
			const isIt = commit && !signal.aborted && isCommitPushed(join(base, '.gitignore'), commit, signal);
			if (commit && (await Promise.resolve(isIt).catch(() => false))) {
				pushed.add(commit);
			}
		}
		return { scanned, pushed };
	});
	return { ...result, ...(seen.isShallow && { isShallow: true }) };
}

/** The same leaks with what the repository says about them now: which of them are agreed to stay, and which are pushed. */
export async function lookAgain(
	leaks: readonly PastLeak[],
	{ isCommitPushed }: Pick<FolderSources, 'isCommitPushed'>,
	signal: AbortSignal,
): Promise<readonly PastLeak[]> {
	const known = new Map([...new Set(leaks.map(({ base }) => base))].map(base => [base, readKnown(base)]));
	const pushed = new Map<string, Promise<boolean>>();
	const isPushed = ({ base, commit }: PastLeak) => {
		if (commit === undefined) {
			return false;
		}
		const id = `${base} ${commit}`;
		const asked = pushed.get(id) ?? isCommitPushed(join(base, '.gitignore'), commit, signal).catch(() => false);
		pushed.set(id, asked);
		return asked;
	};
	return Promise.all(
		leaks.map(async ({ suppressed, ...leak }) => {
			const open = { ...leak, ...(suppressed?.by === 'comment' && { suppressed }) };
			const [marked = open] = suppressKnown([open], leak.path, known.get(leak.base) ?? {});
			return { ...marked, isPushed: await isPushed(leak) };
		}),
	);
}

/** A file as git keeps it, in the index or in a commit; `undefined` when it does not. */
export async function readVersion({
	base,
	path,
	commit = ':0',
}: Pick<PastLeak, 'base' | 'path' | 'commit'>): Promise<string | undefined> {
	const bytes = await readGit({ folder: base, args: ['cat-file', 'blob', `${commit}:${path}`] }).catch(() => undefined);
	if (bytes === undefined) {
		return undefined;
	}
	const buffer = Buffer.concat([bytes, Buffer.alloc(1)]);
	const encoding = sniff(buffer, bytes.length);
	return encoding === 'binary' ? undefined : decode(buffer, bytes.length, encoding);
}

interface Past {
	readonly scanned: Scanned;
	/** Commits that a branch of a remote has. */
	readonly pushed: ReadonlySet<string>;
}

async function scanRepositories(
	folders: readonly ScanFolder[],
	scanOne: (base: string) => Promise<Past>,
): Promise<ScanResult<PastLeak>> {
	const started = performance.now();
	const repositories = new Set(folders.flatMap(repositoriesIn));
	const results: Past[] = [];
	const found: PastLeak[] = [];
	const skipped: ScanResult<PastLeak>['skipped'][number][] = [];
	for (const base of repositories) {
		const past = await scanOne(base);
		results.push(past);
		const { hits } = past.scanned;
		const leaks = markKnown(hits, readKnown(base)).map(hit => toPastLeak(hit, base, past.pushed));
		found.push(...leaks.filter(leak => !isLeftOut(leak, folders)));
		skipped.push(
			...past.scanned.skipped.map(({ path, reason }) => ({ path: printablePath(join(base, path)), reason })),
		);
	}
	return {
		found,
		skipped,
		files: results.reduce((sum, { scanned }) => sum + scanned.files, 0),
		repositories: repositories.size,
		durationMs: durationSince(started),
		isIncomplete: results.some(({ scanned }) => scanned.incomplete !== undefined),
	};
}

/** The repository that a folder lies in, or those that lie in it. */
function repositoriesIn({ path }: ScanFolder): readonly string[] {
	try {
		const folder = realpathSync(path);
		const around = findRepository(folder);
		if (around) {
			return [around.top];
		}
		const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory());
		const inside = folders.map(({ name }) => join(folder, name));
		return inside.filter(each => findRepository(each)?.top === each);
	} catch {
		return [];
	}
}

function toPastLeak(hit: Hit, base: string, pushed: ReadonlySet<string>): PastLeak {
	const { line, column, endLine, endColumn, path, ...leak } = hit;
	const range = { line: line - 1, character: column - 1, endLine: endLine - 1, endCharacter: endColumn - 1 };
	return { ...leak, range, base, path: printablePath(path), isPushed: pushed.has(hit.commit ?? '') };
}

/** Whether the innermost folder that the file lies in leaves it out. */
function isLeftOut({ base, path }: PastLeak, folders: readonly ScanFolder[]): boolean {
	const file = join(base, path);
	const [folder] = folders
		.filter(each => file.startsWith(each.path + sep))
		.toSorted((a, b) => b.path.length - a.path.length);
	return folder !== undefined && isExcluded(folder.exclude, relative(folder.path, file).replaceAll(sep, '/'));
}
