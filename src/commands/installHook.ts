import * as vscode from 'vscode';
import { hookLine } from '../core/commitHook.ts';
import { displayText, harmlessLine } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import { confirm } from '../ui/confirm.ts';
import { notify } from '../ui/notify.ts';

/** A hook after the attempt to install it. */
interface Hook {
	/** Absolute. */
	readonly path: string;
	readonly outcome: 'installed' | 'renewed' | 'foreign' | 'shared';
	/** Git passes over it, because it is not executable. */
	readonly isIgnored?: true;
}

/** What installing a hook needs. */
export interface HookDeps {
	/**
	 * Installs the hook in the repository around a folder; `undefined` where there is none. Where it would be `shared` with
	 * other repositories, nothing is written without a word on what to write.
	 */
	readonly install: (folder: string, shared?: 'install' | 'leave') => Promise<Hook | undefined>;
	readonly makeExecutable: (path: string) => Promise<void>;
}

/**
 * Makes git look for credentials before each commit. A hook that is there already is left as it is: the line to add to it is
 * offered instead. So it is where the hook would be one of other repositories too, unless the user wants it there.
 *
 * @throws YativoError `workspaceNotTrusted`, `noFolder`, and what installing throws
 */
export function installHook(deps: HookDeps) {
	return async (): Promise<void> => {
		const folder = await pickFolder();
		const hook = folder && (await deps.install(folder.uri.fsPath));
		if (folder && !hook) {
			await notify(
				'warning',
				vscode.l10n.t('“{0}” is in no git repository, so there are no commits to check.', displayText(folder.name)),
			);
		}
		if (folder && hook?.outcome === 'shared') {
			await askAboutShared(deps, folder, hook);
		} else if (hook) {
			await tellOf(deps, hook);
		}
	};
}

async function tellOf({ makeExecutable }: HookDeps, { path, outcome, isIgnored }: Hook): Promise<void> {
	if (outcome === 'foreign' || outcome === 'shared') {
		await offerLine(path, isIgnored);
	} else if (!isIgnored) {
		await tell(path, outcome);
	} else if (await isToBeRun(path)) {
		await makeExecutable(path);
		await tell(path, outcome);
	}
}

/** Git may take its hooks from one folder for all repositories of a machine: what is written there is for all of them. */
async function askAboutShared(deps: HookDeps, folder: vscode.WorkspaceFolder, { path }: Hook): Promise<void> {
	const toAll = vscode.l10n.t('Install for All of Them');
	const copy = vscode.l10n.t('Copy Line');
	const hooks = harmlessLine(vscode.Uri.joinPath(vscode.Uri.file(path), '..').fsPath, 300);
	const chosen = await confirm({
		question: vscode.l10n.t('Install the hook for all repositories that take their hooks from {0}?', hooks),
		detail: vscode.l10n.t(
			'Git is set to use that folder, which lies outside of this repository. In repositories that have no scanner the hook does nothing. Or copy the line that runs the scanner, and add it where you want it.',
		),
		actions: [toAll, copy],
	});
	if (chosen === toAll) {
		const hook = await deps.install(folder.uri.fsPath, 'install');
		await (hook && tellOf(deps, hook));
	} else if (chosen === copy) {
		await deps.install(folder.uri.fsPath, 'leave');
		await vscode.env.clipboard.writeText(hookLine);
		vscode.window.setStatusBarMessage(vscode.l10n.t('Line copied'), 3000);
	}
}

/** The folder of this machine that is meant: the only one, or the one that the user picks. */
async function pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
	if (!vscode.workspace.isTrusted) {
		throw new YativoError({ kind: 'workspaceNotTrusted' });
	}
	const [only, ...others] = vscode.workspace.workspaceFolders?.filter(({ uri }) => uri.scheme === 'file') ?? [];
	if (!only) {
		throw new YativoError({ kind: 'noFolder' });
	}
	return others.length === 0
		? only
		: vscode.window.showWorkspaceFolderPick({
				placeHolder: vscode.l10n.t('Folder whose commits are to be checked'),
				ignoreFocusOut: true,
			});
}

async function tell(path: string, outcome: 'installed' | 'renewed'): Promise<void> {
	const show = vscode.l10n.t('Show Hook');
	const message =
		outcome === 'installed'
			? vscode.l10n.t('Commits are checked now: git refuses one that would hold a Yativo credential.')
			: vscode.l10n.t('Commits are checked already. The scanner is up to date now.');
	if ((await notify('information', message, show)) === show) {
		await showFile(path);
	}
}

/** Whether the user wants a hook to be run that has the scanner in it, and that git passes over. */
async function isToBeRun(path: string): Promise<boolean> {
	const action = vscode.l10n.t('Make Executable');
	const message = vscode.l10n.t(
		'{0} runs the scanner, but git passes over it, because it is not executable: commits are not checked.',
		nameOf(path),
	);
	return (await notify('warning', message, action)) === action;
}

/** Also with the line in the clipboard, somebody has to put it there: so the hook is opened. */
async function offerLine(path: string, isIgnored: true | undefined): Promise<void> {
	const copy = vscode.l10n.t('Copy Line and Open Hook');
	const message = isIgnored
		? vscode.l10n.t(
				'{0} is there already, and is left as it is. Add one line that runs the scanner, and make the file executable (chmod +x): git passes over it now.',
				nameOf(path),
			)
		: vscode.l10n.t('{0} is there already, and is left as it is. Add one line that runs the scanner.', nameOf(path));
	if ((await notify('warning', message, copy)) === copy) {
		await vscode.env.clipboard.writeText(hookLine);
		await showFile(path);
	}
}

function nameOf(path: string): string {
	return displayText(vscode.workspace.asRelativePath(path));
}

async function showFile(path: string): Promise<void> {
	await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
}
