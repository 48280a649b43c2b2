import type { Locator, Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The menu of the right mouse button. */
export function createContextMenu(page: Page) {
	const menu = page.locator('.context-view .monaco-menu').last();
	const items = menu.locator('.action-item:has(.action-label:not(.separator))');
	return {
		/** Opens the menu of an element and chooses the entry with this label. */
		choose: async (entry: string, { on }: { readonly on: Locator }): Promise<void> => {
			await on.click({ button: 'right' });
			const item = items.filter({ has: page.locator('.action-label', { hasText: exactly(entry) }) });
			await item.hover();
			await item.and(page.locator('.focused')).waitFor();
			// Not a click: a menu does not take clicks in its first tenth of a second.
			await page.keyboard.press('Enter');
			await menu.waitFor({ state: 'hidden' });
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
