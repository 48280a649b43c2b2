import type { Locator, Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The tree of a view in the side bar. */
export function createTree(page: Page, view: string) {
	const sideBar = page.locator('.part.sidebar');
	const pane = sideBar.locator('.pane').filter({
		has: page.locator('.pane-header .title', { hasText: exactly(view) }),
	});
	const rows = pane.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
	const row = (label: string): Locator =>
		rows.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).first();

	const titleOf = (container: string): Locator =>
		sideBar.locator('.composite.title .title-label', { hasText: new RegExp(container, 'i') });

	return {
		row,

		/**
		 * Waits until the keyboard is at the row with this label, or in the welcome content where there are no rows: it would take
		 * the focus from a menu opened before.
		 */
		focused: async (label: string, { welcome }: { readonly welcome: string }): Promise<void> => {
			const noRows = pane.locator('.welcome-view-content').filter({ hasText: welcome });
			await row(label).and(page.locator('.focused')).or(noRows).waitFor();
			await pane.locator('.pane-body:focus-within').waitFor();
		},

		/** Opens the view container with this name in the activity bar. */
		open: async (container: string): Promise<void> => {
			const icon = page.locator(`.part.activitybar .action-item .action-label[aria-label^="${container}"]`).first();
			await icon.waitFor();
			if (!(await titleOf(container).isVisible())) {
				await icon.click(); // a click on the open one would close the side bar
			}
			await titleOf(container).waitFor();
			await page.locator('.part.statusbar').hover(); // not over the icon, whose tooltip would lie over the view
		},

		/** Waits for the row with this label and opens it. */
		expand: async (label: string): Promise<void> => {
			if ((await row(label).getAttribute('aria-expanded')) !== 'true') {
				await row(label).locator('.monaco-tl-twistie').click();
			}
			await row(label).and(page.locator('[aria-expanded="true"]')).waitFor();
		},

		/** The labels of all rows in view, from top to bottom, once there is a row. */
		labels: async (): Promise<string[]> => {
			await rows.first().waitFor();
			return rows.locator('.label-name').allInnerTexts();
		},

		/** What is written behind a label, dimmed. */
		description: (label: string): Promise<string> => row(label).locator('.label-description').innerText(),

		/** Presses the button with this title at the end of a row. */
		press: async (action: string, { on }: { readonly on: string }): Promise<void> => {
			await row(on).hover();
			await row(on).locator(`.actions .action-label[aria-label="${action}"]`).click();
		},

		/** Presses the button with this title above the view. */
		pressInTitle: async (action: string): Promise<void> => {
			await pane.locator('.pane-header').hover();
			await pane.locator(`.actions-container .action-label[aria-label^="${action}"]`).first().click();
		},

		/** Waits for the welcome content that stands in place of an empty tree, and gives its text. */
		welcome: async (text: string | RegExp): Promise<string> =>
			pane.locator('.welcome-view-content').filter({ hasText: text }).first().innerText(),

		/** Waits until the line above the rows says this. */
		says: (text: string | RegExp): Promise<void> => pane.locator('.message').filter({ hasText: text }).waitFor(),

		/** The number at the icon of the view's container; `undefined` when there is none. */
		badge: async (): Promise<string | undefined> => {
			const badge = page.locator('.part.activitybar .action-item.checked .badge-content');
			return (await badge.isVisible()) ? badge.innerText() : undefined;
		},

		/** Presses a button of the welcome content, or a link in it. */
		pressInWelcome: (button: string): Promise<void> =>
			pane
				.locator('.welcome-view-content')
				.locator('.monaco-button, a', { hasText: exactly(button) })
				.first()
				.click(),

		/** The text of the tooltip of a row. A tree that is drawn anew forgets what the mouse is over, until it comes again. */
		tooltip: async (label: string): Promise<string> => {
			const tooltip = page.locator('.workbench-hover-container .monaco-hover .hover-contents').first();
			for (let visits = 1; ; visits++) {
				await page.locator('.part.statusbar').hover();
				await tooltip.waitFor({ state: 'hidden' }); // one of another row
				await row(label).locator('.label-name').hover();
				try {
					await tooltip.waitFor({ timeout: 3000 * visits });
					return await tooltip.innerText();
				} catch (error) {
					if (visits === 4) {
						throw error;
					}
				}
			}
		},
	};
}
