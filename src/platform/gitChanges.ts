import { sep } from 'node:path';
import * as vscode from 'vscode';
import { findRepository } from '../scanner/repository.ts';

/** Git writes several files for one command. */
const quietMs = 300;

/** Of a repository: what is staged, which commit and branches there are, what remotes have, and what is not shared. */
const gitFiles = '{index,HEAD,packed-refs,info/exclude,worktrees/*/index,refs/remotes/**}';

/** What is used of the API of the Git extension, https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitApi {
	readonly repositories: readonly GitRepository[];
	readonly onDidOpenRepository: vscode.Event<GitRepository>;
}
interface GitRepository {
	readonly state: { readonly onDidChange: vscode.Event<void> };
}

/**
 * Tells when git may think otherwise of a file, or an ignore file changed. Watches the repositories of the workspace
 * folders by itself; where the Git extension runs, it hears of all repositories that this one has found.
 */
export function onDidChangeGit(listener: () => void): vscode.Disposable {
	let timer: NodeJS.Timeout | undefined;
	const soon = () => {
		clearTimeout(timer);
		timer = setTimeout(listener, quietMs);
	};
	const repositories = new Map<string, vscode.Disposable>();

	/** Those around a workspace folder, and those that keep their data elsewhere. */
	function watchRepositories(): void {
		for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
			const folder = uri.scheme === 'file' ? findRepository(uri.fsPath)?.commonFolder : undefined;
			if (folder !== undefined && !folder.startsWith(uri.fsPath + sep) && !repositories.has(folder)) {
				repositories.set(folder, watch(new vscode.RelativePattern(vscode.Uri.file(folder), gitFiles), soon));
			}
		}
	}

	watchRepositories();
	return vscode.Disposable.from(
		watch('**/{.gitignore,.yativoignore,.git}', soon),
		watch(`**/.git/${gitFiles}`, soon),
		vscode.workspace.onDidChangeWorkspaceFolders(watchRepositories),
		listenToGitExtension(soon),
		{
			dispose: () => {
				clearTimeout(timer);
				vscode.Disposable.from(...repositories.values()).dispose();
			},
		},
	);
}

function watch(pattern: vscode.GlobPattern, listener: (uri: vscode.Uri) => unknown): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher(pattern);
	return vscode.Disposable.from(
		watcher,
		watcher.onDidChange(listener),
		watcher.onDidCreate(listener),
		watcher.onDidDelete(listener),
	);
}

/** Follows the Git extension if it runs; it is never started for this. */
function listenToGitExtension(listener: () => void): vscode.Disposable {
	const extension = vscode.extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>(
		'vscode.git',
	);
	if (!extension?.isActive || !extension.exports.enabled) {
		return { dispose: () => {} };
	}
	const git = extension.exports.getAPI(1);
	const listeners = git.repositories.map(({ state }) => state.onDidChange(listener));
	listeners.push(git.onDidOpenRepository(({ state }) => listeners.push(state.onDidChange(listener))));
	return { dispose: () => vscode.Disposable.from(...listeners).dispose() };
}
