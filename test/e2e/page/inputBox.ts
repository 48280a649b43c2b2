import type { Page } from 'playwright-core';
import { quickInputOf } from './quickInput.ts';

/** The box in which an extension asks for a text. Name its title where one box follows another. */
export function createInputBox(page: Page) {
	const { widget, input, titled } = quickInputOf(page);
	const message = widget.locator('.quick-input-message');
	return {
		/** Types a text in place of what is there. */
		type: async (text: string, { title }: { readonly title?: string } = {}): Promise<void> => {
			await titled(title);
			await input.fill(text);
		},

		/** Types a text and confirms it. */
		answer: async (text: string, { title }: { readonly title?: string } = {}): Promise<void> => {
			await titled(title);
			await input.fill(text);
			await input.press('Enter');
		},

		/** Waits until the box proposes this text, and confirms it. */
		confirm: async (text: string, { title }: { readonly title?: string } = {}): Promise<void> => {
			await titled(title);
			// The dialog for files fills its box a moment after it stands. The text runs in the browser.
			const box = "document.querySelector('.quick-input-widget .quick-input-box input')";
			await page.waitForFunction(`${box}.value === ${JSON.stringify(text)}`);
			await input.press('Enter');
		},

		/** Waits until the line below the box says this: the prompt, or what is wrong with the text. */
		says: (text: string | RegExp): Promise<void> => message.filter({ hasText: text }).waitFor(),

		/** Whether the box hides what is typed. */
		isMasked: async ({ title }: { readonly title?: string } = {}): Promise<boolean> => {
			await titled(title);
			return (await input.getAttribute('type')) === 'password';
		},

		/** What is in the box. */
		text: async ({ title }: { readonly title?: string } = {}): Promise<string> => {
			await titled(title);
			return input.inputValue();
		},

		/** Closes the box without an answer. */
		cancel: async (): Promise<void> => {
			await page.keyboard.press('Escape');
			await widget.waitFor({ state: 'hidden' });
		},
	};
}
