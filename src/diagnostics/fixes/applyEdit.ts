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

/** Puts cursors behind an edit that what they had selected is gone with; VS Code leaves a part of the new text selected. */
function deselect(document: vscode.TextDocument, { start, text }: Edit): void {
	const end = document.positionAt(start + text.length);
	const edited = new vscode.Range(document.positionAt(start), end);
	for (const editor of vscode.window.visibleTextEditors.filter(shown => shown.document === document)) {
		editor.selections = editor.selections.map(selection =>
			!selection.isEmpty && edited.intersection(selection) ? new vscode.Selection(end, end) : selection,
		);
	}
}
