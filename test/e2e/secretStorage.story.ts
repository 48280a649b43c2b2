import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { createKey } from './creating.ts';
import { type Scene, story } from './story.ts';

async function connectWithKey(scene: Scene): Promise<void> {
	const { api, tree } = scene;
	await connect(api, { product: 'Crypto', answers: [...signIn.withKey(keyOf(api, 'Crypto')), named('Shop')] }, scene);
	await tree.row('Production Backend').waitFor();
}

suite('the secret of a new key', () => {
	story('that cannot be stored stays within reach until it is', {}, async scene => {
		const { api, inputBox, dialog, notifications, tree, contextMenu, clipboard, secretStorage, screenshot } = scene;
		await secretStorage.watch();
		await connectWithKey(scene);
		await createKey({ name: 'Nightly', scopes: ['read'], at: 'Shop' }, scene);
		await secretStorage.lock();
		await inputBox.answer(api.account.totp());
		const failed = 'The new secret of “Nightly” could not be stored.';
		const told = await dialog.says(failed);
		await screenshot('not stored');
		const { apiKey = '', secret = '' } = api.keys().find(({ name }) => name === 'Nightly') ?? {};
		assert.ok(!told.includes(secret));
		assert.deepEqual((await dialog.buttons()).sort(), ['Cancel', 'Copy It', 'I Have It', 'Store Again']);

		await dialog.press('Cancel');
		await dialog.says(failed);
		await dialog.press('Store Again');
		await dialog.says(failed);
		await dialog.press('Copy It');
		await dialog.says(failed);
		await clipboard.holds(`YATIVO_API_KEY=${apiKey}\nYATIVO_API_SECRET=${secret}\n`);
		await secretStorage.unlock();
		await dialog.press('Store Again');
		await notifications.says('“Nightly” was created. Its secret is in the secret storage of this machine.');
		await screenshot('stored');
		await notifications.press('Done', { of: '“Nightly” was created.' });
		await tree.row('Nightly').filter({ hasText: 'secret stored' }).waitFor();
		await clipboard.write('');
		await contextMenu.choose('Copy Secret', { on: tree.row('Nightly') });
		await clipboard.holds(secret);
		assert.equal(api.log.lines.filter(line => /POST .*apikey\/(create|generate)/.test(line)).length, 1);
	});

	story('that cannot be stored is let go when its owner has it, and asked after no more', {}, async scene => {
		const { api, inputBox, dialog, notifications, tree, secretStorage, palette, reload } = scene;
		await secretStorage.watch();
		await connectWithKey(scene);
		await createKey({ name: 'Nightly', scopes: ['read'], at: 'Shop' }, scene);
		await secretStorage.lock();
		await inputBox.answer(api.account.totp());
		await dialog.press('I Have It');
		await tree.row('Nightly').waitFor();
		await secretStorage.unlock();
		await reload();
		await tree.row('Nightly').waitFor();
		await palette.run('Yativo: Check Unfinished Changes');
		await scene.page.locator('.part.statusbar', { hasText: 'No change is unfinished' }).waitFor();
		assert.deepEqual(await notifications.texts(), []);
	});

	story('is read again after the window is loaded anew, and after a restart of VS Code', {}, async scene => {
		const { api, inputBox, notifications, tree, contextMenu, clipboard, reload, restart, screenshot } = scene;
		await connectWithKey(scene);
		await createKey({ name: 'Nightly', scopes: ['read'], at: 'Shop' }, scene);
		await inputBox.answer(api.account.totp());
		await notifications.press('Done', { of: '“Nightly” was created.' });
		const secret = api.keys().find(({ name }) => name === 'Nightly')?.secret;
		for (const again of [reload, restart]) {
			await again();
			await tree.open('Yativo');
			await tree.row('Nightly').filter({ hasText: 'secret stored' }).waitFor();
			await clipboard.write('');
			await contextMenu.choose('Copy Secret', { on: tree.row('Nightly') });
			await clipboard.holds(secret);
		}
		await screenshot('after a restart');
	});
});

suite('a secret that somebody already has', () => {
	story('is stored once it can belong to its key', {}, async scene => {
		const { api, tree, contextMenu, inputBox, clipboard, dialog, screenshot } = scene;
		await connectWithKey(scene);
		const key = keyOf(api, 'Crypto', 'Production Backend');
		const other = keyOf(api, 'Crypto', 'Webhook Relay');
		const first = { title: 'Store the secret of “Production Backend” (1/2)' };
		const second = { title: 'Store the secret of “Production Backend” (2/2)' };
		await contextMenu.choose('Store Secret…', { on: tree.row('Production Backend') });
		await becomes(() => inputBox.isMasked(first), true);
		await screenshot('public part');
		await inputBox.answer(other.apiKey, first);
		await inputBox.says('This is the API key of “Webhook Relay”.');
		await screenshot('another key');
		await inputBox.answer(key.apiKey, first);
		await becomes(() => inputBox.isMasked(second), true);
		await inputBox.answer(key.apiKey, second);
		await inputBox.says('This is the public part of a key, not its secret.');
		await screenshot('not a secret');
		await inputBox.answer('f'.repeat(64), second);
		await inputBox.says('The secret of a key that starts with yvk_live_ starts with yvs_live_.');
		await screenshot('cannot belong');
		await inputBox.answer(`YATIVO_API_SECRET=${key.secret}`, second);
		await inputBox.says('This looks like a whole line of an environment file. Paste the value alone.');
		await inputBox.answer(other.secret ?? '', second);
		await dialog.says('Yativo does not accept this secret with this API key.');
		await screenshot('refused');
		await dialog.press('Cancel');
		await contextMenu.choose('Store Secret…', { on: tree.row('Production Backend') });
		await inputBox.answer(key.apiKey, first);
		await inputBox.answer(key.secret, second);
		await tree.row('Production Backend').filter({ hasText: 'secret stored' }).waitFor();
		for (const [entry, value] of [
			['Copy Secret', key.secret],
			['Copy API Key', key.apiKey],
		] as const) {
			await clipboard.write('');
			await contextMenu.choose(entry, { on: tree.row('Production Backend') });
			await clipboard.holds(value);
		}
	});
});
