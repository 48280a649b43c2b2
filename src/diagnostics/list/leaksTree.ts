import * as vscode from 'vscode';
import type { LeakList } from './leakList.ts';
import {
	childrenOf,
	type LeaksNode,
	type LeftOutNode,
	leaksNodeId,
	type NotScannedNode,
	type ReasonNode,
} from './leakNodes.ts';
import { groupTreeItem, leakTooltip, leakTreeItem } from './leakTreeItem.ts';
import { reasonText } from './leakWords.ts';
import type { LeftOut } from './notScanned.ts';

/** Shows the list of leaks. Empty states are welcome content in package.json, not rows. */
export class LeaksTree implements vscode.TreeDataProvider<LeaksNode>, vscode.Disposable {
	readonly #list: LeakList;
	readonly #now: () => Date;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #subscription: vscode.Disposable;
	#shown: { readonly groups: string; readonly leftOut: readonly LeftOut[] } = { groups: '[]', leftOut: [] };
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(list: LeakList, now: () => Date) {
		this.#list = list;
		this.#now = now;
		this.#subscription = list.onDidChange(() => this.#changeIfSeen());
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/** What brings nothing new leaves the rows alone, so that a menu that is open keeps its row. */
	#changeIfSeen(): void {
		const { groups, leftOut } = this.#list;
		const shown = { groups: JSON.stringify(groups), leftOut };
		if (shown.groups !== this.#shown.groups || shown.leftOut !== this.#shown.leftOut) {
			this.#shown = shown;
			this.#changed.fire();
		}
	}

	getChildren(node?: LeaksNode): LeaksNode[] {
		return node ? [...childrenOf(node)] : this.#roots();
	}

	#roots(): LeaksNode[] {
		const { groups, leftOut } = this.#list;
		return leftOut.length > 0 ? [...groups, { kind: 'notScanned', leftOut }] : [...groups];
	}

	getTreeItem(node: LeaksNode): vscode.TreeItem {
		const item = this.#itemOf(node);
		item.id = leaksNodeId(node);
		return item;
	}

	resolveTreeItem(item: vscode.TreeItem, node: LeaksNode): vscode.TreeItem {
		if (node.kind === 'leak') {
			item.tooltip = leakTooltip(node, this.#now());
		}
		return item;
	}

	#itemOf(node: LeaksNode): vscode.TreeItem {
		switch (node.kind) {
			case 'group':
				return groupTreeItem(node, this.#now());
			case 'leak':
				return leakTreeItem(node);
			case 'notScanned':
				return notScannedTreeItem(node);
			case 'reason':
				return reasonTreeItem(node);
			case 'leftOut':
				return leftOutTreeItem(node);
			case 'more':
				return new vscode.TreeItem(vscode.l10n.t('and {0} more', node.count));
		}
	}
}

function notScannedTreeItem({ leftOut }: NotScannedNode): vscode.TreeItem {
	const item = new vscode.TreeItem(vscode.l10n.t('Not scanned'), vscode.TreeItemCollapsibleState.Collapsed);
	const count = leftOut.reduce((sum, { uris }) => sum + uris.length, 0);
	item.description = count.toLocaleString(vscode.env.language);
	item.iconPath = new vscode.ThemeIcon('eye-closed');
	item.tooltip = vscode.l10n.t('What nobody has looked into, and why.');
	return item;
}

function reasonTreeItem({ reason, uris }: ReasonNode): vscode.TreeItem {
	const item = new vscode.TreeItem(reasonText(reason), vscode.TreeItemCollapsibleState.Collapsed);
	item.description = uris.length.toLocaleString(vscode.env.language);
	return item;
}

function leftOutTreeItem({ uri }: LeftOutNode): vscode.TreeItem {
	const resource = vscode.Uri.parse(uri, true);
	const item = new vscode.TreeItem(resource);
	item.description = true;
	item.iconPath = vscode.ThemeIcon.File;
	item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [resource] };
	return item;
}
