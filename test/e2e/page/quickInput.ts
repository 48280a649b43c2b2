import type { Locator, Page } from 'playwright-core';
import { exactly } from './text.ts';

/** The one widget in which VS Code shows the palette, quick picks and input boxes. */
export function quickInputOf(page: Page) {
	const widget = page.locator('.quick-input-widget:not([style*="display: none"])');
	const input = widget.locator('.quick-input-box input');

	/** Waits until the widget stands, with this title when one is given, and is not busy. */
	async function titled(title: string | undefined): Promise<void> {
		if (title === undefined) {
			await input.waitFor();
		} else {
			await widget.locator('.quick-input-title', { hasText: exactly(title) }).waitFor();
		}
		await widget.locator('.quick-input-progress.active').waitFor({ state: 'hidden' });
	}
	return { widget, input, titled };
}

/** The row of a list with this label, whatever parts of it are highlighted. */
export function rowOf(widget: Locator, label: string): Locator {
	const labels = widget.page().locator('.quick-input-list-row:first-child .label-name', { hasText: exactly(label) });
	return widget.locator('.quick-input-list .monaco-list-row').filter({ has: labels }).first();
}
