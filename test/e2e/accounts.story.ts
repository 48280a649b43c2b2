import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { createKey } from './creating.ts';
import { type Scene, type StoryOptions, story } from './story.ts';

async function connectTwice(scene: Scene): Promise<void> {
	const { api } = scene;
	const crypto = [...signIn.withKey(keyOf(api, 'Crypto')), named('Wallets')];
	await connect(api, { product: 'Crypto', answers: crypto }, scene);
	await scene.tree.row('Production Backend').waitFor();
	const business = [...signIn.withBusinessKey(keyOf(api, 'Business')), named('Payouts')];
	await connect(api, { product: 'Business', answers: business }, scene);
	await scene.statusBar.says('Yativo: Payouts');
}

/** Asks for a session as any extension may, and tells what it gets. */
const curious = `
const vscode = require('vscode');
exports.activate = context => context.subscriptions.push(vscode.commands.registerCommand('neighbour.run', async () => {
	const session = await vscode.authentication.getSession('yativo', [], { createIfNone: true });
	const scoped = await vscode.authentication.getSession('yativo', ['read'], { silent: true });
	await vscode.window.showInformationMessage('Got ' + JSON.stringify({ session, scoped: scoped ?? null }), 'OK');
}));`;

suite('the Accounts menu', () => {
	story('shows each connection, and signing out there disconnects that one', {}, async scene => {
		const { accounts, dialog, tree, statusBar, palette, reload, screenshot } = scene;
		await connectTwice(scene);
		const entries = await accounts.entries();
		assert.deepEqual(
			entries.filter(entry => entry.includes('(Yativo)')),
			['Wallets (Yativo)', 'Payouts (Yativo)'],
		);
		await accounts.choose('Sign Out', { of: 'Payouts (Yativo)' });
		await dialog.says('Payouts');
		await screenshot('sign-out');
		await dialog.press('Sign Out');
		await tree.row('Payouts').waitFor({ state: 'detached' });
		await statusBar.says(/Yativo: 127\.0\.0\.1:\d+$/);
		await tree.row('Wallets').waitFor();

		await palette.run('Yativo: Disconnect…');
		await dialog.says('Disconnect “Wallets”?');
		await screenshot('disconnect');
		await dialog.press('Disconnect');
		await tree.welcome('Connect to Yativo to see your API keys here.');
		assert.deepEqual(
			(await accounts.entries()).filter(entry => entry.includes('(Yativo)')),
			[],
		);
		await reload();
		await tree.welcome('Connect to Yativo to see your API keys here.');
	});

	story('is left with the secrets of keys, unless a person says otherwise', {}, async scene => {
		const { api, contextMenu, dialog, tree, palette, inputBox, page, reload, screenshot } = scene;
		const key = keyOf(api, 'Crypto');
		const answers = [...signIn.withKey(key), named('Wallets')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await contextMenu.choose('Store Secret…', { on: tree.row('VS Code') });
		await inputBox.answer(key.apiKey, { title: 'Store the secret of “VS Code” (1/2)' });
		await inputBox.answer(key.secret ?? '', { title: 'Store the secret of “VS Code” (2/2)' });
		const held = page.locator('.monaco-list-row', { hasText: 'VS Code' }).filter({ hasText: 'secret stored' });
		await held.waitFor();

		await palette.run('Yativo: Disconnect…');
		await dialog.says('This machine holds the secret of one of its keys.');
		assert.deepEqual((await dialog.buttons()).sort(), ['Cancel', 'Disconnect', 'Disconnect and Delete Secrets']);
		await screenshot('secrets');
		await dialog.press('Disconnect');
		await connect(api, { product: 'Crypto', answers }, scene);
		await held.waitFor();

		await palette.run('View: Show Explorer'); // nobody has asked for the keys then
		await reload();
		await palette.run('Yativo: Disconnect…');
		await dialog.says('This machine holds the secret of one of its keys.');
		await dialog.press('Disconnect and Delete Secrets');
		await tree.open('Yativo');
		await tree.welcome('Connect to Yativo to see your API keys here.');
		await connect(api, { product: 'Crypto', answers }, scene);
		await tree.row('VS Code').waitFor();
		assert.equal(await held.count(), 0);
	});

	story('renames a connection', {}, async scene => {
		const { accounts, tree, inputBox, contextMenu } = scene;
		await connectTwice(scene);
		await contextMenu.choose('Rename Connection…', { on: tree.row('Wallets') });
		await inputBox.answer('Payouts');
		await inputBox.says('Another connection has this name.');
		await inputBox.answer('Treasury');
		await tree.row('Treasury').waitFor();
		assert.deepEqual((await accounts.entries()).filter(entry => entry.includes('(Yativo)')).sort(), [
			'Payouts (Yativo)',
			'Treasury (Yativo)',
		]);
	});

	const older: StoryOptions = { api: { surfaces: ['crypto-2fa'], keys: 'none' } };
	story('calls a renamed connection by its new name, whatever is done there', older, async scene => {
		const { api, tree, palette, inputBox, quickPick, contextMenu, dialog, notifications, screenshot } = scene;
		api.account.addKey({ surface: 'crypto-2fa', name: 'Production Backend', scopes: ['read'] });
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Wallets')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await contextMenu.choose('Choose API Generation…', { on: tree.row('Wallets') });
		await quickPick.choose('Crypto, newest reference');
		await becomes(async () => api.log.lines.filter(line => line.startsWith('GET /api')).length > 1, true);
		await contextMenu.choose('Rename Connection…', { on: tree.row('Wallets') });
		await inputBox.answer('Treasury');
		await tree.row('Treasury').waitFor();

		await contextMenu.choose('Revoke Key…', { on: tree.row('Production Backend') });
		await dialog.says('Connection: Treasury');
		await screenshot('revoke');
		await dialog.press('Cancel');

		await createKey({ name: 'Nightly', scopes: ['transactions:read'], at: 'Treasury' }, scene);
		await inputBox.answer(api.account.totp());
		await notifications.press('Use the Other Address', { of: 'Nightly' });
		await quickPick.labels({ title: 'New API key (Treasury · Custom address) (2/4)' });
		await quickPick.cancel();
		await palette.run('Yativo: Refresh Keys');
		await tree.row('Production Backend').waitFor();
		await becomes(async () => (await tree.labels()).filter(label => /Wallets|Treasury/.test(label)), ['Treasury']);
		await screenshot('other-address');
	});

	story('gives no credential to another extension, even with consent', { neighbour: curious }, async scene => {
		const { api, tree, dialog, palette, quickPick, notifications, screenshot } = scene;
		const key = keyOf(api, 'Crypto');
		await connect(api, { product: 'Crypto', answers: [...signIn.withKey(key), named('Wallets')] }, scene);
		await tree.row('Production Backend').waitFor();
		await palette.run('Neighbour: Run');
		await dialog.says('Neighbour');
		await screenshot('consent');
		await dialog.press('Allow');
		await quickPick.choose('Wallets');
		const told = await notifications.says(/^Got /);
		await screenshot('told');
		const { session, scoped } = JSON.parse(told.replace('Got ', ''));
		assert.match(session.accessToken, /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/);
		assert.deepEqual([session.account.label, session.scopes, scoped], ['Wallets', [], null]);
		for (const credential of [key.apiKey, key.secret ?? '', 'eyJ', api.origin]) {
			assert.equal(told.includes(credential), false);
		}
	});
});
