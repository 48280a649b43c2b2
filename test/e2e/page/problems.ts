import type { Page } from 'playwright-core';
import { createPalette } from './palette.ts';

/** The Problems panel. */
export function createProblems(page: Page) {
	const panel = page.locator('.markers-panel');
	const rows = panel.locator('.monaco-list-row');
	return {
		/** Shows the panel. */
		open: async (): Promise<void> => {
			await createPalette(page).run('Problems: Focus on Problems View');
			await panel.waitFor();
		},

		/** Waits for a problem with this text. */
		has: (text: string | RegExp): Promise<void> => rows.filter({ hasText: text }).first().waitFor(),

		/** Waits until no problem has this text. */
		hasNot: (text: string | RegExp): Promise<void> =>
			rows.filter({ hasText: text }).first().waitFor({ state: 'detached' }),

		/** The texts of all rows in view: files, and the problems below each. */
		rows: (): Promise<string[]> => rows.allInnerTexts(),
	};
}
