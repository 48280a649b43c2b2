import type { Page } from 'playwright-core';
import { becomes } from '../becomes.ts';

/** The clipboard of the page. What is evaluated is text, because it runs in the browser. */
export function createClipboard(page: Page) {
	return {
		/** Waits until it holds this text. */
		holds: (text: string | undefined): Promise<void> =>
			becomes(() => page.evaluate('navigator.clipboard.readText()'), text),

		/** Puts another text there. */
		write: (text: string): Promise<void> => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`),
	};
}
