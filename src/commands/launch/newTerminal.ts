import * as vscode from 'vscode';
import { quickPickText } from '../../core/displayText.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { keyOf } from '../../views/pickKey.ts';
import { mayLaunch } from './consent.ts';
import { bindingsFor, type LaunchDeps, valuesOf } from './variables.ts';

/** What a terminal is opened with. */
interface Choice {
	readonly title: string;
	readonly bindings: readonly (Binding | KeptBinding)[];
}

/**
 * Opens a terminal whose environment holds the variables of a key, or all variables of the workspace. Its name says so for
 * as long as it is open.
 */
export function newTerminal(deps: LaunchDeps) {
	return async (argument: unknown): Promise<void> => {
		if (!(await mayLaunch(deps.memento))) {
			return;
		}
		const choice = await choose(deps, argument);
		if (!choice) {
			return;
		}
		const values = await valuesOf(deps, choice.bindings);
		const terminal = vscode.window.createTerminal({
			name: vscode.l10n.t('Yativo: {0} (holds secrets)', choice.title),
			env: Object.fromEntries([...values].map(([name, value]) => [name, value.reveal()])),
			iconPath: new vscode.ThemeIcon('lock'),
			isTransient: true,
		});
		terminal.show();
	};
}

/** The key of the argument; else all variables of the workspace, if it has some, or a key that the user picks. */
async function choose(deps: LaunchDeps, argument: unknown): Promise<Choice | undefined> {
	const { all, kept } = deps.bindings;
	const bindings = [...all, ...kept];
	if (argument === undefined && bindings.length > 0) {
		const every = {
			label: vscode.l10n.t('All variables of this workspace'),
			detail: bindings.map(({ name }) => quickPickText(name)).join(', '),
		};
		const one = { label: vscode.l10n.t('Variables of one key…'), detail: '' };
		const chosen = await vscode.window.showQuickPick([every, one], {
			placeHolder: vscode.l10n.t('Which secrets should the new terminal hold?'),
		});
		if (chosen !== one) {
			return chosen && { title: vscode.l10n.t('all variables'), bindings };
		}
	}
	const node = await keyOf(argument, {
		sessions: deps.sessions,
		placeholder: vscode.l10n.t('Key for the new terminal'),
		signal: deps.listSignal(),
	});
	return node && { title: quickPickText(node.key.name), bindings: bindingsFor(deps, node) };
}
