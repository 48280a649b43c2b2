import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { pressIn } from './keyboard.ts';
import { quickInputOf } from './quickInput.ts';
import { exactly } from './text.ts';

/** The menu of the right mouse button. */
export function createContextMenu(page: Page) {
	const menu = page.locator('.context-view .monaco-menu').last();
	const items = menu.locator('.action-item:has(.action-label:not(.separator))');
	const { widget } = quickInputOf(page);

	/**
	 * Opens the menu of an element and does something in it. What takes the focus late, as a list that was just closed, closes the
	 * menu before it is used: then it is opened again.
	 */
	async function open<T>(on: Locator, use: () => Promise<T>): Promise<T> {
		await widget.waitFor({ state: 'hidden' }); // gives the focus back as it goes
		for (let requests = 1; ; requests++) {
			await on.click({ button: 'right' });
			try {
				return await use();
			} catch (error) {
				if (requests === 4 || (await menu.isVisible())) {
					throw error;
				}
			}
		}
	}

	return {
		/** Chooses the entry with this label in the menu of an element. */
		choose: (entry: string, { on }: { readonly on: Locator }): Promise<void> => {
			const item = items.filter({ has: page.locator('.action-label', { hasText: exactly(entry) }) });
			return open(on, async () => {
				await item.hover({ timeout: 10_000 });
				await item.and(page.locator('.focused')).waitFor({ timeout: 10_000 });
				// Not a click: a menu does not take clicks in its first tenth of a second.
				const heard = await pressIn(menu, 'Enter');
				await menu.waitFor({ state: 'hidden' });
				assert.ok(heard, `The menu closed before “${entry}” was chosen.`);
			});
		},

		/** The labels of the entries in the menu of an element. */
		entries: (on: Locator): Promise<string[]> =>
			open(on, async () => {
				await menu.waitFor({ timeout: 10_000 });
				const labels = await items.locator('.action-label').allInnerTexts();
				const heard = await pressIn(menu, 'Escape');
				await menu.waitFor({ state: 'hidden' });
				assert.ok(heard, 'The menu closed before it was read.');
				return labels;
			}),
	};
}
