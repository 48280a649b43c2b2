import * as vscode from 'vscode';
import { addBlocks } from '../../core/dotenv/names.ts';
import { exampleName } from '../../ui/exampleName.ts';
import type { LeakDeps } from '../deps.ts';
import { fileOf } from '../documentPlace.ts';
import { blocksOf, type Named } from './variables.ts';

/**
 * Adds variables to the file that documents them, without values: the nearest one above the document, or a new one in the
 * folder of the workspace. Files outside of the workspace get none.
 *
 * @returns the file, or `undefined` when nothing was added. @throws YativoError `fileNotWritable`
 */
export async function documentVariables(
	{ files }: Pick<LeakDeps, 'files'>,
	document: vscode.TextDocument,
	named: readonly Named[],
): Promise<vscode.Uri | undefined> {
	const file = fileOf(document);
	const folder = vscode.workspace.getWorkspaceFolder(file);
	const example = folder && (await nearest(file, folder.uri, exampleName()));
	if (!example || example.toString() === file.toString()) {
		return undefined;
	}
	const edit = addBlocks((await files.read(example)) ?? '', blocksOf(named));
	if (edit) {
		await files.edit(example, [edit]);
	}
	return edit && example;
}

async function nearest(from: vscode.Uri, root: vscode.Uri, name: string): Promise<vscode.Uri> {
	for (let folder = from; folder.path.length > root.path.length; ) {
		folder = vscode.Uri.joinPath(folder, '..');
		const uri = vscode.Uri.joinPath(folder, name);
		if (await exists(uri)) {
			return uri;
		}
	}
	return vscode.Uri.joinPath(root, name);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
