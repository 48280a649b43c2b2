import type { Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The Accounts menu at the bottom of the activity bar. */
export function createAccounts(page: Page) {
	const button = page.locator('.part.activitybar .action-item a.action-label[aria-label^="Accounts"]');
	const menus = page.locator('.context-view .monaco-menu');
	const entries = menus.locator('.action-item:has(.action-label:not(.separator))');
	/** An account's entry holds its submenu, so only the label of its own counts. */
	const entry = (label: string) =>
		entries.filter({ has: page.locator(':scope > .action-menu-item > .action-label', { hasText: exactly(label) }) });

	async function open(): Promise<void> {
		await button.click();
		await menus.first().waitFor();
	}

	/** By keyboard: under the pointer a submenu opens late, and opening it takes the focus back. */
	async function goTo(label: string): Promise<void> {
		await entry(label).waitFor();
		for (let steps = await entries.count(); steps > 0 && !(await isFocused(label)); steps--) {
			await page.keyboard.press('ArrowDown');
		}
		await entry(label).and(page.locator('.focused')).waitFor();
	}

	const isFocused = (label: string) => entry(label).and(page.locator('.focused')).isVisible();
	return {
		/** The entries of the menu. */
		entries: async (): Promise<string[]> => {
			await open();
			const labels = await entries.locator('.action-label').allInnerTexts();
			await page.keyboard.press('Escape');
			await menus.first().waitFor({ state: 'hidden' });
			return labels;
		},

		/** Opens the menu of an account, such as `Ada (Yativo)`, and chooses an entry there. */
		choose: async (label: string, { of }: { readonly of: string }): Promise<void> => {
			await open();
			await goTo(of);
			await page.keyboard.press('ArrowRight');
			await goTo(label);
			await page.keyboard.press('Enter');
			await menus.first().waitFor({ state: 'hidden' });
		},
	};
}
