import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import type { Edit } from '../../core/edit.ts';
import { YativoError } from '../../core/failure.ts';
import { changeDocument } from '../../ui/changeDocument.ts';

/** Files that make a folder a package of its own, in a repository of several. */
const manifests =
	'{package.json,pyproject.toml,requirements.txt,go.mod,composer.json,Cargo.toml,Gemfile,pom.xml,build.gradle,build.gradle.kts,mix.exs,pubspec.yaml,deno.json}';

/** Folders of other people's packages. */
export const foreign = '**/{node_modules,vendor,.venv,venv,dist,build,target}/**';

/**
 * The file that is meant by a name such as `.env.example`: the only place for it, or the one that the user picks.
 *
 * Places are the files of that name that exist, the package folder nearest to the active editor, and the folders of the
 * workspace. The file need not exist yet.
 *
 * @throws YativoError `noFolder`
 */
export async function pickEnvFile(fileName: string): Promise<vscode.Uri | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	if (folders.length === 0) {
		throw new YativoError({ kind: 'noFolder' });
	}
	const existing = await vscode.workspace.findFiles(`**/${fileName}`, foreign, 50);
	const nearest = await nearestPackage();
	const places = new Map<string, vscode.Uri>();
	for (const uri of [
		...(nearest ? [vscode.Uri.joinPath(nearest, fileName)] : []),
		...existing.sort((a, b) => a.path.length - b.path.length),
		...(existing.length === 0 || folders.length > 1
			? folders.map(({ uri }) => vscode.Uri.joinPath(uri, fileName))
			: []),
	]) {
		places.set(uri.toString(), uri);
	}
	const [only, ...others] = [...places.values()];
	if (others.length === 0) {
		return only;
	}
	const exists = new Set(existing.map(uri => uri.toString()));
	const items = [...places.values()].map(uri => ({
		label: displayText(vscode.workspace.asRelativePath(uri, folders.length > 1)),
		description: exists.has(uri.toString()) ? '' : vscode.l10n.t('new file'),
		uri,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which {0}?', fileName) }))?.uri;
}

/** The closest folder around the active editor that holds a package, below the folder of the workspace. */
async function nearestPackage(): Promise<vscode.Uri | undefined> {
	const active = vscode.window.activeTextEditor?.document.uri;
	const root = active && vscode.workspace.getWorkspaceFolder(active);
	if (!active || !root) {
		return undefined;
	}
	for (
		let folder = vscode.Uri.joinPath(active, '..');
		folder.path.length > root.uri.path.length;
		folder = vscode.Uri.joinPath(folder, '..')
	) {
		const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, manifests), null, 1);
		if (found.length > 0) {
			return folder;
		}
	}
	return undefined;
}

/** The text of a file as the editor has it now, saved or not; `undefined` when there is no such file. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
	try {
		await vscode.workspace.fs.stat(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return undefined;
		}
		throw new YativoError({ kind: 'fileNotReadable', file: nameOf(uri) });
	}
	const document = await vscode.workspace.openTextDocument(uri);
	return document.getText();
}

/**
 * Edits a file in one step that can be undone, making it when it is missing. A file without unsaved changes is saved.
 *
 * @throws YativoError `fileNotWritable`
 */
export async function editFile(uri: vscode.Uri, edits: readonly Edit[]): Promise<void> {
	const isNew = (await readText(uri)) === undefined;
	const isWritable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false && !(await isReadOnly(uri));
	if (!isWritable || !(await (isNew ? makeFile(uri, edits) : editDocument(uri, edits)))) {
		throw new YativoError({ kind: 'fileNotWritable', file: nameOf(uri) });
	}
}

async function makeFile(uri: vscode.Uri, edits: readonly Edit[]): Promise<boolean> {
	const change = new vscode.WorkspaceEdit();
	change.createFile(uri, { contents: new TextEncoder().encode(edits.map(({ text }) => text).join('')) });
	return vscode.workspace.applyEdit(change);
}

async function editDocument(uri: vscode.Uri, edits: readonly Edit[]): Promise<boolean> {
	const document = await vscode.workspace.openTextDocument(uri);
	const { isDirty: wasDirty } = document;
	const isChanged = await changeDocument(document, edits);
	return isChanged && (wasDirty || !document.isDirty || (await document.save()));
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
	try {
		const { permissions } = await vscode.workspace.fs.stat(uri);
		return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
	} catch {
		return false;
	}
}

/** A file as messages name it. */
export function nameOf(uri: vscode.Uri): string {
	return displayText(vscode.workspace.asRelativePath(uri));
}
