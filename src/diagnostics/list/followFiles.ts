import * as vscode from 'vscode';
import type { ScanKind } from '../../scanner/editor/messages.ts';
import { leaksSection } from '../leakSettings.ts';
import type { LeakScans } from './leakScans.ts';

/** Tools write many files at once; those of this time are looked at together. In milliseconds. */
const gatherMs = 200;

/** When more files than this change at once, a scan of everything is quicker. */
const manyFiles = 500;

/** What following needs of the rest. */
export interface FollowSources {
	readonly scans: LeakScans;
	/** Tells when git may think otherwise of files, or an ignore file changed. */
	readonly onDidChangeGit: vscode.Event<void>;
	/** Tells the user of a failure that no command waits for. */
	readonly report: (error: unknown) => unknown;
}

/** Keeps what scans have seen in step with the disk, from the first scan on. */
export function followFiles({ scans, onDidChangeGit, report }: FollowSources): vscode.Disposable {
	const changed = new Map<string, vscode.Uri>();
	const created = new Map<string, vscode.Uri>();
	const ended = new AbortController();
	let watcher: vscode.Disposable | undefined;
	let timer: NodeJS.Timeout | undefined;

	function run(work: () => Promise<void>): void {
		work().catch(error => ended.signal.aborted || report(error));
	}

	function rescan(kind: ScanKind): void {
		run(() => scans.rerun(kind, ended.signal));
	}

	/** Of a new folder, not everybody tells what came with it. */
	async function look(): Promise<void> {
		timer = undefined;
		const uris = [...changed.values()];
		const some = uris.length > manyFiles ? [] : [...created.values()];
		changed.clear();
		created.clear();
		if (uris.length > manyFiles || (await Promise.all(some.map(isFolder))).includes(true)) {
			rescan('tree');
		} else {
			await scans.refresh(uris);
		}
	}

	/** A folder that is gone takes its files along. */
	function follow(uri: vscode.Uri): void {
		if (!scans.summary('tree') || /\/\.git(?:\/|$)/.test(uri.path)) {
			return;
		}
		const below = scans.files.filter(file => file.uri.path.startsWith(`${uri.path}/`));
		for (const each of [uri, ...below.map(file => file.uri)]) {
			changed.set(each.toString(), each);
		}
		timer ??= setTimeout(() => run(look), gatherMs);
	}

	function watch(): void {
		if (!watcher && scans.summary('tree')) {
			const files = vscode.workspace.createFileSystemWatcher('**/*');
			watcher = vscode.Disposable.from(
				files,
				files.onDidChange(follow),
				files.onDidCreate(uri => {
					created.set(uri.toString(), uri);
					follow(uri);
				}),
				files.onDidDelete(follow),
			);
		}
	}

	return vscode.Disposable.from(
		scans.onDidChange(watch),
		vscode.workspace.onDidSaveTextDocument(({ uri }) => follow(uri)),
		vscode.workspace.onDidChangeWorkspaceFolders(() => (['tree', 'staged', 'history'] as const).forEach(rescan)),
		vscode.workspace.onDidChangeConfiguration(change => {
			if (change.affectsConfiguration(`${leaksSection}.exclude`)) {
				rescan('tree');
			}
		}),
		onDidChangeGit(() => {
			rescan('staged');
			run(() => scans.refreshHistory());
			run(() => scans.refresh(scans.files.map(({ uri }) => uri)));
		}),
		{
			dispose: () => {
				ended.abort();
				clearTimeout(timer);
				watcher?.dispose();
			},
		},
	);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
	try {
		return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
	} catch {
		return false;
	}
}
