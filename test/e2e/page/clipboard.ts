import type { Page } from 'playwright-core';

/** The clipboard of the page. */
export function createClipboard(page: Page) {
	return {
		/** Waits until it holds this text. The expression is text, because it runs in the browser. */
		holds: async (text: string | undefined): Promise<void> => {
			await page.waitForFunction(`navigator.clipboard.readText().then(text => text === ${JSON.stringify(text)})`);
		},

		/** Puts another text there. */
		write: (text: string): Promise<void> => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`),
	};
}
