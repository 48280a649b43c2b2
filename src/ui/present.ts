import * as vscode from 'vscode';

/** Where one step stands in its conversation. */
export interface Page {
	readonly title: string;
	/** Counted from 1. */
	readonly step: number;
	readonly totalSteps: number;
}

/** How a step ended: with the value of its work, by the back button, or dismissed. */
export type Outcome<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'back' } | undefined;

/**
 * Shows one quick input until it is accepted, left by its back button, or dismissed. It stays open, with progress, while
 * `accept` works; Escape and the back button abort that work, unless it takes the button away.
 *
 * @param accept the work that accepting starts, or `undefined` where the answer cannot be accepted yet.
 * @throws whatever the work throws.
 */
export function present<T>(
	input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
	page: Page,
	accept: (signal: AbortSignal) => Promise<T> | undefined,
): Promise<Outcome<T>> {
	const work = new AbortController();
	input.title = page.title;
	if (page.totalSteps > 1) {
		input.step = page.step;
		input.totalSteps = page.totalSteps;
	}
	input.ignoreFocusOut = true;
	input.buttons = page.step > 1 ? [vscode.QuickInputButtons.Back] : [];
	const shown = new Promise<Outcome<T>>((resolve, reject) => {
		// A button that was taken away may have been pressed before it was gone.
		input.onDidTriggerButton(() => input.buttons.length > 0 && resolve({ kind: 'back' }));
		input.onDidHide(() => resolve(undefined));
		input.onDidAccept(() => {
			const working = input.busy ? undefined : accept(work.signal);
			if (working) {
				input.busy = true;
				working.then(value => resolve({ kind: 'done', value }), reject);
			}
		});
		input.show();
	});
	return shown.finally(() => {
		work.abort();
		input.dispose();
	});
}
