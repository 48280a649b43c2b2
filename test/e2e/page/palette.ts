import type { Page } from 'playwright-core';
import { pressUntil } from './keyboard.ts';
import { quickInputOf, rowOf } from './quickInput.ts';

/** The command palette. */
export function createPalette(page: Page) {
	const { widget, input } = quickInputOf(page);
	const palette = widget.locator('input[placeholder^="Type the name of a command"]');

	/** The palette lists what can be run as it opens: a command that can be run a moment later is looked for again. */
	async function list(title: string): Promise<void> {
		for (let requests = 1; ; requests++) {
			await pressUntil(page, 'F1', palette);
			await input.fill(`>${title}`);
			try {
				return await rowOf(widget, title).waitFor({ timeout: 5000 });
			} catch (error) {
				if (requests === 3) {
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
			await list(title);
			await rowOf(widget, title).click();
			await palette.waitFor({ state: 'hidden' });
		},
	};
}
