import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import { ignoreFile } from '../../core/gitignore.ts';
import { confirm } from '../../ui/confirm.ts';
import { editFile, nameOf, readText, refuseUnsaved } from './envFile.ts';

/** What is asked about a file that is to hold secrets. Paths are absolute. */
export interface GitDeps {
	/** How git sees a file; `undefined` where there is no repository. @throws YativoError `gitFailed` */
	readonly gitState: (path: string) => Promise<'tracked' | 'ignored' | 'untracked' | undefined>;
	/** The file behind all links. */
	readonly fileBehind: (path: string) => Promise<string>;
}

/**
 * Sees to it that git does not see a file: offers to add it to `.gitignore`.
 *
 * @returns whether it is so now; false when the user said no.
 * @throws YativoError `fileRefused`, `fileSeenByGit`, `fileNotWritable`, `gitFailed`
 */
export async function keepFromGit(deps: GitDeps, uri: vscode.Uri): Promise<boolean> {
	if (uri.scheme !== 'file') {
		throw new YativoError({ kind: 'fileRefused', file: nameOf(uri), reason: 'notLocal' });
	}
	if ((await stateOf(deps, uri)) === 'hidden') {
		return true;
	}
	const gitignore = await gitignoreFor(uri);
	const action = vscode.l10n.t('Add to .gitignore');
	const chosen = await confirm({
		question: vscode.l10n.t('Git does not ignore {0}.', nameOf(uri)),
		detail: vscode.l10n.t('A secret in it could be committed. Add it to {0} first?', nameOf(gitignore)),
		actions: [action],
	});
	if (chosen !== action) {
		return false;
	}
	refuseUnsaved(gitignore); // git reads what is on disk
	const text = (await readText(gitignore)) ?? '';
	const edit = ignoreFile(
		text,
		uri.path.slice(vscode.Uri.joinPath(gitignore, '..').path.replace(/\/$/, '').length + 1),
	);
	if (edit) {
		await editFile(gitignore, [edit]);
	}
	if ((await stateOf(deps, uri)) === 'visible') {
		throw new YativoError({ kind: 'fileSeenByGit', file: nameOf(uri), state: 'notIgnored' });
	}
	return true;
}

/** Git follows no links: a link and the file behind it are two files. */
async function stateOf({ gitState, fileBehind }: GitDeps, uri: vscode.Uri): Promise<'hidden' | 'visible'> {
	const paths = new Set([uri.fsPath, await behind(fileBehind, uri)]);
	const states = await Promise.all([...paths].map(gitState));
	if (states.includes('tracked')) {
		throw new YativoError({ kind: 'fileSeenByGit', file: nameOf(uri), state: 'tracked' });
	}
	return states.includes('untracked') ? 'visible' : 'hidden';
}

async function behind(fileBehind: GitDeps['fileBehind'], uri: vscode.Uri): Promise<string> {
	try {
		return await fileBehind(uri.fsPath);
	} catch {
		throw new YativoError({ kind: 'fileNotWritable', file: nameOf(uri) });
	}
}

/** The nearest `.gitignore` of the file's repository; else a new one at the top of it. */
async function gitignoreFor(uri: vscode.Uri): Promise<vscode.Uri> {
	let folder = vscode.Uri.joinPath(uri, '..');
	const nearest = vscode.Uri.joinPath(folder, '.gitignore');
	while (true) {
		const gitignore = vscode.Uri.joinPath(folder, '.gitignore');
		const isTop = await exists(vscode.Uri.joinPath(folder, '.git'));
		if (isTop || (await exists(gitignore))) {
			return gitignore;
		}
		const parent = vscode.Uri.joinPath(folder, '..');
		if (parent.path === folder.path) {
			return nearest;
		}
		folder = parent;
	}
}

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
