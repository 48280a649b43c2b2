import { suite } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { createWorkbenchPage } from './page/workbenchPage.ts';
import { story } from './story.ts';

/** Leaves a window and comes back to it, which a browser in tests does not tell its pages, until it shows what it should. */
async function comeBackUntil(page: Page, shown: Locator): Promise<void> {
	await page.bringToFront();
	while (!(await shown.isVisible())) {
		for (const focused of [false, true]) {
			await page.evaluate(
				`document.hasFocus = () => ${focused}; document.dispatchEvent(new Event('visibilitychange'))`,
			);
		}
		await shown.waitFor({ timeout: 1_000 }).catch(() => undefined);
	}
}

suite('two windows', () => {
	story('a window follows what another connects and disconnects', {}, async scene => {
		const { api, tree, page, palette, dialog, statusBar, screenshot } = scene;
		const welcome = 'Connect to Yativo to see your API keys here.';
		await tree.open('Yativo');
		await tree.welcome(welcome);
		const otherPage = await page.context().newPage();
		await otherPage.goto(page.url());
		const other = createWorkbenchPage(otherPage);
		await other.tree.open('Yativo');
		await other.tree.welcome(welcome);

		await page.bringToFront();
		const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Local')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Production Backend').waitFor();
		await statusBar.says('127.0.0.1');

		await comeBackUntil(otherPage, other.statusBar.item());
		// In a browser, VS Code reads secrets once per window; on the desktop all windows see them at once.
		await otherPage.reload();
		await other.tree.row('Production Backend').waitFor();

		await page.bringToFront();
		await palette.run('Yativo: Disconnect…');
		await dialog.press('Disconnect');
		await tree.welcome(welcome);
		await comeBackUntil(otherPage, otherPage.getByText(welcome));
		await screenshot('disconnected');
	});
});
