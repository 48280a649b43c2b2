import type { Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The modal dialog that asks before something that cannot be undone. */
export function createDialog(page: Page) {
	const box = page.locator('.monaco-dialog-box');
	return {
		/** Waits for a dialog with this text and gives message and detail. */
		says: (text: string | RegExp): Promise<string> =>
			box.locator('.dialog-message-container').filter({ hasText: text }).innerText(),

		/** The labels of its buttons. */
		buttons: async (): Promise<string[]> => {
			await box.waitFor();
			return box.locator('.dialog-buttons .monaco-button').allInnerTexts();
		},

		/** Presses a button; the dialog goes away, although another may stand in its place at once. */
		press: async (button: string): Promise<void> => {
			const own = page.locator('.dialog-buttons .monaco-button', { hasText: exactly(button) });
			const dialog = await box.filter({ has: own }).elementHandle();
			await own.click();
			await dialog?.waitForElementState('hidden');
		},
	};
}
