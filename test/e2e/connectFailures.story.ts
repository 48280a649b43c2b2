import assert from 'node:assert/strict';
import { suite } from 'node:test';
import type { FaultRequest } from '../simulator/faults.ts';
import { becomes } from './becomes.ts';
import { connected, fill, keyOf, named, signIn, tryToConnect } from './connecting.ts';
import { type Scene, story } from './story.ts';

/** Presses Enter through steps that already hold their answers, from the one whose prompt comes first. */
async function goOn({ inputBox, quickPick, page }: Scene, prompts: readonly (RegExp | 'method')[]): Promise<void> {
	for (const prompt of prompts) {
		await (prompt === 'method' ? quickPick.row('Code by e-mail').waitFor() : inputBox.says(prompt));
		await page.keyboard.press('Enter');
	}
}

const fromAddress = [/^Address/, 'method', /^API key/, /^API secret/, /^Name/] as const;

suite('connecting, when something is wrong,', () => {
	story('goes back to the credentials that were refused, with everything kept', {}, async scene => {
		const { api, inputBox, page, tree, screenshot } = scene;
		const key = keyOf(api, 'Crypto');
		const other = keyOf(api, 'Crypto', 'Webhook Relay');
		const answers = [...signIn.withKey({ ...key, secret: other.secret }), named('Mine')];
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await inputBox.says('Yativo did not accept these credentials.');
		await becomes(() => inputBox.text(), key.apiKey);
		await becomes(() => inputBox.isMasked(), true);
		await screenshot('refused');
		await page.keyboard.press('Enter');
		await fill([{ type: key.secret ?? '', at: /^API secret/ }], scene);
		await inputBox.says(/^Name/);
		await becomes(() => inputBox.text(), 'Mine');
		await page.keyboard.press('Enter');
		await tree.row('Production Backend').waitFor();
	});

	story('asks for the address again, or stays where Enter tries again', {}, async scene => {
		const { api, inputBox, tree, page, screenshot } = scene;
		const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Mine')];
		await api.goOffline();
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await inputBox.says(/could not be reached/);
		await becomes(() => inputBox.text(), api.origin);
		await screenshot('offline');
		await api.goOnline();

		const atAddress: readonly (readonly [FaultRequest, RegExp])[] = [
			[{ kind: 'html', path: '/auth/token' }, /did not answer like the Yativo API/],
			[{ kind: 'redirect', path: '/auth/token' }, /Credentials are never sent on/],
			[{ kind: 'huge-body', method: 'GET' }, /larger than 5 MB/],
			[{ kind: 'truncated-json', method: 'GET' }, /did not answer like the Yativo API/],
		];
		for (const [fault, message] of atAddress) {
			api.faults.inject({ times: 10, ...fault });
			await page.keyboard.press('Enter');
			await goOn(scene, fromAddress.slice(1));
			await inputBox.says(message);
			await becomes(() => inputBox.text(), api.origin);
			await screenshot(fault.kind);
			api.faults.clear();
		}
		await page.keyboard.press('Enter');
		await goOn(scene, fromAddress.slice(1, -1));
		const atName: readonly (readonly [FaultRequest, RegExp])[] = [
			[{ kind: 'error-500', path: '/auth/token' }, /Yativo has a problem on its side \(HTTP 500\)/],
			[
				{ kind: 'rate-limited', path: '/auth/token', retryAfter: 90 },
				/Too many requests: wait 90 s\. Press Enter to try again\./,
			],
		];
		await inputBox.says(/^Name/);
		for (const [fault, message] of atName) {
			api.faults.inject({ times: 10, ...fault });
			await page.keyboard.press('Enter');
			await inputBox.says(message);
			await becomes(() => inputBox.text(), 'Mine');
			api.faults.clear();
		}
		await screenshot('rate-limited');
		await page.keyboard.press('Enter');
		await tree.row('Production Backend').waitFor();
	});

	story('offers another way to sign in, or to say what the server speaks', {}, async scene => {
		const { api, inputBox, quickPick, notifications, page, tree, screenshot } = scene;
		api.set({ tokenManagesKeys: 'nothing' });
		const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Mine')];
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await notifications.says('Yativo refused this: the credentials may lack a permission');
		await quickPick.row('Code by e-mail').waitFor();
		await screenshot('forbidden');

		await fill([{ choose: 'Code by e-mail' }, { type: api.account.email, at: /^E-mail address/ }], scene);
		await fill([{ type: '000000', at: /^Code sent/ }], scene);
		await inputBox.says('Yativo did not accept that code.');
		await screenshot('wrong-code');
		await inputBox.answer(api.emailCodes.at(-1)?.code ?? '');
		await inputBox.says(/^Name/);
		await becomes(() => inputBox.text(), 'Mine');
		await page.keyboard.press('Enter');
		await tree.row('Production Backend').waitFor();
		await tree.row('Mine').filter({ hasText: 'ada@example.com' }).waitFor();
	});

	const guide = { api: { surfaces: ['crypto-2fa', 'crypto-session'] } } as const;
	story('lets a person say which generation of the API an address speaks', guide, async scene => {
		const { api, inputBox, quickPick, notifications, page, tree, contextMenu, screenshot } = scene;
		api.set({ listRoute: 'id-404' });
		const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Mine')];
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await notifications.says('none of the documented ways to list API keys was found there');
		await quickPick.row('Crypto, guide with 2FA').waitFor();
		await screenshot('surface');
		await notifications.dismiss('none of the documented ways');
		api.set({ listRoute: 'list' });
		await quickPick.choose('Crypto, guide with 2FA');
		await inputBox.says(/^Name/);
		await page.keyboard.press('Enter');
		await connected(scene, 'Mine');
		await tree.row('Production Backend').waitFor();

		api.set({ listRoute: 'id-404' });
		await contextMenu.choose('Choose API Generation…', { on: tree.row('Mine') });
		await quickPick.choose('Crypto, older reference');
		await notifications.says('none of the documented ways to list API keys was found there');
		await tree.row('Production Backend').waitFor();
		api.set({ listRoute: 'list' });
		await contextMenu.choose('Choose API Generation…', { on: tree.row('Mine') });
		await quickPick.choose('Crypto, older reference');
		await becomes(async () => api.log.lines.at(-1), 'GET /api/apikey/list');
	});

	story('asks for a code where the account wants one even for listing', {}, async scene => {
		const { api, inputBox, quickPick, contextMenu, page, tree, screenshot } = scene;
		api.set({ totpForReads: 'always' });
		const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Mine')];
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await inputBox.says('Yativo wants a code from your authenticator');
		await screenshot('code');
		await inputBox.answer('000000');
		await inputBox.says('Yativo did not accept that code.');
		await inputBox.answer(api.account.totp());
		await tree.row('Production Backend').waitFor();
		assert.equal(await page.locator('.notification-toast').count(), 0);

		await contextMenu.choose('Choose API Generation…', { on: tree.row('Mine') });
		await quickPick.choose('Crypto, older reference');
		await inputBox.says('Code from your authenticator app');
		await inputBox.answer('111111');
		await inputBox.says('Yativo did not accept that code.');
		await screenshot('code-for-the-generation');
		await inputBox.answer(api.account.totp());
		await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
		await tree.row('Production Backend').waitFor();
		assert.match(api.log.lines.at(-1) ?? '', /^GET \/api\/api/);
		await becomes(() => page.locator('.notification-toast').count(), 0);
	});
});
