import * as vscode from 'vscode';
import { ignoredBecause } from '../detect/ignoreFile.ts';
import type { DocumentLeak, DocumentLeaks, GitFacts } from '../scanner/editor/messages.ts';
import { isWatchable, placeOf } from './documentPlace.ts';
import { leakSettings, leaksSection } from './leakSettings.ts';
import type { Scanner } from './scanner.ts';

/** What is known of an open document. */
export interface WatchedText {
	readonly document: vscode.TextDocument;
	readonly leaks: readonly DocumentLeak[];
	readonly git: GitFacts | undefined;
}

interface Entry {
	readonly document: vscode.TextDocument;
	readonly maxCharacters: number;
	/** In characters; kept up to date by changes, because asking a long document for it takes time. */
	length: number;
	found: DocumentLeaks;
	git: GitFacts | undefined;
}

/**
 * The open documents and what the scanner finds in them. Nothing is scanned on this thread: it hands texts to the scanner
 * when they are opened, and then the changes alone.
 */
export class WatchedTexts implements vscode.Disposable {
	readonly #scanner: Scanner;
	readonly #entries = new Map<string, Entry>();
	readonly #tooLarge = new Map<string, vscode.Uri>();
	readonly #changed = new vscode.EventEmitter<vscode.Uri>();
	readonly #subscription: vscode.Disposable;
	/** Tells the document whose leaks changed, or that is watched no longer. */
	readonly onDidChange = this.#changed.event;

	constructor(scanner: Scanner) {
		this.#scanner = scanner;
		this.#subscription = vscode.Disposable.from(
			scanner.onTold(told =>
				told.kind === 'leaks' ? this.#take(told.id, told.found) : this.#note(told.id, told.facts),
			),
			scanner.onDidDie(next => void (next === 'restarting' ? this.openAll() : this.#forgetAll())),
			vscode.workspace.onDidOpenTextDocument(document => this.#open(document)),
			vscode.workspace.onDidChangeTextDocument(change => this.#follow(change)),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
			vscode.workspace.onDidDeleteFiles(({ files }) => this.#forgetBelow(files)),
			vscode.workspace.onDidSaveTextDocument(document => this.#open(document)),
			vscode.workspace.onDidChangeWorkspaceFolders(() => void this.openAll()),
			vscode.workspace.onDidChangeConfiguration(change => {
				if (change.affectsConfiguration(leaksSection)) {
					void this.openAll();
				}
			}),
		);
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/** Watches all open documents anew, with a pause after each, so that a window with many of them opens smoothly. */
	async openAll(): Promise<void> {
		this.#forgetAll();
		for (const document of vscode.workspace.textDocuments) {
			this.#open(document);
			await new Promise(resolve => setImmediate(resolve));
		}
	}

	/** Documents that are open but longer than the user wants to have watched. */
	get tooLarge(): readonly vscode.Uri[] {
		return [...this.#tooLarge.values()];
	}

	/** Documents with leaks in them, allowed ones included. */
	get all(): readonly WatchedText[] {
		return [...this.#entries.values()].filter(({ found }) => found.leaks.length > 0).map(textOf);
	}

	of(uri: vscode.Uri): WatchedText | undefined {
		const entry = this.#entries.get(uri.toString());
		return entry && textOf(entry);
	}

	/** The leaks of a document exactly as it is now, also while somebody types. Empty when it is not watched. */
	async current(document: vscode.TextDocument, signal?: AbortSignal): Promise<readonly DocumentLeak[]> {
		const id = document.uri.toString();
		if (!this.#entries.has(id)) {
			return [];
		}
		const found = await this.#scanner.ask('current', { id }, signal);
		return found?.version === document.version ? found.leaks : [];
	}

	#open(document: vscode.TextDocument): void {
		const id = document.uri.toString();
		if (this.#entries.has(id) || document.isClosed || !isWatchable(document)) {
			return;
		}
		const { enabled, exclude, maxCharacters } = leakSettings(document.uri);
		const place = placeOf(document);
		if (!enabled || ignoredBecause(exclude, place.path, '')) {
			return;
		}
		const length = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
		if (length > maxCharacters) {
			this.#tooLarge.set(id, document.uri);
			this.#changed.fire(document.uri);
			return;
		}
		if (this.#tooLarge.delete(id)) {
			this.#changed.fire(document.uri);
		}
		const { version } = document;
		this.#entries.set(id, { document, maxCharacters, length, found: { version, leaks: [] }, git: undefined });
		this.#scanner.tell({ kind: 'open', id, version, text: document.getText(), place });
	}

	#follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const id = document.uri.toString();
		const entry = this.#entries.get(id);
		if (!entry || contentChanges.length === 0) {
			return;
		}
		const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
			start: rangeOffset,
			end: rangeOffset + rangeLength,
			text,
		}));
		entry.length += edits.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
		if (entry.length > entry.maxCharacters) {
			this.#forget(document.uri);
			this.#open(document);
			return;
		}
		this.#scanner.tell({ kind: 'change', id, version: document.version, edits });
	}

	#forget(uri: vscode.Uri): void {
		const id = uri.toString();
		if (this.#tooLarge.delete(id) || this.#entries.delete(id)) {
			this.#scanner.tell({ kind: 'close', id });
			this.#changed.fire(uri);
		}
	}

	#forgetAll(): void {
		const open = [...this.#entries.values()].map(({ document }) => document.uri);
		for (const uri of [...this.#tooLarge.values(), ...open]) {
			this.#forget(uri);
		}
	}

	#forgetBelow(deleted: readonly vscode.Uri[]): void {
		const isBelow = (uri: vscode.Uri) =>
			deleted.some(
				({ scheme, path }) => uri.scheme === scheme && (uri.path === path || uri.path.startsWith(`${path}/`)),
			);
		for (const { document } of [...this.#entries.values()]) {
			if (isBelow(document.uri)) {
				this.#forget(document.uri);
			}
		}
	}

	#take(id: string, found: DocumentLeaks): void {
		const entry = this.#entries.get(id);
		if (entry) {
			entry.found = found;
			this.#changed.fire(entry.document.uri);
		}
	}

	#note(id: string, git: GitFacts): void {
		const entry = this.#entries.get(id);
		if (entry) {
			entry.git = git;
			this.#changed.fire(entry.document.uri);
		}
	}
}

function textOf({ document, found, git }: Entry): WatchedText {
	return { document, leaks: found.leaks, git };
}
