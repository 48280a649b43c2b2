import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import type { KeySurface } from '../simulator/scopes.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { becomes } from './becomes.ts';
import { connect, named, signIn as ways } from './connecting.ts';
import { apiForCreating, createKey } from './creatingKey.ts';
import { type Scene, type StoryOptions, story } from './story.ts';

/** A server that has this generation of the API alone. */
function only(surface: KeySurface): StoryOptions {
	return { api: { surfaces: [surface], keys: 'none' } };
}

/** A person signed in with a session token, who sees one key of the account. */
async function signIn(scene: Scene, surface: KeySurface): Promise<void> {
	const { api, tree } = scene;
	const product = surface === 'business' ? 'Business' : 'Crypto';
	const scope = surface === 'crypto-2fa' ? 'read' : 'transactions:read';
	api.account.addKey({ surface, name: 'Production Backend', scopes: [scope] });
	const token = api.bearer(product === 'Crypto' ? 'crypto' : 'fiat');
	await connect(api, { product, answers: [...ways.withToken(token), named('Shop')] }, scene);
	await tree.row('Production Backend').waitFor();
}

/** The keys of the account and whether they are revoked, without the one that comes with every server. */
function revoked(api: Simulator): readonly (readonly [string, boolean])[] {
	return api
		.keys()
		.filter(({ name }) => name !== 'VS Code')
		.map(({ name, revokedAt }) => [name, revokedAt !== undefined]);
}

