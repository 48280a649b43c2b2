import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, fill, keyOf, named, signIn } from './connecting.ts';
import { createKey } from './creating.ts';
import { type Scene, story } from './story.ts';

const warns = ({ statusBar }: Scene) => statusBar.item().and(statusBar.item().page().locator('.warning-kind'));

async function connectWithKey(scene: Scene): Promise<void> {
	const { api } = scene;
	const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Local')];
	await connect(api, { product: 'Crypto', answers }, scene);
	await scene.tree.row('Production Backend').waitFor();
}

suite('a session', () => {
	story('that ended says so, and goes on after signing in again', {}, async scene => {
		const { api, palette, tree, statusBar, quickPick, inputBox, screenshot } = scene;
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Local')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Production Backend').waitFor();
		assert.equal(await warns(scene).count(), 0);

		api.endSessions();
		await palette.run('Yativo: Refresh Keys');
		await warns(scene).waitFor();
		await statusBar.tells(/Yativo: 127\.0\.0\.1:\d+, .*The Yativo session has ended/);
		await tree.row('Production Backend').waitFor();
		await screenshot('ended');

		await statusBar.press();
		await quickPick.choose('Sign In Again…');
		await becomes(() => inputBox.text({ title: 'Sign in to Local (2/2)' }), '');
		await screenshot('sign-in-again');
		await fill([{ type: api.bearer('crypto'), at: /^Access token/ }], scene);
		await warns(scene).waitFor({ state: 'detached' });
		await tree.row('Production Backend').waitFor();
		await becomes(async () => (await tree.labels()).filter(label => label === 'Local'), ['Local']);
	});

	story('that is about to end warns in the status bar, and offers to sign in again', {}, async scene => {
		const { api, tree, statusBar, quickPick, notifications, screenshot } = scene;
		api.set({ tokenLifetime: 200 });
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Local')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Production Backend').waitFor();
		await warns(scene).waitFor();
		await statusBar.tells(/The session ends within [34] min/);
		await screenshot('ageing');
		await statusBar.press();
		await quickPick.row('Sign In Again…').waitFor();
		await screenshot('remedy');
		api.set({ tokenLifetime: 3600 });
		await quickPick.choose('Sign In Again…');
		await fill([{ type: api.bearer('crypto'), at: /^Access token/ }], scene);
		await warns(scene).waitFor({ state: 'detached' });
		assert.deepEqual(await notifications.texts(), []);
	});

	story('is not signed out by a network that fails', {}, async scene => {
		const { api, palette, tree, statusBar, screenshot } = scene;
		await connectWithKey(scene);
		await api.goOffline();
		await palette.run('Yativo: Refresh Keys');
		await statusBar.item().locator('.codicon-debug-disconnect').waitFor();
		await tree.row('Production Backend').waitFor();
		await statusBar.tells(/could not be reached/);
		assert.equal(await warns(scene).count(), 0);
		await screenshot('offline');
		await api.goOnline();
		await palette.run('Yativo: Refresh Keys');
		await statusBar.item().locator('.codicon-server').waitFor();
	});

	story('tells plainly that the secret storage has lost its credentials', {}, async scene => {
		const { api, page, tree, statusBar, reload, screenshot } = scene;
		await connectWithKey(scene);
		await page.waitForFunction(() => localStorage.getItem('secrets.provider') !== null);
		await page.evaluate(() => localStorage.removeItem('secrets.provider'));
		await reload();
		await tree.open('Yativo');
		await tree.welcome('This machine holds no credentials for this connection');
		await statusBar.tells(/The secret storage of this machine holds no credentials/);
		await screenshot('forgotten');
		await tree.pressInWelcome('Sign In Again');
		await fill(signIn.withKey(keyOf(api, 'Crypto')).slice(1), scene);
		await tree.row('Production Backend').waitFor();
	});

	story('that cannot start leaves a way on', {}, async scene => {
		const { api, tree, reload, page, screenshot } = scene;
		await connectWithKey(scene);
		await page.waitForFunction(() => localStorage.getItem('secrets.provider') !== null);
		await api.goOffline();
		await reload();
		await tree.open('Yativo');
		await tree.welcome('Yativo could not be reached. You are still connected.');
		await screenshot('unreachable');
		await api.goOnline();
		await tree.pressInWelcome('Retry');
		await tree.row('Production Backend').waitFor();

		api.set({ totpForReads: 'always' });
		await reload();
		await tree.welcome('This account lists its keys only with a code');
		await screenshot('wants-code');
		await tree.pressInWelcome('Enter Code');
		await scene.inputBox.answer(api.account.totp());
		await tree.row('Production Backend').waitFor();
	});

	story('asks for a code at each refresh where the account wants one for listing', {}, async scene => {
		const { api, palette, tree, inputBox, statusBar, screenshot } = scene;
		await connectWithKey(scene);
		api.set({ totpForReads: 'always' });
		await palette.run('Yativo: Refresh Keys');
		await inputBox.says('Code from your authenticator app');
		await screenshot('code');
		await inputBox.answer(api.account.totp());
		await statusBar.item().locator('.codicon-server').waitFor();
		await tree.row('Production Backend').waitFor();
	});

	story('whose account wants a code for listing creates keys, and finds out what was cut short', {}, async scene => {
		const { api, tree, inputBox, notifications, dialog, statusBar, reload, palette, screenshot } = scene;
		await connectWithKey(scene);
		api.set({ totpForReads: 'always' });
		await createKey({ name: 'Nightly', scopes: ['read'], at: 'Local' }, scene);
		await inputBox.answer(api.account.totp());
		await notifications.press('Done', { of: '“Nightly” was created. Its secret is in the secret storage' });
		await tree.row('Nightly').filter({ hasText: 'secret stored' }).waitFor();
		await screenshot('created');

		api.faults.inject({ kind: 'reset-applied', method: 'POST', path: '/apikey/create' });
		await createKey({ name: 'Hourly', scopes: ['read'], at: 'Local' }, scene);
		await inputBox.answer(api.account.totp());
		await dialog.says('This account lists its keys only with a code from your authenticator.');
		await screenshot('not clear');
		await dialog.press('Check Again');
		await inputBox.says('Code from your authenticator app');
		await screenshot('code for a look');
		await inputBox.answer(api.account.totp());
		await dialog.says('“Hourly” was created. But its secret was lost on the way');
		await dialog.press('Cancel');
		await tree.row('Hourly').waitFor();
		assert.equal(await warns(scene).count(), 0);

		await reload();
		await tree.welcome('This account lists its keys only with a code');
		await palette.run('Yativo: Create Key…');
		await inputBox.says('Code from your authenticator app');
		await inputBox.answer(api.account.totp());
		await inputBox.says('Name of the new key');
		await inputBox.cancel();
		await tree.row('Hourly').waitFor();
		await statusBar.item().locator('.codicon-server').waitFor();
		const codes = api.log.requests.flatMap(({ headers }) => headers['x-2fa-token'] ?? []);
		assert.equal(new Set(codes).size, codes.length, 'no code is sent twice');
	});

	const onlyGenerate = { api: { surfaces: ['crypto-generate'] } } as const;
	story('whose list tells the id of a key later goes on serving its variables', onlyGenerate, async scene => {
		const { api, tree, editor, inputBox, notifications, palette, screenshot } = scene;
		const { contextMenu, dialog, page, quickPick, reload } = scene;
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Local')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('Local').waitFor();
		api.set({ totpForReads: 'always' });
		await createKey({ name: 'Nightly', scopes: ['transactions:read'], at: 'Local' }, scene);
		await inputBox.answer(api.account.totp());
		await notifications.press('Add to .env.example', { of: 'No list shows it yet' });
		await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Nightly”' });
		await editor.shows('YATIVO_API_SECRET=');
		await tree.expand('Nightly');
		await tree.row('YATIVO_API_SECRET').waitFor();

		await palette.run('Yativo: Refresh Keys');
		await inputBox.says('Code from your authenticator app');
		await inputBox.answer(api.account.totp());
		await tree.row('Nightly').and(scene.page.locator('[aria-expanded="false"]')).waitFor(); // a row of another id
		await tree.expand('Nightly');
		await tree.row('YATIVO_API_SECRET').waitFor();
		await screenshot('served');

		await contextMenu.choose('Add to .env.example…', { on: tree.row('Nightly') });
		await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Nightly”' });
		await reload();
		await tree.welcome('This account lists its keys only with a code');
		await palette.run('Yativo: New Terminal with Secrets');
		await dialog.press('Give Secrets');
		await quickPick.choose('All variables of this workspace');
		await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
		await screenshot('terminal');
	});
});
