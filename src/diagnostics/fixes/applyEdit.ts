import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import type { Edit } from '../../core/edit.ts';
import { YativoError } from '../../core/failure.ts';
import { changeDocument } from '../../ui/changeDocument.ts';

/** An edit of the version of a document that the scanner saw. */
export interface VersionedEdit {
	readonly version: number;
	readonly edit: Edit;
}

/**
 * Makes one change to a document, in one step that can be undone.
 *
 * @throws YativoError `fileNotWritable`, also when the document was changed since
 */
export async function applyEdit(document: vscode.TextDocument, { version, edit }: VersionedEdit): Promise<void> {
	if (document.version !== version || !(await changeDocument(document, [edit]))) {
		throw new YativoError({
			kind: 'fileNotWritable',
			file: displayText(vscode.workspace.asRelativePath(document.uri)),
		});
	}
	deselect(document, edit);
}

/**
 * Puts cursors behind an edit that what they had selected is gone with; VS Code leaves a part of the new text selected. Where nothing
 * was, cursors are left alone: what is known of them here may be older than where they are.
 */
function deselect(document: vscode.TextDocument, { start, text }: Edit): void {
	const end = document.positionAt(start + text.length);
	const edited = new vscode.Range(document.positionAt(start), end);
	const isGone = (selection: vscode.Selection) => !selection.isEmpty && edited.intersection(selection) !== undefined;
	for (const editor of vscode.window.visibleTextEditors.filter(shown => shown.document === document)) {
		if (editor.selections.some(isGone)) {
			editor.selections = editor.selections.map(selection =>
				isGone(selection) ? new vscode.Selection(end, end) : selection,
			);
		}
	}
}
