import * as vscode from 'vscode';
import { ignoredBecause } from '../../detect/ignoreFile.ts';
import type {
	FileLeaks,
	NotScanned,
	PastLeak,
	ScanFolder,
	ScanKind,
	ScanResult,
	ScanRun,
} from '../../scanner/editor/messages.ts';
import { leakSettings } from '../leakSettings.ts';
import type { FolderScanner } from '../scanner.ts';

/** What the last scan of a kind saw. */
export interface ScanSummary {
	readonly files: number;
	readonly repositories?: number;
	readonly isShallow?: true;
	readonly isIncomplete: boolean;
	readonly skipped: readonly NotScanned[];
}

/** What the scans of this window have seen, kept up to date file by file. */
export class LeakScans implements vscode.Disposable {
	readonly #scanner: FolderScanner;
	readonly #running = new Map<ScanKind, AbortController>();
	#treeScans = 0;
	/** The last look at each file, as long as it or a scan of the tree goes on. */
	readonly #looks = new Map<string, { readonly look: symbol; readonly uri: vscode.Uri }>();
	readonly #turns = new Map<ScanKind, symbol>();
	readonly #summaries = new Map<ScanKind, ScanSummary>();
	readonly #files = new Map<string, FileLeaks & { readonly uri: vscode.Uri }>();
	readonly #past: Record<'staged' | 'history', readonly PastLeak[]> = { staged: [], history: [] };
	readonly #changed = new vscode.EventEmitter<void>();
	#seen = 0;
	readonly #progressed = new vscode.EventEmitter<void>();
	/** Something was found or is gone. */
	readonly onDidChange = this.#changed.event;
	/** A scan began, went on or ended. */
	readonly onDidProgress = this.#progressed.event;

	constructor(scanner: FolderScanner) {
		this.#scanner = scanner;
	}

	dispose(): void {
		this.cancel();
		this.#changed.dispose();
		this.#progressed.dispose();
	}

	/** How many files the scans that are going on have seen; `undefined` when there is none. */
	get progress(): number | undefined {
		return this.#running.size > 0 ? this.#seen : undefined;
	}

	summary(kind: ScanKind): ScanSummary | undefined {
		return this.#summaries.get(kind);
	}

