import * as vscode from 'vscode';
import { describe } from '../core/describe.ts';
import { type Failure, isSignedOut } from '../core/failure.ts';
import type { Profile } from '../core/profile.ts';
import { contextKeys, keysViewId } from '../ids.ts';
import { momentText } from '../ui/dates.ts';
import { KeysTree, type KeysTreeSources, showsWelcome } from './keysTree.ts';
import { isStale, type Session } from './session.ts';

/** What the keys view needs: what its tree needs, and how to load. */
export interface KeysViewSources extends KeysTreeSources {
	/** Loads the profiles that are worth another list, or of which nothing is known yet. Never rejects for a failure of a profile. */
	readonly refresh: (which: 'stale' | 'idle') => Promise<unknown>;
}

/** The keys view, while it is shown. */
export interface KeysView extends vscode.Disposable {
	/** Opens the view with the keyboard at the row of a profile. */
	readonly show: (profile: Profile) => Promise<void>;
}

/** Shows the keys view: tree, welcome content, progress, message, and a refresh when a stale window comes back. */
export function showKeysView(sources: KeysViewSources): KeysView {
	const { sessions, refresh, now } = sources;
	const tree = new KeysTree(sources);
	const view = vscode.window.createTreeView(keysViewId, { treeDataProvider: tree, showCollapseAll: true });

	function update(): void {
		const { all } = sessions;
		void vscode.commands.executeCommand('setContext', contextKeys.keysState, welcomeOf(all));
		// VS Code shows no welcome content below a message.
		view.message = showsWelcome(all) ? '' : (messageOf(all) ?? '');
	}

	function loadWhenSeen(): void {
		if (view.visible && sessions.all.some(({ state }) => state.kind === 'idle')) {
			void vscode.window.withProgress({ location: { viewId: keysViewId } }, () => refresh('idle'));
		}
	}

	function refreshWhenStale(): void {
		if (view.visible && sessions.all.some(session => isStale(session, now()))) {
			void vscode.window.withProgress({ location: { viewId: keysViewId } }, () => refresh('stale'));
		}
	}

	async function show(profile: Profile): Promise<void> {
		if (showsWelcome(sessions.all)) {
			await vscode.commands.executeCommand(`${keysViewId}.focus`);
		} else {
			tree.update(); // a row is only revealed where VS Code has heard of it
			// Unlike the command, it waits for the rows: the welcome content that they replace would take the focus with it.
			await view.reveal(tree.rowOf({ kind: 'profile', profile }), { select: false, focus: true });
		}
	}

	update();
	loadWhenSeen();
	const parts = vscode.Disposable.from(
		tree,
		view,
		sessions.onDidChange(() => {
			update();
			loadWhenSeen();
		}),
		view.onDidChangeVisibility(loadWhenSeen),
		vscode.window.onDidChangeWindowState(({ focused, active }) => focused && active && refreshWhenStale()),
	);
	return { show, dispose: () => parts.dispose() };
}

/** What stands in place of rows; `list` when there are some. The texts are in package.json. */
type Welcome =
	| 'notConnected'
	| 'loading'
	| 'signedOut'
	| 'credentialsLost'
	| 'unreachable'
	| 'wantsCode'
	| 'unknownSurface'
	| 'failed'
	| 'noKeys'
	| 'list';

function welcomeOf(sessions: readonly Session[]): Welcome {
	const only = sessions[0];
	if (!only) {
		return 'notConnected';
	}
	if (!showsWelcome(sessions)) {
		return 'list';
	}
	switch (only.state.kind) {
		case 'idle':
		case 'loading':
			return 'loading';
		case 'ready':
			return 'noKeys';
		case 'failed':
			return welcomeAfter(only.state.failure);
	}
}

function welcomeAfter(failure: Failure): Welcome {
	if (failure.kind === 'credentialsMissing') {
		return 'credentialsLost';
	}
	if (isSignedOut(failure)) {
		return 'signedOut';
	}
	switch (failure.kind) {
		case 'offline':
		case 'timedOut':
		case 'proxyFailed':
			return 'unreachable';
		case 'codeNeeded':
		case 'codeRefused':
			return 'wantsCode';
		case 'surfaceNotFound':
			return 'unknownSurface';
		default:
			return 'failed';
	}
}

/** The line above the rows: what went wrong, and how old the rows are. */
function messageOf(sessions: readonly Session[]): string | undefined {
	const [only] = sessions;
	if (sessions.length !== 1 || only?.state.kind !== 'failed') {
		return undefined;
	}
	const { message } = describe(only.state.failure);
	return only.state.fetchedAt
		? `${message} ${vscode.l10n.t('These are the keys as of {0}.', momentText(only.state.fetchedAt))}`
		: message;
}
