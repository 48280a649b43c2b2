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

/**
 * Presses a key for what has the focus in this element.
 *
 * @returns whether the element heard it. What takes the focus late closes a menu or a list between a look and a key.
 */
export async function pressIn(element: Locator, key: string): Promise<boolean> {
	const listen = (target: EventTarget) => {
		const ears = { heard: false };
		target.addEventListener('keydown', () => Object.assign(ears, { heard: true }), { capture: true, once: true });
		return ears;
	};
	const state = await element.evaluateHandle(listen, undefined, { timeout: 10_000 });
	await element.page().keyboard.press(key);
	return (await state.jsonValue()).heard;
}
