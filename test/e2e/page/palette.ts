import type { Page } from 'playwright-core';
import { pressUntil } from './keyboard.ts';
import { quickInputOf, rowOf } from './quickInput.ts';

/** The command palette. */
export function createPalette(page: Page) {
	const { widget } = quickInputOf(page);
	const palette = widget.locator('input[placeholder^="Type the name of a command"]');

	/**
	 * The palette lists what can be run as it opens, so a command that can be run a moment later is looked for again. And what
	 * takes the focus late, as a log that was just opened, closes it before it is used.
	 */
	async function choose(title: string): Promise<void> {
		for (let requests = 1; ; requests++) {
			await pressUntil(page, 'F1', palette);
			try {
				await palette.fill(`>${title}`, { timeout: 5000 });
				return await rowOf(widget, title).click({ timeout: 5000 });
			} catch (error) {
				if (requests === 4) {
					throw error;
				}
				await page.keyboard.press('Escape');
				await palette.waitFor({ state: 'hidden' });
			}
		}
	}

	return {
		/** Runs the command with this title, for example `Yativo: Show Log`. */
		run: async (title: string): Promise<void> => {
			await choose(title);
			await palette.waitFor({ state: 'hidden' });
		},
	};
}
