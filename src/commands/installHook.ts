import * as vscode from 'vscode';
import { hookLine } from '../core/commitHook.ts';
import { displayText } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import { notify } from '../ui/notify.ts';

/** What installing a hook needs. */
export interface HookDeps {
	/** Installs the hook in the repository around a folder; `undefined` where there is none. */
	readonly install: (
		folder: string,
	) => Promise<{ readonly path: string; readonly outcome: 'installed' | 'renewed' | 'foreign' } | undefined>;
}

/**
 * Makes git look for credentials before each commit. A hook that is there already is left as it is: the line to add to it is
 * offered instead.
 *
 * @throws YativoError `workspaceNotTrusted`, `noFolder`, and what installing throws
 */
export function installHook({ install }: HookDeps) {
	return async (): Promise<void> => {
		const folder = await pickFolder();
		const hook = folder && (await install(folder.uri.fsPath));
		if (folder && !hook) {
			await notify(
				'warning',
				vscode.l10n.t('“{0}” is in no git repository, so there are no commits to check.', displayText(folder.name)),
			);
		}
		if (hook) {
			await (hook.outcome === 'foreign' ? offerLine(hook.path) : tell(hook.path, hook.outcome));
		}
	};
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

/** Also with the line in the clipboard, somebody has to put it there: so the hook is opened. */
async function offerLine(path: string): Promise<void> {
	const copy = vscode.l10n.t('Copy Line and Open Hook');
	const name = displayText(vscode.workspace.asRelativePath(path));
	const message = vscode.l10n.t(
		'{0} is there already, and is left as it is. Add one line that runs the scanner.',
		name,
	);
	if ((await notify('warning', message, copy)) === copy) {
		await vscode.env.clipboard.writeText(hookLine);
		await showFile(path);
	}
}

async function showFile(path: string): Promise<void> {
	await vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false });
}
