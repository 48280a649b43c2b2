import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { mask } from '../../src/core/mask.ts';
import { becomes } from './becomes.ts';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { leakedKey } from './leaking.ts';
import { type Scene, story } from './story.ts';

/** Connects, and opens a program that holds a key with its secret, a business key, and a key of somebody else. */
async function openProgram(scene: Scene) {
	const { api, editor, folder } = scene;
	const { apiKey, secret } = leakedKey(scene);
	const business = keyOf(api, 'Business').apiKey;
	const foreign = `${apiKey.slice(0, -6)}Zz9Yx8`;
	const lines = [
		'module.exports = new Yativo({',
		`	apiKey: '${apiKey}',`,
		`	apiSecret: '${secret}',`,
		'});',
		`const header = 'Bearer ${business}';`,
		`const other = '${foreign}';`,
	];
	await writeFile(join(folder, 'pay.js'), `${lines.join('\n')}\n`);
	const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
	await connect(api, { product: 'Crypto', answers }, scene);
	await editor.open('pay.js');
	await editor.squiggles('error', 4);
	return { secret, business };
}

suite('whose a leak is', () => {
	story('no key is offered that it cannot belong to', {}, async scene => {
		const { editor, quickFix, quickPick, notifications, contextMenu, leaks, screenshot } = scene;
		const { secret, business } = await openProgram(scene);
		await editor.goTo(6, 20);
		const foreign = await quickFix.offers('Connect the account of this key to rotate or revoke it…');
		assert.deepEqual(
			foreign.filter(title => /^(Rotate|Revoke)/.test(title)),
			[],
		);

		await contextMenu.choose('Rotate Leaked Key and Replace…', { on: leaks.row(mask(business)) });
		await notifications.says(`No connection has the key of ${mask(business)}: it is of another account, or ended.`);
		await screenshot('of no connection');
		await editor.goTo(5, 30);
		await quickFix.apply('Connect to Yativo Business to rotate or revoke the key…');
		await quickPick.row('Sandbox').waitFor();
		await screenshot('connecting');
		await quickPick.back();
		assert.deepEqual(await quickPick.labels({ title: 'Connect to Yativo (1/4)' }), ['Crypto', 'Business']);
		await quickPick.cancel();

		await editor.goTo(3, 20);
		await quickFix.apply('Rotate its key and replace…');
		await quickPick.labels({ title: `Whose is ${mask(secret)} in pay.js:3?` });
		await quickPick.row('Checkout').waitFor();
		await screenshot('whose');
		await quickPick.cancel();
	});

	story('a key and its secret stay together when they are replaced one after the other', {}, async scene => {
		const { editor, quickFix, tree, palette, dialog, quickPick, contextMenu, inputBox, folder, page, screenshot } =
			scene;
		await openProgram(scene);
		await editor.goTo(2, 20);
		await quickFix.apply('Replace with environment reference (YATIVO_API_KEY)');
		await editor.shows('apiKey: process.env.YATIVO_API_KEY,');
		await editor.goTo(3, 20);
		await quickFix.apply('Replace with environment reference (YATIVO_API_SECRET)');
		await editor.shows('apiSecret: process.env.YATIVO_API_SECRET,');
		await screenshot('replaced');
		await becomes(
			() => readFile(join(folder, '.env.example'), 'utf8'),
			'# Yativo key “Checkout” (custom), scopes: read\nYATIVO_API_KEY=\n\nYATIVO_API_SECRET=\n',
		);
		await palette.run('Yativo: New Terminal with Secrets');
		await dialog.press('Give Secrets');
		await quickPick.choose('All variables of this workspace');
		await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();

		await contextMenu.choose('Assign Variables…', { on: tree.row('Webhook Relay') });
		await inputBox.answer('RELAY_KEY RELAY_SECRET', { title: 'Variables of “Webhook Relay”' });
		await tree.expand('Webhook Relay');
		await tree.row('RELAY_SECRET').filter({ hasText: 'secret not on this machine' }).waitFor();
		await screenshot('not on this machine');
	});
});
