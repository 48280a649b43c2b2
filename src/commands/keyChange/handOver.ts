import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText } from '../../core/displayText.ts';
import type { Told } from '../../lifecycle/told.ts';
import type { KeyNode } from '../../views/nodes.ts';
import type { Subject } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';

/**
 * Lets the key that replaces another one serve that one's variables, as soon as its secret is kept: programs are to start with it from
 * then on. Nothing comes between a user and a secret that was just made: a failure is only told.
 *
 * @returns the key that took the place of another one.
 */
export async function handOver(
	deps: KeyChangeDeps,
	{ key, connection, change }: Subject,
	told: Told,
): Promise<ApiKey | undefined> {
	if (change !== 'replace' || !key || told.outcome !== 'done' || !told.key || told.secret.kind !== 'stored') {
		return undefined;
	}
	const { profile } = connection;
	const old: KeyNode = { kind: 'key', profile, key };
	const names = deps.boundNames(old);
	if (names.length > 0) {
		const to = displayText(told.key.name);
		await deps
			.handOver(old, { kind: 'key', profile, key: told.key })
			.then(
				() => vscode.window.setStatusBarMessage(vscode.l10n.t('“{0}” now serves {1}', to, names.join(', ')), 8000),
				deps.report,
			);
	}
	return told.key;
}
