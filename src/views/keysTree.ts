import * as vscode from 'vscode';
import type { Connection } from '../api/client.ts';
import { describe } from '../core/describe.ts';
import { displayText } from '../core/displayText.ts';
import { environmentText } from '../core/environmentText.ts';
import { keyHandle } from '../core/keyHandle.ts';
import type { Binding } from '../core/launchEnv.ts';
import { momentText } from '../ui/dates.ts';
import { statusText } from '../ui/statusText.ts';
import {
	factTreeItem,
	type KeyContext,
	keyTooltip,
	keyTreeItem,
	scopeTreeItem,
	variableTreeItem,
} from './keyTreeItem.ts';
import {
	ageOf,
	detailRows,
	type KeyNode,
	keyRows,
	type Node,
	nodeId,
	type PageNode,
	type ProfileNode,
	type Row,
} from './nodes.ts';
import { environmentIcon } from './pickProfile.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What the tree needs besides the sessions. */
export interface KeysTreeSources {
	readonly sessions: Sessions;
	/** Whether this machine holds the secret of a key. Answers at once from an index. */
	readonly holdsSecret: (node: KeyNode) => boolean;
	/** How a key serves environment variables in this workspace. */
	readonly bound: (node: KeyNode) => readonly Binding[];
	/** When what the two above answer may have changed. */
	readonly onDidChangeSecrets: vscode.Event<void>;
	readonly now: () => Date;
}

/**
 * How long changes are gathered before the rows are drawn anew, in milliseconds. One action changes several things; VS Code would draw
 * the first at once and the rest 0.2 s later, and a menu that is used just then has lost its row.
 */
const gatherMs = 50;

