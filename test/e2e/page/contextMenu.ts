import type { Locator, Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The menu of the right mouse button. */
export function createContextMenu(page: Page) {
	const menu = page.locator('.context-view .monaco-menu').last();
	const items = menu.locator('.action-item:has(.action-label:not(.separator))');
	return {
		/**
		 * Opens the menu of an element and chooses the entry with this label. What takes the focus late, as a list that was just
		 * closed, closes the menu before it is used: then it is opened again.
		 */
		choose: async (entry: string, { on }: { readonly on: Locator }): Promise<void> => {
			const item = items.filter({ has: page.locator('.action-label', { hasText: exactly(entry) }) });
			for (let requests = 1; ; requests++) {
				await on.click({ button: 'right' });
				try {
					await item.hover({ timeout: 10_000 });
					// Not a click: a menu does not take clicks in its first tenth of a second.
					await item.and(page.locator('.focused')).press('Enter', { timeout: 10_000 });
					return await menu.waitFor({ state: 'hidden' });
				} catch (error) {
					if (requests === 4 || (await menu.isVisible())) {
						throw error;
					}
				}
			}
		},

		/** The labels of the entries in the menu of an element. */
		entries: async (on: Locator): Promise<string[]> => {
			await on.click({ button: 'right' });
			await menu.waitFor();
			const labels = await items.locator('.action-label').allInnerTexts();
			await page.keyboard.press('Escape');
			await menu.waitFor({ state: 'hidden' });
			return labels;
		},
	};
}
