import type { Locator, Page } from 'playwright-core';

/**
 * Presses a key until what it opens is there. Right after start-up the workbench may not listen to keys yet, and what a
 * key lists may come to its notice a moment later than to the page.
 */
export async function pressUntil(page: Page, key: string, opened: Locator): Promise<void> {
	for (let presses = 1; ; presses++) {
		await page.keyboard.press(key);
		try {
			return await opened.waitFor({ timeout: 2000 });
		} catch (error) {
			if (presses === 5) {
				throw error;
			}
		}
	}
}
