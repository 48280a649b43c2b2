import * as vscode from 'vscode';
import type { DocumentLeak, GitFacts } from '../scanner/editor/messages.ts';
import { leaksSection } from './leakSettings.ts';
import type { LeakScans } from './list/leakScans.ts';
import type { WatchedTexts } from './watchedTexts.ts';

/** The leaks of a document, or of a file that a scan has seen. */
export interface FoundText {
	readonly uri: vscode.Uri;
	readonly leaks: readonly DocumentLeak[];
	readonly git: GitFacts | undefined;
}

/**
 * What is known to leak, for problems and lists alike. An open document speaks for itself; for a file that is closed, or too
 * long to be watched, speaks what a scan has seen on disk.
 */
export class FoundLeaks implements vscode.Disposable {
	readonly #texts: WatchedTexts;
	readonly #scans: LeakScans;
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	readonly #subscription: vscode.Disposable;
	#scanned: readonly vscode.Uri[] = [];
	/** Tells the document or file whose leaks changed. */
	readonly onDidChange = this.#changed.event;

	constructor(texts: WatchedTexts, scans: LeakScans) {
		this.#texts = texts;
		this.#scans = scans;
		this.#subscription = vscode.Disposable.from(
			texts.onDidChange(uri => this.#changed.fire(uri)),
			vscode.workspace.onDidOpenNotebookDocument(({ uri }) => this.#changed.fire(uri)),
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
			...this.#texts.all.map(({ document, leaks, git }) => ({ uri: document.uri, leaks, git })),
			...this.#scans.files.filter(({ uri }) => this.#isClosed(uri)).map(({ uri, leaks, git }) => ({ uri, leaks, git })),
		];
	}

	of(uri: vscode.Uri): FoundText | undefined {
		const text = this.#texts.of(uri);
		if (text) {
			return { uri, leaks: text.leaks, git: text.git };
		}
		const file = this.#isClosed(uri) ? this.#scans.file(uri) : undefined;
		return file && { uri, leaks: file.leaks, git: file.git };
	}

	/** The cells of a notebook that is open are documents of their own. */
	#isClosed(uri: vscode.Uri): boolean {
		const name = uri.toString();
		return (
			this.#texts.of(uri) === undefined &&
			!vscode.workspace.notebookDocuments.some(notebook => notebook.uri.toString() === name)
		);
	}

	#followScans(): void {
		const before = this.#scanned;
		this.#scanned = this.#scans.files.map(({ uri }) => uri);
		for (const uri of new Map([...before, ...this.#scanned].map(each => [each.toString(), each])).values()) {
			this.#changed.fire(uri);
		}
	}
}
