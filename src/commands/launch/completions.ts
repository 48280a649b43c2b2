import * as vscode from 'vscode';
import { isUsable } from '../../core/keyStatus.ts';
import type { LaunchDeps } from './variables.ts';

/** A place in a file in which launches are written down. */
export interface LaunchPlace {
	readonly document: vscode.TextDocument;
	readonly position: vscode.Position;
}

/** Key names where the name of a key is typed: `"yativo": "` in launch.json, `"key": "` in a task of type `yativo`. */
export function completions(deps: LaunchDeps) {
	return async ({ document, position }: LaunchPlace): Promise<vscode.CompletionItem[]> => {
		const before = document.lineAt(position).text.slice(0, position.character);
		const typed = /"(?:yativo|key)"\s*:\s*("(?:[^"\\]|\\.)*)?$/.exec(before);
		if (!typed || (/"key"\s*:/.test(typed[0]) && !/"type"\s*:\s*"yativo"/.test(document.getText()))) {
			return [];
		}
		const after = document.lineAt(position).text.slice(position.character);
		const rest = typed[1] === undefined ? 0 : (/^(?:[^"\\]|\\.)*"?/.exec(after)?.[0].length ?? 0);
		const range = new vscode.Range(
			position.translate(0, -(typed[1]?.length ?? 0)),
			position.translate(0, typed[1] === undefined ? 0 : rest),
		);
		return (await usableNames(deps)).map(name => {
			const item = new vscode.CompletionItem(JSON.stringify(name), vscode.CompletionItemKind.Value);
			item.range = range;
			item.detail = vscode.l10n.t('Yativo key');
			return item;
		});
	};
}

/** The names of all keys that a program can be started with. */
async function usableNames({ sessions, listSignal, now }: LaunchDeps): Promise<readonly string[]> {
	await sessions.loadIdle(listSignal());
	const keys = sessions.all.flatMap(({ profile }) => sessions.keys(profile.id));
	return [...new Set(keys.filter(key => isUsable(key, now())).map(({ name }) => name))].sort();
}
