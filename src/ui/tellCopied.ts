import * as vscode from 'vscode';

/**
 * Says that a secret is on the clipboard, and for how long: nobody should wonder later where it has gone.
 *
 * @param message what was copied, without a full stop.
 * @param clearedAfterMs 0: it stays there.
 */
export function tellCopied(message: string, clearedAfterMs: number): void {
	const told =
		clearedAfterMs > 0
			? vscode.l10n.t('{0}; the clipboard is cleared in {1} s', message, Math.ceil(clearedAfterMs / 1000))
			: message;
	vscode.window.setStatusBarMessage(told, 5000);
}
