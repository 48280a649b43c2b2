import * as vscode from 'vscode';
import { leaksContextKeys, leaksViewId } from '../../ids.ts';
import type { LeakList } from './leakList.ts';
import type { LeakScans } from './leakScans.ts';
import { leaksMessage } from './leaksMessage.ts';
import { LeaksTree } from './leaksTree.ts';
import { countErrors } from './listedLeak.ts';

/** What the leaks view shows. */
export interface LeaksViewSources {
	readonly list: LeakList;
	readonly scans: LeakScans;
	readonly now: () => Date;
}

/** Shows the leaks view: rows, welcome content, message and badge. */
export function showLeaksView({ list, scans, now }: LeaksViewSources): vscode.Disposable {
	const tree = new LeaksTree(list, now);
	const view = vscode.window.createTreeView(leaksViewId, { treeDataProvider: tree, showCollapseAll: true });
	const setContext = (key: string, value: unknown) => vscode.commands.executeCommand('setContext', key, value);

	function update(): void {
		const state = stateOf(list, scans);
		void setContext(leaksContextKeys.state, state);
		void setContext(leaksContextKeys.grouping, list.grouping);
		void setContext(leaksContextKeys.scanning, scans.progress !== undefined);
		// VS Code shows no welcome content below a message.
		view.message = state === 'list' ? leaksMessage(list, scans) : '';
		const errors = countErrors(list.rows);
		view.badge =
			errors === 0
				? undefined
				: { value: errors, tooltip: errors === 1 ? vscode.l10n.t('1 leak') : vscode.l10n.t('{0} leaks', errors) };
	}

	update();
	return vscode.Disposable.from(
		tree,
		view,
		list.onDidChange(update),
		scans.onDidProgress(update),
		vscode.workspace.onDidChangeWorkspaceFolders(update),
	);
}

/** What stands in the view; `list`: rows, or a message that there are none. The other texts are in package.json. */
type State = 'noFolder' | 'notScanned' | 'scanning' | 'list';

function stateOf(list: LeakList, scans: LeakScans): State {
	const isScanned = scans.summary('tree') ?? scans.summary('staged') ?? scans.summary('history');
	if (list.rows.length > 0 || list.leftOut.length > 0 || isScanned) {
		return 'list';
	}
	if (scans.progress !== undefined) {
		return 'scanning';
	}
	return (vscode.workspace.workspaceFolders ?? []).length === 0 ? 'noFolder' : 'notScanned';
}
