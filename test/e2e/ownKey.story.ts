import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { story } from './story.ts';

suite('the key that a connection signs in with', () => {
	story('is rotated, and the connection goes on with the new secret', {}, async scene => {
		const { api, palette, tree, contextMenu, dialog, inputBox, notifications, statusBar, reload, screenshot } = scene;
		const before = keyOf(api, 'Crypto');
		await connect(api, { product: 'Crypto', answers: [...signIn.withKey(before), named('Local')] }, scene);
		await contextMenu.choose('Rotate Key…', { on: tree.row('VS Code') });
		const asked = await dialog.says('Rotate “VS Code”?');
		assert.match(asked, /This connection signs in with this key, and goes on with its new secret\./);
		await screenshot('rotate');
		await dialog.press('Rotate');
		await inputBox.answer(api.account.totp());
		await notifications.says('“VS Code” was rotated');
		await screenshot('rotated');
		await notifications.press('Done', { of: '“VS Code” was rotated' });

		const exchanges = () => api.log.lines.filter(line => /POST .*\/token$/.test(line)).length;
		const soFar = exchanges();
		api.endSessions();
		await palette.run('Yativo: Refresh Keys');
		await becomes(async () => exchanges() > soFar, true);
		await reload();
		await tree.row('Production Backend').waitFor();
		await statusBar.item().locator('.codicon-server').waitFor();
		await screenshot('still-signed-in');

		await contextMenu.choose('Revoke Key…', { on: tree.row('VS Code') });
		assert.match(
			await dialog.says('Revoke “VS Code”?'),
			/This connection signs in with this key, and ends with it: sign in with another key then\./,
		);
		await screenshot('revoke');
		await dialog.press('Cancel');
	});

	story('is replaced, and the connection goes on with the new key', {}, async scene => {
		const { api, palette, tree, contextMenu, dialog, inputBox, notifications, statusBar, screenshot } = scene;
		const before = api.account.addKey({ surface: 'crypto-generate', name: 'Editor', scopes: ['accounts:read'] });
		api.set({ rotate: 'absent' });
		await connect(api, { product: 'Crypto', answers: [...signIn.withKey(before), named('Local')] }, scene);
		await contextMenu.choose('Replace Key…', { on: tree.row('Editor') });
		await inputBox.answer('Editor 2');
		await inputBox.says('Creates “Editor 2”');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Editor” still works');
		await notifications.press('Revoke Old Key…', { of: '“Editor” still works' });
		assert.doesNotMatch(await dialog.says('Revoke “Editor”?'), /signs in/);
		await screenshot('revoke-old');
		await dialog.press('Revoke');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Editor” is revoked.');

		api.endSessions();
		await palette.run('Yativo: Refresh Keys');
		await tree.row('Editor 2').waitFor();
		await statusBar.item().locator('.codicon-server').waitFor();
	});

	story('may be a business key that is revoked, which is said before', {}, async scene => {
		const { api, tree, contextMenu, dialog, screenshot } = scene;
		const answers = [...signIn.withBusinessKey(keyOf(api, 'Business')), named('Shop')];
		await connect(api, { product: 'Business', answers }, scene);
		await contextMenu.choose('Revoke Key…', { on: tree.row('VS Code') });
		const asked = await dialog.says('Revoke “VS Code”?');
		assert.match(asked, /If this connection signs in with it, it ends too\./);
		await screenshot('revoke');
		await dialog.press('Cancel');
	});
});
