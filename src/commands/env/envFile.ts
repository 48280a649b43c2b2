import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import { applyEdits, type Edit } from '../../core/edit.ts';
import { YativoError } from '../../core/failure.ts';
import { withLineBreaks, withOwnLineBreaks } from '../../core/lineBreak.ts';
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
		...folders.map(({ uri }) => vscode.Uri.joinPath(uri, fileName)),
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

/**
 * The text of a file as the editor has it now, saved or not; `undefined` when there is no such file.
 *
 * @throws YativoError `fileNotReadable`, also for what is no text
 */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
	return (await documentOf(uri))?.getText();
}

/**
 * Edits a file in one step that can be undone, making it when it is missing. A file without unsaved changes is saved.
 *
 * @param edits for the text that `readText` told. Every other byte of the file stays.
 * @throws YativoError `fileNotReadable`, `fileNotWritable`, `fileRefused`
 */
export async function editFile(uri: vscode.Uri, edits: readonly Edit[]): Promise<void> {
	const document = await documentOf(uri);
	const isWritable = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false && !(await isReadOnly(uri));
	if (!isWritable || !(await (document ? editDocument(document, edits) : makeFile(uri, edits)))) {
		throw new YativoError({ kind: 'fileNotWritable', file: nameOf(uri) });
	}
}

async function makeFile(uri: vscode.Uri, edits: readonly Edit[]): Promise<boolean> {
	const change = new vscode.WorkspaceEdit();
	change.createFile(uri, { contents: new TextEncoder().encode(edits.map(({ text }) => text).join('')) });
	return vscode.workspace.applyEdit(change);
}

async function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	try {
		await vscode.workspace.fs.stat(uri);
		return await vscode.workspace.openTextDocument(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return undefined;
		}
		throw new YativoError({ kind: 'fileNotReadable', file: nameOf(uri) });
	}
}

async function editDocument(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
	if (document.isDirty) {
		return changeDocument(document, edits);
	}
	const { uri, encoding } = document;
	const shown = document.getText();
	const stored = await storedText(document);
	if (!(await changeDocument(document, edits)) || (document.isDirty && !(await document.save()))) {
		return false;
	}
	if (stored !== shown && withLineBreaks(stored, '\n') === withLineBreaks(shown, '\n')) {
		const text = applyEdits(stored, withOwnLineBreaks(edits, { shown, stored }));
		await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding }));
	}
	return true;
}

/** The text of a saved document with the line breaks of its file: VS Code makes them alike, in the editor and when it saves. */
async function storedText({ uri, encoding }: vscode.TextDocument): Promise<string> {
	const bytes = await vscode.workspace.fs.readFile(uri);
	const text = await vscode.workspace.decode(bytes, { encoding });
	// What stands for bytes that are no character may be one itself.
	if (text.includes('\uFFFD') && !isAlike(bytes, await vscode.workspace.encode(text, { encoding }))) {
		throw new YativoError({ kind: 'fileRefused', file: nameOf(uri), reason: 'encoding' });
	}
	return text;
}

function isAlike(one: Uint8Array, other: Uint8Array): boolean {
	return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
	try {
		const { permissions } = await vscode.workspace.fs.stat(uri);
		return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
	} catch {
		return false;
	}
}

/** @throws YativoError `fileRefused` when an editor has changes of the file that are not saved */
export function refuseUnsaved(uri: vscode.Uri): void {
	const isDirty = vscode.workspace.textDocuments.some(
		document => document.isDirty && document.uri.toString() === uri.toString(),
	);
	if (isDirty) {
		throw new YativoError({ kind: 'fileRefused', file: nameOf(uri), reason: 'unsaved' });
	}
}

/** A file as messages name it. */
export function nameOf(uri: vscode.Uri): string {
	return displayText(vscode.workspace.asRelativePath(uri));
}
