import { basename } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { becomes } from '../becomes.ts';
import { pressUntil } from './keyboard.ts';
import { quickInputOf, rowOf } from './quickInput.ts';

/** The active text editor. */
export function createEditor(page: Page) {
	const { widget, input } = quickInputOf(page);
	const editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
	const tab = page.locator('.editor-group-container.active .tabs-container .tab.active');
	/** Before, it takes no keys; and when it gets the focus, it closes a menu that was opened meanwhile. */
	const focused = page.locator('.part.editor .monaco-editor.focused').first();
	const cursorIn = (line: number) => page.locator('.part.statusbar').getByText(new RegExp(`^Ln ${line}, Col `));
	const squiggles = (severity: Severity) => editor.locator(`.squiggly-${severity}`);

	return {
		/** Opens a file of the workspace by its name or the end of its path. */
		open: async (name: string): Promise<void> => {
			await pressUntil(page, 'ControlOrMeta+P', input);
			await input.fill(name);
			await rowOf(widget, basename(name)).click();
			await tab.and(page.locator(`[data-resource-name="${basename(name)}"]`)).waitFor();
			await editor.locator('.view-line').first().waitFor();
			await focused.waitFor();
		},

		/** Puts the cursor at a line and column, both counted from 1. */
		goTo: async (line: number, column = 1): Promise<void> => {
			await pressUntil(page, 'Control+G', input);
			await input.fill(`:${line}:${column}`);
			await input.press('Enter');
			await widget.waitFor({ state: 'hidden' });
			await focused.waitFor();
			await cursorIn(line).waitFor();
		},

		/** Begins a new line below this one. Enter alone could take a suggestion. */
		beginLineBelow: async (line: number): Promise<void> => {
			await pressUntil(page, 'ControlOrMeta+Enter', cursorIn(line + 1));
		},

		/** The lines in view. */
		text: async (): Promise<string> => (await editor.locator('.view-lines').innerText()).replaceAll('\u00a0', ' '),

		/** Waits until the lines in view hold this text. */
		shows: (text: string | RegExp): Promise<void> =>
			editor.locator('.view-line').filter({ hasText: text }).first().waitFor(),

		/** Types at the cursor as a person does, key by key. */
		type: (text: string): Promise<void> => page.keyboard.type(text),

		/** Waits for exactly so many underlined places. */
		squiggles: async (severity: Severity, count: number): Promise<void> => {
			if (count > 0) {
				await squiggles(severity)
					.nth(count - 1)
					.waitFor();
			}
			await squiggles(severity).nth(count).waitFor({ state: 'detached' });
		},

		/**
		 * The text of the hover at the first underlined place, once it says all of this. What is wrong there stands in it at once,
		 * what extensions have to say comes a moment later: name something of each that the story looks at.
		 */
		hover: async (severity: Severity, ...says: readonly [string | RegExp, ...(string | RegExp)[]]): Promise<string> => {
			const hovers = page.locator('.monaco-editor .monaco-hover:not(.hidden) .monaco-hover-content');
			const hover = says.reduce((found, text) => found.filter({ hasText: text }), hovers).first();
			await page.locator('.part.statusbar').hover();
			await hovers.first().waitFor({ state: 'hidden' }); // one of another place
			// What is underlined may be drawn anew under the pointer, which ends a hover: the hand of a person is never still.
			let tremor = 0;
			const isShown = async () => {
				tremor = 1 - tremor;
				const { x, y, width, height } = await placeOf(squiggles(severity).first());
				await page.mouse.move(x + width / 2 + tremor, y + height / 2); // the text lies above the underline
				return hover.waitFor({ timeout: 3000 }).then(
					() => true,
					() => false,
				);
			};
			await becomes(isShown, true);
			return hover.innerText();
		},

		/** Waits until no text is selected. */
		hasNothingSelected: (): Promise<void> =>
			page
				.locator('.part.statusbar')
				.getByText(/\(\d+ selected\)/)
				.waitFor({ state: 'detached' }),

		/** Waits until so many characters are selected. */
		hasSelected: (count: number): Promise<void> =>
			page.locator('.part.statusbar').getByText(`(${count} selected)`).waitFor(),

		/** Saves what was changed, of which the tab tells a moment after the lines. */
		save: async (): Promise<void> => {
			await tab.and(page.locator('.dirty')).waitFor();
			await page.keyboard.press('ControlOrMeta+S');
			await tab.and(page.locator(':not(.dirty)')).waitFor();
		},
	};
}

/** Where an element is that may be drawn anew at any moment: then it is nowhere for that moment. */
async function placeOf(element: Locator) {
	for (;;) {
		const box = await element.boundingBox();
		if (box) {
			return box;
		}
	}
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';
