import type { Page } from 'playwright-core';

/** The notifications at the bottom right. They go away by themselves: look for one as soon as it is due. */
export function createNotifications(page: Page) {
	const toasts = page.locator('.notifications-toasts .notification-toast');
	const saying = (text: string | RegExp) =>
		toasts.filter({ has: page.locator('.notification-list-item-message', { hasText: text }) });
	return {
		/** Waits for a notification with this text and gives the whole text. */
		says: (text: string | RegExp): Promise<string> =>
			saying(text).locator('.notification-list-item-message').innerText(),

		/** Presses a button of the notification with this text, which then goes away. */
		press: async (button: string, { of }: { readonly of: string | RegExp }): Promise<void> => {
			await saying(of).getByRole('button', { name: button, exact: true }).click();
			await saying(of).waitFor({ state: 'detached' });
		},

		/** Closes the notification with this text. */
		dismiss: async (text: string | RegExp): Promise<void> => {
			await saying(text).hover();
			await saying(text).locator('.codicon-notifications-clear').click();
			await saying(text).waitFor({ state: 'detached' });
		},

		/** The texts of all notifications in view at this moment. */
		texts: (): Promise<string[]> => toasts.locator('.notification-list-item-message').allInnerTexts(),
	};
}
