import type { Locator, Page } from 'playwright-core';

/** The extension's item in the status bar. */
export function createStatusBar(page: Page) {
	const items = page.locator('.part.statusbar .statusbar-item[id^="yativo.yativo-vscode."]');
	return {
		/** The item itself, to look at closer. */
		item: (): Locator => items.first(),

		/** Waits until the item says this, and gives its whole text. */
		says: async (text: string | RegExp): Promise<string> =>
			(await items.filter({ hasText: text }).first().innerText()).trim(),

		/** Waits until the item is this in words: its text, where it leads, what is wrong. */
		tells: (text: string | RegExp): Promise<void> => items.getByLabel(text).first().waitFor(),

		/** Presses the item. */
		press: (): Promise<void> => items.first().locator('a').click(),
	};
}
