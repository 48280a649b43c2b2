import * as vscode from 'vscode';
import type { Edit } from '../core/edit.ts';

/**
 * Changes a document in one step that can be undone, without saving it.
 *
 * @returns whether it was changed. Where a setting makes its file read-only, VS Code changes the text in the editor, says
 * that all went well, and never saves it: such a change is taken back.
 */
export async function changeDocument(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
	if (edits.length === 0) {
		return true;
	}
	const { uri } = document;
	const before = document.getText();
	const file = await stateOf(uri);
	const change = new vscode.WorkspaceEdit();
	for (const edit of edits) {
		change.replace(uri, rangeOf(document, edit), edit.text);
	}
	if (!(await vscode.workspace.applyEdit(change))) {
		return false;
	}
	// Cells of notebooks have no file of their own. One without unsaved changes may have been saved by itself meanwhile.
	if (document.isDirty || file === undefined || (await stateOf(uri)) !== file) {
		return true;
	}
	const back = new vscode.WorkspaceEdit();
	back.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), before);
	await vscode.workspace.applyEdit(back);
	return false;
}

/** The range of an edit in the document that it was made for. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Edit): vscode.Range {
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Differs after every write. */
async function stateOf(uri: vscode.Uri): Promise<string | undefined> {
	try {
		const { mtime, size } = await vscode.workspace.fs.stat(uri);
		return `${mtime} ${size}`;
	} catch {
		return undefined;
	}
}