	/** The files with leaks on disk, as the last scan or a later look at them told. */
	get files(): readonly (FileLeaks & { readonly uri: vscode.Uri })[] {
		return [...this.#files.values()];
	}

	file(uri: vscode.Uri): FileLeaks | undefined {
		return this.#files.get(uri.toString());
	}

	past(source: 'staged' | 'history'): readonly PastLeak[] {
		return this.#past[source];
	}

	/** Ends all scans that are going on; what they have found until then is kept. */
	cancel(): void {
		for (const work of this.#running.values()) {
			work.abort();
		}
	}

	/**
	 * Scans the folders of the workspace, and forgets what the scan before saw. One of the same kind that is going on is ended.
	 *
	 * @throws YativoError `gitFailed`
	 */
	async run(kind: ScanKind, { signal, onProgress }: ScanRun): Promise<void> {
		this.#running.get(kind)?.abort();
		const work = new AbortController();
		const abort = () => work.abort();
		signal.addEventListener('abort', abort);
		this.#running.set(kind, work);
		this.#seen = 0;
		this.#progressed.fire();
		try {
			const tellProgress = (files: number) => {
				this.#seen = files;
				onProgress(files);
				this.#progressed.fire();
			};
			await this.#start(kind, { signal: work.signal, onProgress: tellProgress });
		} finally {
			signal.removeEventListener('abort', abort);
			if (this.#running.get(kind) === work) {
				this.#running.delete(kind);
			}
			this.#progressed.fire();
		}
	}

	/** Scans again, without anybody waiting for it, what was scanned before. */
	async rerun(kind: ScanKind, signal: AbortSignal): Promise<void> {
		if (this.#summaries.has(kind) && !this.#running.has(kind)) {
			await this.#start(kind, { signal, onProgress: () => {} });
		}
	}

	/** Looks at files anew, as they are on disk. Only where the folders were scanned before. */
	async refresh(uris: readonly vscode.Uri[]): Promise<void> {
		const wanted = uris.filter(uri => uri.scheme === 'file' && this.#summaries.has('tree'));
		const places = wanted.flatMap(uri => placeIn(uri) ?? []);
		const known = wanted.filter(uri => this.#files.has(uri.toString()));
		if (places.length === 0 && known.length === 0) {
			return;
		}
		const look = Symbol();
		for (const uri of wanted) {
			this.#looks.set(uri.toString(), { look, uri });
		}
		const found = await this.#scanner.ask('files', { files: places });
		const isLast = (uri: vscode.Uri) => this.#looks.get(uri.toString())?.look === look;
		for (const uri of wanted.filter(isLast)) {
			this.#files.delete(uri.toString());
		}
		this.#takeFiles(found.filter(({ file }) => isLast(vscode.Uri.file(file))));
		if (this.#treeScans === 0) {
			for (const uri of wanted.filter(isLast)) {
				this.#looks.delete(uri.toString());
			}
		}
		if (known.length > 0 || found.length > 0) {
			this.#changed.fire();
		}
	}

	/** Asks anew what repositories say about the leaks in their history. */
	async refreshHistory(): Promise<void> {
		const { history } = this.#past;
		if (history.length > 0) {
			const leaks = await this.#scanner.ask('past', { leaks: history });
			if (this.#past.history === history) {
				this.#past.history = leaks;
				this.#changed.fire();
			}
		}
	}

	#start(kind: ScanKind, run: ScanRun): Promise<void> {
		return kind === 'tree' ? this.#scanTree(run) : this.#scan(kind, run);
	}

	/** Of scans that overtake each other, the last one tells. */
	async #scan(kind: ScanKind, run: ScanRun): Promise<void> {
		const turn = Symbol();
		this.#turns.set(kind, turn);
		const result = await this.#scanner.scan(kind, { folders: scanFolders() }, run);
		if (this.#turns.get(kind) === turn) {
			this.#take(kind, result);
		}
	}

	/** What changes while the tree is scanned may change behind the scan's back: it is looked at again. */
	async #scanTree(run: ScanRun): Promise<void> {
		this.#treeScans++;
		try {
			await this.#scan('tree', run);
		} finally {
			this.#treeScans--;
		}
		await this.refresh([...this.#looks.values()].map(({ uri }) => uri));
	}

	#take(kind: ScanKind, { found, ...summary }: ScanResult<FileLeaks | PastLeak>): void {
		this.#summaries.set(kind, summary);
		if (kind === 'tree') {
			this.#files.clear();
			this.#takeFiles(found as readonly FileLeaks[]);
		} else {
			this.#past[kind] = found as readonly PastLeak[];
		}
		this.#changed.fire();
	}

	#takeFiles(found: readonly FileLeaks[]): void {
		for (const leaky of found) {
			const uri = vscode.Uri.file(leaky.file);
			this.#files.set(uri.toString(), { ...leaky, uri });
		}
	}
}

/** The folders of the workspace that a scan can read. */
function scanFolders(): readonly ScanFolder[] {
	return (vscode.workspace.workspaceFolders ?? [])
		.filter(({ uri }) => uri.scheme === 'file')
		.map(({ uri }) => ({ path: uri.fsPath, exclude: leakSettings(uri).patterns }));
}

/** A file of the workspace that no setting excludes. */
function placeIn(uri: vscode.Uri) {
	const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
	if (folder?.scheme !== 'file') {
		return undefined;
	}
	const path = vscode.workspace.asRelativePath(uri, false).replaceAll('\\', '/');
	return ignoredBecause(leakSettings(uri).exclude, path, '')
		? undefined
		: { file: uri.fsPath, folder: folder.fsPath, path };
}
