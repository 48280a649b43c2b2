import type { Page } from 'playwright-core';

/** The quick fixes at the cursor. */
export function createQuickFix(page: Page) {
	const list = page.locator('.action-widget .actionList');
	const rows = list.locator('.monaco-list-row.action');

	/**
	 * A diagnostic reaches the list of fixes a moment after its underline is drawn, so the list is asked for again; and with more
	 * patience each time, because it waits for all extensions, of which that for TypeScript takes its time to start.
	 */
	async function open(title: string): Promise<void> {
		for (let requests = 1; ; requests++) {
			await page.keyboard.press('ControlOrMeta+.');
			try {
				return await rows
					.filter({ hasText: title })
					.first()
					.waitFor({ timeout: 2000 * requests });
			} catch (error) {
				if (requests === 5) {
					throw error;
				}
				await page.keyboard.press('Escape');
			}
		}
	}
	return {
		/** Waits until a fix with this title is offered, and gives the titles of all. */
		offers: async (title: string): Promise<string[]> => {
			await open(title);
			const titles = await rows.locator('.title').allInnerTexts();
			await page.keyboard.press('Escape');
			await list.waitFor({ state: 'hidden' });
			return titles;
		},

		/** Applies the fix with this title. */
		apply: async (title: string): Promise<void> => {
			await open(title);
			const focused = list.locator('.monaco-list-row.action.focused');
			for (let left = await rows.count(); left > 1 && !(await focused.innerText()).includes(title); left--) {
				await page.keyboard.press('ArrowDown');
			}
			await focused.filter({ hasText: title }).waitFor();
			await page.keyboard.press('Enter'); // not a click, which VS Code 1.106 keeps from the list
			await list.waitFor({ state: 'hidden' });
		},
	};
}
