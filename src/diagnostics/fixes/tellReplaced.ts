import * as vscode from 'vscode';
import { replacedText } from '../../core/replacedText.ts';
import { notify } from '../../ui/notify.ts';
import type { LeakDeps } from '../deps.ts';
import { refTo } from './leakRef.ts';
import type { Outcome } from './replaceLeaks.ts';
import { storeLeak } from './storeLeak.ts';
import { ignoreLeak } from './suppressLeak.ts';

/** Says in the status bar what stands in the place of leaks now, if anything does. */
export function tellReplaced({ replaced, values, where }: Outcome): void {
	const names = [...new Set(replaced.map(({ name }) => name))];
	if (names.length > 0) {
		const text = replacedText({
			names,
			isKept: values === 'keep',
			isTakenOut: where === 'takenOut',
			...(where instanceof vscode.Uri && { example: vscode.workspace.asRelativePath(where) }),
		});
		vscode.window.setStatusBarMessage(text, 8000);
	}
}

/** Says what could not be replaced and why, if anything, and offers for a single one what can be done instead. */
export async function tellRefused(
	deps: LeakDeps,
	document: vscode.TextDocument,
	{ refused, reasons }: Outcome,
): Promise<void> {
	const [leak, ...others] = refused;
	if (!leak) {
		return;
	}
	const isSingle = others.length === 0;
	const message = isSingle
		? vscode.l10n.t('This credential could not be replaced.')
		: vscode.l10n.t('{0} credentials could not be replaced.', refused.length);
	const store = vscode.l10n.t('Store the Secret…');
	const ignore = vscode.l10n.t('Ignore in This Repository…');
	const actions = isSingle ? [store, ignore] : [];
	const chosen = await notify('warning', [message, ...reasons].join(' '), ...actions);
	if (isSingle && chosen !== undefined) {
		await (chosen === store ? storeLeak(deps) : ignoreLeak(deps))(refTo(document, leak));
	}
}
