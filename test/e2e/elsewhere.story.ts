import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { createKey } from './creating.ts';
import { createWorkbenchPage } from './page/workbenchPage.ts';
import { type Scene, type StoryOptions, story } from './story.ts';

async function connectWithKey(scene: Scene): Promise<void> {
	const { api, tree } = scene;
	await connect(api, { product: 'Crypto', answers: [...signIn.withKey(keyOf(api, 'Crypto')), named('Shop')] }, scene);
	await tree.row('Production Backend').waitFor();
}

/** The entries of the journal, which all windows share. */
async function journal({ folder }: Scene): Promise<string[]> {
	const storage = join(dirname(folder), 'data/User/globalStorage/yativo.yativo-vscode');
	assert.deepEqual(await readdir(storage), ['journal']);
	return readdir(join(storage, 'journal'));
}

suite('what happens elsewhere meanwhile', () => {
	// The answer names no id here, so each window has to tell its own key from the other's.
	const noIds: StoryOptions = { api: { surfaces: ['crypto-generate'], switches: { cryptoTotp: 'ignored' } } };

	story('two windows create a key at the same time', noIds, async scene => {
		const { api, page, reload } = scene;
		await connectWithKey(scene);
		const otherPage = await page.context().newPage();
		await otherPage.goto(page.url());
		const other = createWorkbenchPage(otherPage);
		await other.tree.open('Yativo');
		await other.tree.row('Production Backend').waitFor();

		await createKey({ name: 'From there', scopes: ['transactions:read'], at: 'Shop' }, other);
		await page.bringToFront();
		await createKey({ name: 'From here', scopes: ['transactions:read'], at: 'Shop' }, scene);
		const slow = api.faults.inject({ kind: 'latency', ms: 1500, times: 2, method: 'POST', path: '/apikey/generate' });
		await scene.inputBox.answer('123456');
		await other.inputBox.answer('654321');
		await scene.notifications.says('“From here” was created. Its secret is in the secret storage');
		await otherPage.bringToFront(); // a page behind another draws nothing
		await other.notifications.says('“From there” was created. Its secret is in the secret storage');
		assert.equal(slow.hits, 2);
		assert.deepEqual(await journal(scene), []);

		for (const [window, name] of [
			[scene, 'From here'],
			[other, 'From there'],
		] as const) {
			const front = window === scene ? page : otherPage;
			await front.bringToFront();
			await becomes(() => front.evaluate('document.hasFocus()'), true); // else it must not write to the clipboard
			await window.notifications.press('Done', { of: `“${name}” was created.` });
			await window.palette.run('Yativo: Refresh Keys');
			await window.tree.row('From here').waitFor();
			await window.tree.row('From there').waitFor();
			await window.contextMenu.choose('Copy Secret', { on: window.tree.row(name) });
			await window.clipboard.holds(api.keys().find(key => key.name === name)?.secret);
		}
		await page.bringToFront();
		await scene.screenshot('both keys');
		await otherPage.close();
		await reload();
		await scene.tree.row('From here').waitFor();
		await scene.tree.row('From there').waitFor();
		assert.deepEqual(await scene.notifications.texts(), []);
	});

	story('the scopes of a key are changed before this window hears of it', {}, async scene => {
		const { api, tree, contextMenu, quickPick, inputBox, screenshot } = scene;
		await connectWithKey(scene);
		const backend = keyOf(api, 'Crypto', 'Production Backend');
		backend.scopes = ['webhooks'];
		await contextMenu.choose('Edit Scopes…', { on: tree.row('Production Backend') });
		await quickPick.row('read').waitFor();
		await screenshot('scopes of now');
		await quickPick.chooseAll(['read']);
		await inputBox.says('Adds read. Removes webhooks.');
		await inputBox.cancel();
		assert.deepEqual(backend.scopes, ['webhooks']);
	});

	story('a key is revoked, or gone, before this window hears of it', {}, async scene => {
		const { api, tree, contextMenu, dialog, inputBox, notifications, screenshot } = scene;
		await connectWithKey(scene);
		const backend = keyOf(api, 'Crypto', 'Production Backend');
		backend.revokedAt = api.now();
		await contextMenu.choose('Revoke Key…', { on: tree.row('Production Backend') });
		await dialog.press('Revoke');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Production Backend” had been revoked before.');
		await tree.row('Production Backend').filter({ hasText: 'revoked' }).waitFor();
		await screenshot('revoked before');
		await notifications.dismiss('“Production Backend” had been revoked before.');

		const relay = keyOf(api, 'Crypto', 'Webhook Relay');
		relay.revokedAt = api.now();
		await contextMenu.choose('Rotate Key…', { on: tree.row('Webhook Relay') });
		await dialog.press('Rotate');
		await inputBox.answer(api.account.totp());
		await notifications.says(/“Webhook Relay” was not rotated\. .*API key is not active/);
		await tree.row('Webhook Relay').filter({ hasText: 'revoked' }).waitFor();
		await screenshot('not rotated');
		await notifications.dismiss('“Webhook Relay” was not rotated.');

		api.account.keys.splice(api.account.keys.indexOf(keyOf(api, 'Crypto', 'Payouts Worker')), 1);
		await contextMenu.choose('Revoke Key…', { on: tree.row('Payouts Worker') });
		await dialog.press('Revoke');
		await inputBox.answer(api.account.totp());
		await notifications.says('Yativo no longer knows “Payouts Worker”: it cannot be used.');
		await tree.row('Payouts Worker').waitFor({ state: 'detached' });
		await screenshot('unknown');
		assert.deepEqual(await journal(scene), []);
	});
});