/** Shows the keys of all profiles. Empty and failed states are welcome content in package.json, not rows. */
export class KeysTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
	readonly #sources: KeysTreeSources;
	readonly #changed = new vscode.EventEmitter<Row[] | undefined>();
	readonly #subscription: vscode.Disposable;
	#timer: NodeJS.Timeout | undefined;
	/** Which rows there are, in which order. */
	#layout = '';
	/** What each key looks like, by the id of its row. */
	#looks: ReadonlyMap<string, string> = new Map();
	readonly #rows = new Map<string, Row>();
	readonly onDidChangeTreeData = this.#changed.event;

	constructor(sources: KeysTreeSources) {
		this.#sources = sources;
		const soon = () => {
			this.#timer ??= setTimeout(() => this.update(), gatherMs);
		};
		this.#subscription = vscode.Disposable.from(
			sources.sessions.onDidChange(soon),
			sources.onDidChangeSecrets(soon),
			// What rows say of dates grows old while nobody looks, also where nothing is listed again.
			vscode.window.onDidChangeWindowState(({ focused }) => focused && soon()),
		);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/**
	 * Has what looks different drawn anew, now. The rest is left alone, also the rows of other keys: VS Code forgets rows while it
	 * draws them, and a menu that is open would be of none.
	 */
	update(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { sessions, holdsSecret, bound, now } = this.#sources;
		const moment = now();
		const looks = new Map<string, string>();
		const changed: KeyNode[] = [];
		const layout = JSON.stringify(
			sessions.all.map(({ profile, state }) => [
				profile,
				state.kind === 'failed' && [state.failure, state.fetchedAt],
				sessions.current(profile.id)?.capabilities,
				sessions.keys(profile.id).map(key => {
					const node: KeyNode = { kind: 'key', profile, key };
					const id = nodeId(node);
					const age = ageOf(key, moment);
					const look = JSON.stringify([key, age, holdsSecret(node), bound(node)]);
					looks.set(id, look);
					if (look !== this.#looks.get(id)) {
						changed.push(node);
					}
					return [id, key.id, key.name, age[0]];
				}),
			]),
		);
		this.#looks = looks;
		if (layout !== this.#layout) {
			this.#layout = layout;
			this.#rows.clear();
			this.#changed.fire(undefined);
			return;
		}
		const drawn = changed.filter(node => this.#rows.has(nodeId(node)));
		if (drawn.length > 0) {
			this.#changed.fire(drawn.map(node => this.rowOf(node)));
		}
	}

	/** The row that stands for this now. */
	rowOf(node: Node): Row {
		const id = nodeId(node);
		const row = this.#rows.get(id) ?? { kind: 'row', node };
		row.node = node;
		this.#rows.set(id, row);
		return row;
	}

	getChildren(row?: Row): Row[] {
		return this.#nodesBelow(row?.node).map(node => this.rowOf(node));
	}

	#nodesBelow(node: Node | undefined): readonly Node[] {
		const { sessions } = this.#sources;
		switch (node?.kind) {
			case undefined:
				return showsWelcome(sessions.all) ? [] : sessions.all.map(({ profile }) => ({ kind: 'profile', profile }));
			case 'profile':
				return keyRows(node.profile, sessions.keys(node.profile.id), this.#sources.now());
			case 'page': {
				const keys = new Map(sessions.keys(node.profile.id).map(key => [keyHandle(key), key]));
				return node.keys.map(key => ({ kind: 'key', profile: node.profile, key: keys.get(keyHandle(key)) ?? key }));
			}
			case 'key':
				return detailRows(node, this.#sources.bound(node));
			case 'scope':
			case 'variable':
			case 'fact':
				return [];
		}
	}

	/** VS Code asks before it reveals a row; only profiles are revealed, which have no parent. */
	getParent(): undefined {
		return undefined;
	}

	getTreeItem({ node }: Row): vscode.TreeItem {
		const item = this.#itemOf(node);
		item.id = nodeId(node);
		return item;
	}

	/** Tooltips are made when the pointer rests on a row, so that 10,000 rows cost nothing. */
	resolveTreeItem(item: vscode.TreeItem, { node }: Row): vscode.TreeItem {
		if (node.kind === 'key') {
			item.tooltip = keyTooltip(node, this.#contextOf(node));
		}
		return item;
	}

	#itemOf(node: Node): vscode.TreeItem {
		switch (node.kind) {
			case 'profile':
				return profileTreeItem(node, this.#sources.sessions);
			case 'page':
				return pageTreeItem(node);
			case 'key':
				return keyTreeItem(node, this.#contextOf(node));
			case 'scope':
				return scopeTreeItem(node);
			case 'variable':
				return variableTreeItem(node, this.#contextOf({ ...node, kind: 'key' }));
			case 'fact':
				return factTreeItem(node, this.#sources.now());
		}
	}

	#contextOf(node: KeyNode): KeyContext {
		const { sessions, holdsSecret, now } = this.#sources;
		return { now: now(), secretHeld: holdsSecret(node), operations: operationsOf(sessions.current(node.profile.id)) };
	}
}

/** Whether there is nothing to list, so that the view explains what to do next instead. */
export function showsWelcome(sessions: readonly Session[]): boolean {
	const [only, ...more] = sessions;
	if (!only || more.length > 0) {
		return !only;
	}
	const { state } = only;
	return !('keys' in state) || state.keys === undefined || state.keys.length === 0;
}

/** What menus may offer for the keys of a connection. */
function operationsOf(connection: Connection | undefined): readonly string[] {
	return [
		...(connection?.capabilities.rotate ? ['rotate'] : ['replace']),
		...(connection?.capabilities.updateScopes ? ['scopes'] : []),
	];
}

function profileTreeItem({ profile }: ProfileNode, sessions: Sessions): vscode.TreeItem {
	const state = sessions.state(profile.id);
	const item = new vscode.TreeItem(profile.name, vscode.TreeItemCollapsibleState.Expanded);
	const notes = [
		environmentText(profile.environment),
		...(profile.publicKey ? [vscode.l10n.t('public key')] : []),
		...(profile.account ? [profile.account] : []),
	];
	if (state.kind === 'failed') {
		notes.push(
			state.fetchedAt ? vscode.l10n.t('as of {0}', momentText(state.fetchedAt)) : vscode.l10n.t('could not be loaded'),
		);
		item.tooltip = describe(state.failure).message;
	} else if (state.kind === 'ready' && state.keys.length === 0) {
		notes.push(vscode.l10n.t('no keys'));
	}
	item.description = notes.join(' · ');
	item.iconPath = new vscode.ThemeIcon(state.kind === 'failed' ? 'warning' : environmentIcon(profile.environment));
	item.contextValue = `;profile;${state.kind};`;
	item.accessibilityInformation = { label: [profile.name, ...notes].join(', ') };
	return item;
}

function pageTreeItem({ status, keys }: PageNode): vscode.TreeItem {
	const first = displayText(keys[0].name);
	const last = displayText(keys.at(-1)?.name ?? '');
	const item = new vscode.TreeItem(`${first} – ${last}`, vscode.TreeItemCollapsibleState.Collapsed);
	item.description = `${statusText(status)} · ${vscode.l10n.t('{0} keys', keys.length)}`;
	item.iconPath = new vscode.ThemeIcon('layers');
	item.contextValue = ';page;';
	return item;
}
