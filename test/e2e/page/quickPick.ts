import type { Page } from 'playwright-core';
import { quickInputOf, rowOf } from './quickInput.ts';

/** The list an extension shows to choose from. Name its title where one list follows another. */
export function createQuickPick(page: Page) {
	const { widget, titled } = quickInputOf(page);
	const rows = widget.locator('.quick-input-list .monaco-list-row');
	const labels = widget.locator('.quick-input-list-row:first-child .label-name');
	return {
		/** Chooses the row with this label. */
		choose: async (label: string, { title }: { readonly title?: string } = {}): Promise<void> => {
			await titled(title);
			await rowOf(widget, label).click();
		},

		/** In a list with check boxes: checks exactly the rows with these labels, and confirms. */
		chooseAll: async (wanted: readonly string[], { title }: { readonly title?: string } = {}): Promise<void> => {
			await titled(title);
			for (const label of wanted) {
				await rowOf(widget, label).waitFor();
			}
			for (const row of await rows.all()) {
				const label = await row.locator('.label-name').first().innerText();
				const checked = String(wanted.includes(label.trim()));
				if ((await row.getAttribute('aria-checked')) !== checked) {
					await row.locator('.monaco-checkbox').click();
					await row.and(page.locator(`[aria-checked="${checked}"]`)).waitFor();
				}
			}
			await widget.locator('.quick-input-action .monaco-button').first().click();
		},

		/** The labels of the rows in view, once the list is filled. */
		labels: async ({ title }: { readonly title?: string } = {}): Promise<string[]> => {
			await titled(title);
			await rows.first().waitFor();
			return labels.allInnerTexts();
		},

		/** The row with this label, to look at closer. */
		row: (label: string) => rowOf(widget, label),

		/** Goes a step back. */
		back: () => widget.getByRole('button', { name: /^Back/ }).click(),

		/** Waits until neither a list nor a box is asked for anything. */
		closed: (): Promise<void> => widget.waitFor({ state: 'hidden' }),

		/** Closes the list without a choice. */
		cancel: async (): Promise<void> => {
			await page.keyboard.press('Escape');
			await widget.waitFor({ state: 'hidden' });
		},
	};
}
