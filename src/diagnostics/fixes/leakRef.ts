import * as vscode from 'vscode';
import { type LeakMark, markAt } from '../../core/leakOwner.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import { toRange } from '../leakDiagnostics.ts';
import { ruleOf } from '../leakText.ts';
import type { WatchedTexts } from '../watchedTexts.ts';

/** Names a leak in the arguments of a command; holds nothing of the credential. */
export interface LeakRef {
	/** Of the document. */
	readonly uri: string;
	readonly fingerprint: string;
	/** Where it began when the command was offered, in characters. */
	readonly start: number;
}

/** Names a credential and everywhere it stands, in the arguments of a command; holds nothing of it. */
export interface CredentialRef {
	/** Of each half of the key, once. */
	readonly marks: readonly [LeakMark, ...LeakMark[]];
	/** Of the documents. */
	readonly uris: readonly string[];
}

/** A leak in a document that is open. */
export interface FoundLeak {
	readonly document: vscode.TextDocument;
	readonly leak: DocumentLeak;
}

/** The leaks of a document that is open. */
export interface FoundLeaks {
	readonly document: vscode.TextDocument;
	readonly leaks: readonly DocumentLeak[];
}

export function refTo(document: vscode.TextDocument, { fingerprint, start }: DocumentLeak): LeakRef {
	return { uri: document.uri.toString(), fingerprint, start };
}

/**
 * The leak that a command is about: the named one, or else the one at the cursor, the only one of the active editor, or one
 * that the user picks there. `undefined`: there is none (any more), which the user is told, or the user picked none.
 */
export async function leakOf(texts: WatchedTexts, argument: unknown): Promise<FoundLeak | undefined> {
	const ref = isLeakRef(argument) ? argument : undefined;
	const { document, leaks } = await leaksOf(texts, argument);
	const leak = ref ? nearest(leaks, ref) : await choose(leaks);
	if (document && leak) {
		await reveal(document, leak);
		return { document, leak };
	}
	if (leaks.length === 0 || ref) {
		tellNone();
	}
	return undefined;
}

/**
 * All leaks of the document that a command is about: that of the named one, or the active one. `undefined`: there is none
 * (any more), which the user is told.
 */
export async function allLeaksOf(texts: WatchedTexts, argument: unknown): Promise<FoundLeaks | undefined> {
	const { document, leaks } = await leaksOf(texts, argument);
	const [first] = leaks;
	if (document && first) {
		await reveal(document, first);
		return { document, leaks };
	}
	tellNone();
	return undefined;
}

async function leaksOf(
	texts: WatchedTexts,
	argument: unknown,
): Promise<Partial<FoundLeaks> & Pick<FoundLeaks, 'leaks'>> {
	const document = isLeakRef(argument)
		? await vscode.workspace.openTextDocument(vscode.Uri.parse(argument.uri, true))
		: vscode.window.activeTextEditor?.document;
	return document ? { document, leaks: await openLeaks(texts, document) } : { leaks: [] };
}

function tellNone(): void {
	vscode.window.setStatusBarMessage(vscode.l10n.t('No leak here'), 3000);
}

/** The leaks of a document that nobody has allowed, as it is now. */
export async function openLeaks(texts: WatchedTexts, document: vscode.TextDocument): Promise<readonly DocumentLeak[]> {
	return (await texts.current(document)).filter(({ suppressed }) => suppressed === undefined);
}

/**
 * The credential that a command is about: the named one with all its documents, or else that of one leak, in the document of
 * that leak. `undefined` as with `leakOf`.
 */
export async function credentialOf(texts: WatchedTexts, argument: unknown): Promise<CredentialRef | undefined> {
	if (isCredentialRef(argument)) {
		return argument;
	}
	const found = await leakOf(texts, argument);
	return found && { marks: [markOf(found)], uris: [found.document.uri.toString()] };
}

/** What tells whose a leak may be. */
export function markOf({ document, leak }: FoundLeak): LeakMark {
	return markAt(vscode.workspace.asRelativePath(document.uri), leak);
}

function isCredentialRef(argument: unknown): argument is CredentialRef {
	const { marks, uris } = (argument ?? {}) as Partial<Record<keyof CredentialRef, unknown>>;
	return Array.isArray(marks) && marks.length > 0 && Array.isArray(uris);
}

function isLeakRef(argument: unknown): argument is LeakRef {
	const { uri, fingerprint, start } = (argument ?? {}) as Partial<Record<keyof LeakRef, unknown>>;
	return typeof uri === 'string' && typeof fingerprint === 'string' && typeof start === 'number';
}

/** The same credential may stand in a document several times, and edits move it. */
function nearest(leaks: readonly DocumentLeak[], ref: LeakRef): DocumentLeak | undefined {
	const distance = ({ start }: DocumentLeak) => Math.abs(start - ref.start);
	return leaks
		.filter(({ fingerprint }) => fingerprint === ref.fingerprint)
		.toSorted((a, b) => distance(a) - distance(b))[0];
}

async function choose(leaks: readonly DocumentLeak[]): Promise<DocumentLeak | undefined> {
	const selection = vscode.window.activeTextEditor?.selection;
	const atCursor = leaks.find(({ range }) => selection && toRange(range).intersection(selection));
	if (atCursor || leaks.length < 2) {
		return atCursor ?? leaks[0];
	}
	const items = leaks.map(leak => ({
		label: ruleOf(leak).title,
		description: vscode.l10n.t('line {0}', leak.range.line + 1),
		detail: leak.masked,
		leak,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which leak?') }))?.leak;
}

/** Whoever starts from a list sees what is about to change. A cell is no editor of its own. */
async function reveal(document: vscode.TextDocument, leak: DocumentLeak): Promise<void> {
	const name = document.uri.toString();
	const isCell = document.uri.scheme === 'vscode-notebook-cell';
	if (!isCell && !vscode.window.visibleTextEditors.some(editor => editor.document.uri.toString() === name)) {
		await vscode.window.showTextDocument(document, { selection: toRange(leak.range) });
	}
}
