import * as vscode from 'vscode';
import { leaksScheme } from '../ids.ts';
import type { DocumentPlace } from '../scanner/editor/messages.ts';

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
	const notebook =
		document.uri.scheme === 'vscode-notebook-cell'
			? vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === document.uri.path)
			: undefined;
	return notebook?.uri ?? document.uri;
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
