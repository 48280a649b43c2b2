import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { inertText } from '../../src/core/displayText.ts';
import type { SeedKey } from '../simulator/account.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { story } from './story.ts';

/** 4 kB of UTF-8. */
const flood = '🔑🚀💸🦊'.repeat(256);
/** What is shown of it. */
const shown = `${flood.slice(0, 79 * 2)}…`;

suite('keys with odd names and ids', () => {
	const keys: readonly SeedKey[] = [
		{ surface: 'crypto-2fa', id: '../../x?y#', name: '../../x?y#', scopes: ['read'] },
		{ surface: 'crypto-2fa', id: 'key_🔑/%2e%2e', name: flood, scopes: ['read', 'transactions'] },
		{
			surface: 'crypto-2fa',
			id: 'k'.repeat(3000),
			name: '$(trash) [a](command:b) **c** <img src=x>',
			scopes: ['read'],
		},
	];

	story('are shown on one line, and the right one is revoked', {}, async scene => {
		const { api, tree, palette, quickPick, contextMenu, dialog, inputBox, notifications, page, screenshot } = scene;
		for (const key of keys) {
			api.account.addKey(key);
		}
		await connect(
			api,
			{
				product: 'Crypto',
				answers: [
					...signIn.withKey(keyOf(api, 'Crypto')),
					named('Analytics of the northern region, production and all that belongs to it'),
				],
			},
			scene,
		);
		await tree.row('../../x?y#').waitFor();
		await tree.expand(shown);
		await screenshot('tree');
		assert.ok((await tree.tooltip(shown)).includes('💸'));
		await screenshot('tooltip of a flood');
		await tree.tooltip('$(trash) [a](command:b) **c** <img src=x>');
		await screenshot('tooltip of markup');
		await palette.run('Yativo: Revoke Key…');
		await quickPick.row(shown).waitFor();
		const separator = page.locator('.quick-input-list-separator').first();
		assert.equal(await separator.innerText(), 'Analytics of… · Custom address');
		await screenshot('list');
		await quickPick.cancel();

		const revoked: string[] = [];
		for (const [index, name] of ['../../x?y#', shown, '$(trash) [a](command:b) **c** <img src=x>'].entries()) {
			await contextMenu.choose('Revoke Key…', { on: tree.row(name) });
			await dialog.says(`Revoke “${name}”?`);
			await screenshot('asks');
			await dialog.press('Revoke');
			await inputBox.says('The key stops working at once');
			await screenshot('code');
			await inputBox.answer(api.account.totp());
			const told = `“${inertText(name)}” is revoked.`;
			await notifications.says(told);
			assert.equal(await page.locator('.notification-list-item-message a').count(), 0, 'no link comes of a name');
			await screenshot('revoked');
			await notifications.dismiss(told);
			await tree.row(name).filter({ hasText: 'revoked' }).waitFor();
			revoked.push(keys[index]?.id ?? '');
			assert.deepEqual(
				api
					.keys()
					.filter(({ id, revokedAt }) => revokedAt !== undefined && keys.some(key => key.id === id))
					.map(({ id }) => id)
					.sort(),
				[...revoked].sort(),
			);
		}
	});
});
