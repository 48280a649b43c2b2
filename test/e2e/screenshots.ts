import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Not kept in git. */
export const screenshotsFolder = join(import.meta.dirname, 'screenshots');

/** Takes pictures of a page for one story; they are numbered in the order of the story. */
export function createScreenshots(page: Page, story: string): (name: string) => Promise<void> {
	const prefix = nameOf(story);
	let count = 0;
	mkdirSync(screenshotsFolder, { recursive: true });
	return async name => {
		count++;
		// Icons are a font; two frames later everything is drawn.
		await page.evaluate('document.fonts.ready.then(() => undefined)');
		await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
		const path = join(screenshotsFolder, `${prefix}-${String(count).padStart(2, '0')}-${nameOf(name)}.png`);
		await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
	};
}

/** A title as part of a file name. */
export function nameOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}