suite('the life of a key', () => {
	story('create with a wrong code first, then rotate, re-scope and revoke', only('crypto-2fa'), async scene => {
		const {
			palette,
			inputBox,
			quickPick,
			tree,
			contextMenu,
			dialog,
			notifications,
			editor,
			screenshot,
			clipboard,
			api,
		} = scene;
		await signIn(scene, 'crypto-2fa');
		const { account } = api;

		await palette.run('Yativo: Create Key…');
		await inputBox.answer('Staging Backend', { title: 'New API key (Shop · Custom address) (1/4)' });
		await quickPick.row('transactions').waitFor();
		await screenshot('scopes');
		await quickPick.chooseAll([], { title: 'New API key (Shop · Custom address) (2/4)' });
		await quickPick.row('transactions').waitFor();
		await inputBox.type('hook', { title: '⚠ Choose at least one scope: none would mean all of them. (2/4)' });
		await quickPick.row('transactions').waitFor({ state: 'detached' });
		await scene.page.keyboard.press('Enter');
		await becomes(() => inputBox.text(), '');
		await quickPick.row('transactions').waitFor();
		await screenshot('no-scopes');
		await quickPick.row('webhooks').locator('.monaco-checkbox').click();
		await quickPick.chooseAll(['read', 'webhooks'], { title: 'New API key (Shop · Custom address) (2/4)' });
		await quickPick.row('90 days').waitFor();
		await screenshot('expiry');
		await quickPick.choose('90 days', { title: 'New API key (Shop · Custom address) (3/4)' });
		await inputBox.says('Creates “Staging Backend” with read, webhooks');
		await screenshot('code');
		await inputBox.answer('000000');
		await inputBox.says('did not accept that code');
		await screenshot('wrong-code');
		await inputBox.answer('000000');
		await inputBox.says('This code was sent before');
		await inputBox.answer(account.totp());
		await notifications.says('“Staging Backend” was created.');
		await screenshot('created');
		const made = api.keys().find(({ name }) => name === 'Staging Backend');
		assert.deepEqual(made?.scopes, ['read', 'webhooks']);
		await notifications.press('Add to .env.example', { of: '“Staging Backend” was created.' });
		await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Staging Backend”' });
		await editor.shows('YATIVO_API_SECRET=');
		await screenshot('env-example');
		assert.equal(
			await readFile(join(scene.folder, '.env.example'), 'utf8'),
			'# Yativo key “Staging Backend” (custom), scopes: read, webhooks\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n',
		);
		await contextMenu.choose('Copy Secret', { on: tree.row('Staging Backend') });
		const bar = scene.page.locator('.part.statusbar');
		await bar.getByText('Secret copied; the clipboard is cleared in 30 s').waitFor();
		await clipboard.holds(made?.secret);

		await tree.row('Staging Backend').waitFor();
		await tree.row('Staging Backend').filter({ hasText: 'secret stored' }).waitFor();
		await contextMenu.choose('Rotate Key…', { on: tree.row('Staging Backend') });
		await dialog.says('Rotate “Staging Backend”?');
		await screenshot('rotate');
		await dialog.press('Rotate');
		await inputBox.answer(account.totp());
		await notifications.says('“Staging Backend” was rotated');
		await notifications.press('Done', { of: '“Staging Backend” was rotated' });

		await contextMenu.choose('Edit Scopes…', { on: tree.row('Staging Backend') });
		await quickPick.row('transactions').waitFor();
		await quickPick.chooseAll(['read', 'transactions']);
		await inputBox.says('Adds transactions. Removes webhooks.');
		await screenshot('scope-difference');
		await inputBox.answer(account.totp());
		await notifications.says('The scopes of “Staging Backend” were changed.');
		await notifications.dismiss('The scopes of “Staging Backend” were changed.');

		await contextMenu.choose('Revoke Key…', { on: tree.row('Staging Backend') });
		await dialog.says('Revoke “Staging Backend”?');
		await screenshot('revoke');
		await dialog.press('Revoke');
		await inputBox.answer(account.totp());
		await notifications.says('“Staging Backend” is revoked.');
		await tree.row('Staging Backend').filter({ hasText: 'revoked' }).waitFor();
		await screenshot('revoked');
		assert.deepEqual(revoked(api), [
			['Production Backend', false],
			['Staging Backend', true],
		]);
	});

	for (const surface of ['crypto-generate', 'crypto-rest', 'business'] as const) {
		story(`create and replace on ${surface}`, only(surface), async scene => {
			const { palette, inputBox, quickPick, tree, contextMenu, dialog, notifications, screenshot, api } = scene;
			await signIn(scene, surface);
			const { account } = api;

			await palette.run('Yativo: Create Key…');
			await inputBox.answer('CI', { title: 'New API key (Shop · Custom address) (1/4)' });
			await quickPick.chooseAll(['transactions:read'], { title: 'New API key (Shop · Custom address) (2/4)' });
			await quickPick.choose('No expiry', { title: 'New API key (Shop · Custom address) (3/4)' });
			await inputBox.answer(account.totp(), { title: 'New API key (Shop · Custom address) (4/4)' });
			await notifications.says('“CI” was created');
			await screenshot('created');
			await notifications.press('Done', { of: '“CI” was created' });

			assert.deepEqual(
				(await contextMenu.entries(tree.row('Production Backend'))).filter(entry =>
					/Rotate|Scopes|Replace/.test(entry),
				),
				['Replace Key…'],
			);
			const names = surface === 'business' ? ['PAY_KEY'] : ['PAY_KEY', 'PAY_SECRET'];
			await contextMenu.choose('Assign Variables…', { on: tree.row('Production Backend') });
			await inputBox.answer(names.join(' '), { title: 'Variables of “Production Backend”' });
			await tree.expand('Production Backend');
			await tree.row('PAY_KEY').waitFor();

			await contextMenu.choose('Replace Key…', { on: tree.row('Production Backend') });
			await inputBox.says('Name of the new key');
			await inputBox.answer('Production Backend 2');
			await inputBox.says('Creates “Production Backend 2”');
			await inputBox.answer(account.totp());
			await notifications.says('“Production Backend” still works');
			await tree.expand('Production Backend 2');
			await becomes(async () => (await tree.labels()).filter(label => label.startsWith('PAY_')), names);
			await screenshot('replaced');
			await notifications.press('Revoke Old Key…', { of: '“Production Backend” still works' });
			await dialog.press('Revoke');
			await inputBox.says('stops working at once');
			await inputBox.answer(account.totp());
			await notifications.says('“Production Backend” is revoked.');
			await screenshot('old-revoked');
			assert.deepEqual(revoked(api), [
				['Production Backend', true],
				['CI', false],
				['Production Backend 2', false],
			]);
		});
	}

	story(
		'begins at the other address, where an empty list does not tell the right one',
		only('crypto-2fa'),
		async scene => {
			const { api, palette, inputBox, quickPick, tree, notifications, screenshot } = scene;
			const step = (number: number) => ({ title: `New API key (Shop · Custom address) (${number}/4)` });
			const answers = [...ways.withToken(api.bearer('crypto')), named('Shop')];
			api.account.keys.length = 0;
			await connect(api, { product: 'Crypto', answers }, scene);
			await tree.welcome('This account has no API keys yet.');
			await palette.run('Yativo: Create Key…');
			await inputBox.answer('Reporting', step(1));
			await quickPick.chooseAll(['transactions:read'], step(2));
			await quickPick.choose('30 days', step(3));
			const code = api.account.totp();
			await inputBox.answer(code, step(4));
			await notifications.says('“Reporting” was not created.');
			await screenshot('not-created');
			await notifications.press('Use the Other Address', { of: '“Reporting” was not created.' });

			await quickPick.row('read').and(scene.page.locator('[aria-checked="true"]')).waitFor();
			assert.deepEqual(await quickPick.labels(step(2)), ['read', 'webhooks', 'write', 'transactions', 'Other scopes…']);
			await screenshot('scopes-of-the-other');
			await quickPick.chooseAll(['read'], step(2));
			await quickPick.choose('30 days', step(3));
			await inputBox.says('Creates “Reporting” with read, until');
			await inputBox.answer(code, step(4));
			await notifications.says('“Reporting” was created.');
			await tree.row('Reporting').filter({ hasText: 'secret stored' }).waitFor();
			assert.deepEqual(
				api.keys().map(({ name, scopes }) => [name, scopes]),
				[['Reporting', ['read']]],
			);
		},
	);

	story(
		'begins with a scope that the server refuses, which is mended with all else kept',
		only('crypto-2fa'),
		async scene => {
			const { api, palette, inputBox, quickPick, notifications, screenshot } = scene;
			const step = (number: number) => ({ title: `New API key (Shop · Custom address) (${number}/5)` });
			await signIn(scene, 'crypto-2fa');
			await palette.run('Yativo: Create Key…');
			await inputBox.answer('Wallets', { title: 'New API key (Shop · Custom address) (1/4)' });
			await quickPick.chooseAll(['Other scopes…'], { title: 'New API key (Shop · Custom address) (2/4)' });
			await inputBox.answer('wallets:raed', step(3));
			await quickPick.choose('30 days', step(4));
			await inputBox.answer(api.account.totp(), step(5));
			await notifications.says('“Wallets” was not created.');
			await screenshot('refused');
			await notifications.press('Edit and Try Again', { of: '“Wallets” was not created.' });
			await inputBox.confirm('Wallets', step(1));
			await quickPick.chooseAll(['Other scopes…'], step(2));
			await becomes(() => inputBox.text(step(3)), 'wallets:raed');
			await inputBox.answer('wallets:read', step(3));
			await quickPick.choose('30 days', step(4));
			await inputBox.answer(api.account.totp(), step(5));
			await notifications.says('“Wallets” was created.');
		},
	);

	story('begins before lists show it', { api: apiForCreating }, async scene => {
		const { api, tree, palette, quickPick, screenshot } = scene;
		api.set({ propagationMs: 600_000 });
		await createKey(scene, 'Nightly');
		await palette.run('Yativo: Refresh Keys');
		await tree.row('Nightly').filter({ hasText: 'secret stored' }).waitFor();
		await palette.run('Yativo: Copy Secret');
		await quickPick.row('Nightly').waitFor();
		await quickPick.cancel();
		await screenshot('not-listed-yet');
	});
});
