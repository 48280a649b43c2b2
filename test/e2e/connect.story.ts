import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { connect, connected, fill, keyOf, named, signIn, tryToConnect } from './connecting.ts';
import { story } from './story.ts';

suite('connecting', () => {
	story('a person connects with an API key and its secret', {}, async scene => {
		const { api, tree, page, inputBox, quickPick, palette, statusBar, screenshot } = scene;
		await palette.run('Yativo: Connect…');
		assert.deepEqual(await quickPick.labels({ title: 'Connect to Yativo (1/4)' }), ['Crypto', 'Business']);
		await screenshot('product');
		await quickPick.choose('Crypto');
		const environments = await quickPick.labels({ title: 'Connect to Yativo (2/4)' });
		assert.deepEqual(environments, ['Sandbox', 'Production', 'Custom address…']);
		await screenshot('environment');
		await quickPick.choose('Custom address…');
		await inputBox.answer('http://yativo.example', { title: 'Connect to Yativo Crypto: Custom address (3/5)' });
		await inputBox.says('Only HTTPS addresses are allowed');
		await screenshot('address');
		await inputBox.answer(` ${api.origin}/api/v1/ `);
		await quickPick.row('Code by e-mail').waitFor();
		await screenshot('method');
		const key = keyOf(api, 'Crypto');
		await fill(signIn.withKey(key).slice(0, 2), scene);

		await inputBox.says(/^API secret/);
		await becomes(() => inputBox.isMasked(), true);
		await inputBox.type(key.apiKey);
		await inputBox.says('This looks like the API key, not its secret.');
		await screenshot('hint');
		await inputBox.answer(key.apiKey);
		await inputBox.says('Press Enter again to use it anyway.');
		await inputBox.answer(` ${key.secret}\t`);
		await inputBox.says(/^Name this connection/);
		await screenshot('name');
		await inputBox.answer('Local');

		await tree.row('Production Backend').waitFor();
		await tree.row('Local').and(page.locator('.focused')).waitFor();
		assert.match(await statusBar.says('Yativo'), /Yativo: 127\.0\.0\.1:\d+$/);
		await screenshot('keys');
	});

	story('every documented way to sign in leads to the keys', {}, async scene => {
		const { api, tree, quickPick, statusBar, screenshot } = scene;
		const crypto = (name: string, answers: Parameters<typeof connect>[1]['answers']) =>
			connect(api, { product: 'Crypto', answers: [...answers, named(name)] }, scene);
		const business = (name: string, answers: Parameters<typeof connect>[1]['answers']) =>
			connect(api, { product: 'Business', answers: [...answers, named(name)] }, scene);

		await crypto('By token', signIn.withToken(`Bearer ${api.bearer('crypto')}`));
		await tree.row('Production Backend').waitFor();
		await business('By secret', signIn.withAppSecret(api));
		await statusBar.says('By secret');
		await business('By business key', signIn.withBusinessKey(keyOf(api, 'Business')));
		await statusBar.says('By business key');
		await business('By fiat token', signIn.withToken(api.bearer('fiat')));
		await statusBar.says('By fiat token');

		await tryToConnect(api, { product: 'Crypto', answers: [{ choose: 'Code by e-mail' }] }, scene);
		await fill([{ type: api.account.email, at: /^E-mail address/ }], scene);
		await scene.inputBox.says(`Code sent to ${api.account.email}`);
		await screenshot('code');
		const code = api.emailCodes.at(-1)?.code ?? '';
		await fill([{ type: code, at: /^Code sent/ }, named('By e-mail')], scene);
		await connected(scene, 'By e-mail');
		await statusBar.says('By e-mail');
		await statusBar.press();
		await quickPick.row('By token').waitFor();
		await screenshot('connections');
		const names = ['By token', 'By secret', 'By business key', 'By fiat token', 'By e-mail'];
		await becomes(async () => (await quickPick.labels()).slice(0, 5), names);
		await quickPick.choose('By secret');
		await statusBar.says('By secret');
	});

	story(
		"production and sandbox cannot be mistaken, and the address of a sandbox is the person's choice",
		{},
		async scene => {
			const { api, palette, quickPick, screenshot } = scene;
			await palette.run('Yativo: Connect…');
			await quickPick.choose('Business', { title: 'Connect to Yativo (1/4)' });
			await quickPick.choose('Sandbox', { title: 'Connect to Yativo (2/4)' });
			const hosts = await quickPick.labels({ title: 'Connect to Yativo Business: Sandbox (3/5)' });
			assert.deepEqual(hosts, ['smtp.yativo.com', 'test-api.yativo.com', 'sandbox.yativo.com']);
			await screenshot('sandbox-hosts');
			await quickPick.back();
			await quickPick.choose('Production', { title: 'Connect to Yativo Business: Sandbox (2/5)' });
			await quickPick.labels({ title: 'Connect to Yativo Business: Production (3/4)' });
			await screenshot('production');
			await quickPick.cancel();
			assert.equal(api.log.requests.length, 0);
		},
	);

	story('dismissing any step changes nothing', {}, async scene => {
		const { api, inputBox, palette, tree, statusBar, notifications } = scene;
		const answers = signIn.withKey(keyOf(api, 'Crypto'));
		for (const [count, next] of [/^API key/, /^API secret/, /^Name/].entries()) {
			await tryToConnect(api, { product: 'Crypto', answers: answers.slice(0, count + 1) }, scene);
			await inputBox.says(next);
			await inputBox.cancel();
		}
		assert.equal(api.log.requests.length, 0);

		api.faults.inject({ kind: 'hang', path: '/auth/token' });
		await tryToConnect(api, { product: 'Crypto', answers: [...answers, named('Never')] }, scene);
		await inputBox.says('Waiting for the answer. Escape cancels.');
		await scene.screenshot('verifying');
		await inputBox.cancel();

		await tree.open('Yativo');
		await tree.welcome('Connect to Yativo to see your API keys here.');
		assert.equal(await statusBar.item().count(), 0);
		assert.deepEqual(await notifications.texts(), []);
		await palette.run('Yativo: Disconnect…');
		await notifications.says('Connect to Yativo first.');
	});
});
