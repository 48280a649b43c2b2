import * as vscode from 'vscode';
import { leaksScheme } from '../ids.ts';
import type { DocumentPlace } from '../scanner/editor/messages.ts';
import type { CellPlace } from './list/listedLeak.ts';

/** What extensions show that is nobody's file: older versions, output, results of a search. */
const foreignSchemes = new Set([
	'git',
	'gitfs',
	'gitlens',
	'output',
	'debug',
	'search-editor',
	'walkThroughSnippet',
	leaksScheme,
]);

/** Whether a document is something that somebody works on: a file of any file system, untitled, a cell, a commit message. */
export function isWatchable({ uri }: vscode.TextDocument): boolean {
	const { scheme } = uri;
	return (
		!foreignSchemes.has(scheme) &&
		(['file', 'untitled', 'vscode-notebook-cell', 'vscode-scm'].includes(scheme) ||
			vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined)
	);
}

/** The file that a document belongs to: its own, or its notebook's. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
	return notebookOf(document.uri)?.uri ?? document.uri;
}

/** The open notebook that a document is a cell of. */
export function notebookOf({ scheme, path }: vscode.Uri): vscode.NotebookDocument | undefined {
	return scheme === 'vscode-notebook-cell'
		? vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === path)
		: undefined;
}

/** Which cell of which notebook a document is, counted from 1 as people do. */
export function cellOf(document: vscode.TextDocument): CellPlace | undefined {
	const notebook = notebookOf(document.uri);
	const cell = notebook?.getCells().find(each => each.document === document);
	return notebook && cell && { notebook: notebook.uri.toString(), number: cell.index + 1 };
}

/** Where a document lies, as the scanner wants to know it. */
export function placeOf(document: vscode.TextDocument): DocumentPlace {
	const uri = fileOf(document);
	const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
	return {
		path: vscode.workspace.asRelativePath(uri, false).replaceAll('\\', '/'),
		...(uri.scheme === 'file' && { file: uri.fsPath }),
		...(folder?.scheme === 'file' && { folder: folder.fsPath }),
	};
}
