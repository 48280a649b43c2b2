import * as vscode from 'vscode';
import type { DocumentLeak, FileLeaks, GitFacts } from '../scanner/editor/messages.ts';
import { cellOf, notebookOf } from './documentPlace.ts';
import { HeldByCells } from './heldByCells.ts';
import { leaksSection } from './leakSettings.ts';
import type { LeakScans } from './list/leakScans.ts';
import type { CellPlace } from './list/listedLeak.ts';
import type { WatchedTexts } from './watchedTexts.ts';

/** The leaks of a document, or of a file that a scan has seen. */
export interface FoundText {
	readonly uri: vscode.Uri;
	/** For a cell of an open notebook. */
	readonly cell?: CellPlace;
	readonly leaks: readonly DocumentLeak[];
	readonly git: GitFacts | undefined;
}

/**
 * What is known to leak, for problems and lists alike. An open document speaks for itself; for a file that is closed, or too
 * long to be watched, and for what a notebook has besides its cells, speaks what a scan has seen on disk.
 */
export class FoundLeaks implements vscode.Disposable {
	readonly #texts: WatchedTexts;
	readonly #scans: LeakScans;
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	readonly #subscription: vscode.Disposable;
	#scanned: readonly vscode.Uri[] = [];
	/** Of each open notebook. */
	readonly #held = new WeakMap<vscode.NotebookDocument, HeldByCells>();
	/** Tells the document or file whose leaks changed. */
	readonly onDidChange = this.#changed.event;

	constructor(texts: WatchedTexts, scans: LeakScans) {
		this.#texts = texts;
		this.#scans = scans;
		this.#subscription = vscode.Disposable.from(
			texts.onDidChange(uri => this.#followText(uri)),
			vscode.workspace.onDidOpenNotebookDocument(({ uri }) => this.#changed.fire(uri)),
			vscode.workspace.onDidSaveNotebookDocument(({ uri }) => this.#changed.fire(uri)),
			vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
				if (contentChanges.length > 0) {
					this.#changed.fire(notebook.uri);
				}
			}),
			vscode.workspace.onDidCloseNotebookDocument(({ uri }) => this.#changed.fire(uri)),
			scans.onDidChange(() => this.#followScans()),
			vscode.workspace.onDidChangeConfiguration(change => {
				if (change.affectsConfiguration(leaksSection)) {
					this.#followScans();
				}
			}),
		);
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	get all(): readonly FoundText[] {
		return [
			...this.#texts.all.map(({ document, leaks, git }) => {
				const cell = cellOf(document);
				return { uri: document.uri, leaks, git, ...(cell && { cell }) };
			}),
			...this.#scans.files.flatMap(file => this.#onDisk(file.uri, file) ?? []),
		];
	}

	of(uri: vscode.Uri): FoundText | undefined {
		const text = this.#texts.of(uri);
		if (text) {
			return { uri, leaks: text.leaks, git: text.git };
		}
		const file = this.#scans.file(uri);
		return file && this.#onDisk(uri, file);
	}

	/** What a scan has seen, unless a document speaks for all of it. The cells of an open notebook are documents of their own. */
	#onDisk(uri: vscode.Uri, { leaks, git }: FileLeaks): FoundText | undefined {
		if (this.#texts.of(uri)) {
			return undefined;
		}
		const name = uri.toString();
		const notebook = vscode.workspace.notebookDocuments.find(each => each.uri.toString() === name);
		const held = notebook && this.#heldBy(notebook);
		return { uri, leaks: held ? leaks.filter(({ digest }) => !held.has(digest)) : leaks, git };
	}

	#heldBy(notebook: vscode.NotebookDocument): ReadonlySet<string> {
		const held = this.#held.get(notebook) ?? new HeldByCells();
		this.#held.set(notebook, held);
		const leaks = notebook.getCells().flatMap(({ document }) => this.#texts.of(document.uri)?.leaks ?? []);
		return held.follow({
			look: this.#scans.file(notebook.uri),
			isDirty: notebook.isDirty,
			digests: leaks.map(({ digest }) => digest),
		});
	}

	#followText(uri: vscode.Uri): void {
		this.#changed.fire(uri);
		const notebook = notebookOf(uri);
		if (notebook) {
			this.#heldBy(notebook);
			this.#changed.fire(notebook.uri);
		}
	}

	#followScans(): void {
		const before = this.#scanned;
		this.#scanned = this.#scans.files.map(({ uri }) => uri);
		for (const uri of new Map([...before, ...this.#scanned].map(each => [each.toString(), each])).values()) {
			this.#changed.fire(uri);
		}
	}
}
