import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { suite } from 'node:test';
import type { Page } from 'playwright-core';
import { connect, connected, fill, keyOf, named, signIn, tryToConnect } from './connecting.ts';
import { leakedKey, typeBehind } from './leaking.ts';
import { story } from './story.ts';

/** All that the workbench shows or keeps in the browser, except the secret storage, which is sealed. The text runs there. */
const browserState = `(async () => {
	const kept = [document.documentElement.outerHTML, document.documentElement.textContent, location.href, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
	for (const { name } of await indexedDB.databases()) {
		const database = await new Promise((resolve, reject) => {
			const opening = indexedDB.open(name);
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(opening.error);
		});
		for (const store of database.objectStoreNames) {
			const values = await new Promise((resolve, reject) => {
				const reading = database.transaction(store).objectStore(store).getAll();
				reading.onsuccess = () => resolve(reading.result);
				reading.onerror = () => reject(reading.error);
			});
			kept.push(...values.map(value => (value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder().decode(value) : JSON.stringify(value))));
		}
		database.close();
	}
	return kept.join('\\n');
})()`;

/** Where VS Code keeps each version of a document that is saved, by the person or by itself. */
const localHistory = join('data', 'User', 'History');

/** The files below a folder that hold one of the canaries, and the canary's place in the list. */
async function filesWith(canaries: readonly string[], folder: string): Promise<string[]> {
	const found: string[] = [];
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isFile()) {
			const path = join(entry.parentPath, entry.name);
			const text = await readFile(path, 'latin1').catch(() => ''); // a file that is gone by now holds nothing
			found.push(
				...canaries.flatMap((canary, index) => (text.includes(canary) ? [`${relative(folder, path)}: ${index}`] : [])),
			);
		}
	}
	return found;
}

async function shownIn(page: Page, canaries: readonly string[]): Promise<number[]> {
	const state = (await page.evaluate(browserState)) as string;
	return canaries.flatMap((canary, index) => (state.includes(canary) ? [index] : []));
}

/** The canaries that something else than the editor's text shows, or its reading aloud: hover, fixes, problems, trees, notifications. */
async function shownAroundText(page: Page, canaries: readonly string[]): Promise<number[]> {
	const around = (await page.evaluate(`(() => {
		const copy = document.documentElement.cloneNode(true);
		for (const text of copy.querySelectorAll('.view-lines, textarea, .native-edit-context, .monaco-status')) {
			text.remove();
		}
		return copy.outerHTML + copy.textContent; // the text too: a long word may be in several elements
	})()`)) as string;
	return canaries.flatMap((canary, index) => (around.includes(canary) ? [index] : []));
}

suite('secrets', () => {
	story('are in no view, log, state or file while keys are used and changed', {}, async scene => {
		const { api, palette, inputBox, quickPick, tree, contextMenu, dialog, notifications, page, folder, screenshot } =
			scene;
		const pair = keyOf(api, 'Crypto');
		await connect(api, { product: 'Crypto', answers: [...signIn.withKey(pair), named('Shop')] }, scene);
		await tree.row('Production Backend').waitFor();
		await palette.run('Yativo: Create Key…');
		await inputBox.answer('Canary', { title: 'New API key (Shop · Custom address) (1/4)' });
		await quickPick.chooseAll(['read'], { title: 'New API key (Shop · Custom address) (2/4)' });
		await quickPick.choose('30 days', { title: 'New API key (Shop · Custom address) (3/4)' });
		await inputBox.says('Creates “Canary”');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Canary” was created.');
		const made = api.keys().find(({ name }) => name === 'Canary');
		assert.ok(made);
		const first = [pair.apiKey, pair.secret, made.apiKey, made.secret];
		const afterCreating = await shownIn(page, first);
		await notifications.press('Done', { of: '“Canary” was created.' });

		await tree.row('Canary').waitFor();
		await tree.tooltip('Canary');
		const inTooltip = await shownIn(page, first);
		await contextMenu.choose('Rotate Key…', { on: tree.row('Canary') });
		await dialog.press('Rotate');
		await inputBox.says('authenticator');
		await inputBox.answer(api.account.totp());
		await notifications.says('“Canary” was rotated');
		const rotated = api.keys().find(({ name }) => name === 'Canary');
		assert.ok(rotated && rotated.secret !== made.secret);
		api.faults.inject({ kind: 'error-500', path: '/apikey/list' });
		await palette.run('Yativo: Refresh Keys');
		await palette.run('Yativo: Show Log');
		await page.locator('.part.panel').getByText('/apikey/{id}/rotate').first().waitFor();
		await screenshot('log');

		const tokens = new Set(
			api.log.requests.flatMap(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? []),
		);
		const canaries = [...first, rotated.apiKey, rotated.secret, ...tokens];
		// What is looked through is really looked through: the name of the key is on the page, its path in the log file.
		assert.deepEqual(await shownIn(page, ['Canary']), [0]);
		assert.notDeepEqual(await filesWith(['/apikey/{id}/rotate'], dirname(folder)), []);
		assert.ok(canaries.length > 6, 'the token of the exchange is a canary too');
		assert.deepEqual(
			{
				afterCreating,
				inTooltip,
				afterAll: await shownIn(page, canaries),
				files: await filesWith(canaries, dirname(folder)),
			},
			{ afterCreating: [], inTooltip: [], afterAll: [], files: [] },
		);
	});

	story(
		'are in no view, log, state or file while credentials are typed, refused, used and deleted',
		{},
		async scene => {
			const { api, palette, inputBox, quickPick, tree, statusBar, dialog, page, folder } = scene;
			const pair = keyOf(api, 'Crypto');
			const wrong = keyOf(api, 'Crypto', 'Webhook Relay').secret ?? '';
			const business = keyOf(api, 'Business');
			const refused = [...signIn.withKey({ ...pair, secret: wrong }), named('Wallets')];
			await tryToConnect(api, { product: 'Crypto', answers: refused }, scene);
			await inputBox.says('Yativo did not accept these credentials.');
			await page.keyboard.press('Enter');
			await fill([{ type: pair.secret ?? '', at: /^API secret/ }], scene);
			await inputBox.says(/^Name/);
			await page.keyboard.press('Enter');
			await connected(scene, 'Wallets');
			await tree.row('Production Backend').waitFor();
			const withSecret = [...signIn.withAppSecret(api), named('Payouts')];
			await connect(api, { product: 'Business', answers: withSecret }, scene);
			await statusBar.says('Payouts');
			await connect(api, { product: 'Business', answers: [...signIn.withBusinessKey(business), named('Key')] }, scene);
			await statusBar.says('Key');

			const tokens = api.log.requests.flatMap(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? []);
			const canaries = [pair.apiKey, pair.secret ?? '', wrong, api.account.appSecret, business.apiKey, ...tokens];
			assert.deepEqual(await shownIn(page, canaries), []);
			assert.deepEqual(await shownIn(page, [api.account.accountId]), [0]);
			await palette.run('Yativo: Disconnect…');
			await quickPick.choose('Wallets');
			await dialog.press('Disconnect');
			await tree.row('Wallets').waitFor({ state: 'detached' });
			assert.deepEqual(
				{ shown: await shownIn(page, canaries), files: await filesWith(canaries, dirname(folder)) },
				{ shown: [], files: [] },
			);
		},
	);

	const files = { 'server.js': "connect({\n\tname: 'backend',\n});\n", 'jobs.sh': '#!/bin/sh\n' };
	story(
		'are nowhere but in the text while leaks are told, kept, allowed, pasted and rotated',
		{ files },
		async scene => {
			const { api, palette, quickPick, quickFix, editor, inputBox, dialog, notifications, problems } = scene;
			const { leaks, tree, page, folder, reload, screenshot } = scene;
			const [first, second, third] = [leakedKey(scene), leakedKey(scene, 'Second'), leakedKey(scene, 'Third')];
			const canaries = [first, second, third].flatMap(({ apiKey, secret }) => [apiKey, secret]);
			const around: (readonly [where: string, shown: number[]])[] = [];
			const look = async (where: string) => around.push([where, await shownAroundText(page, canaries)]);
			const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
			await connect(api, { product: 'Crypto', answers }, scene);
			await tree.row('Checkout').waitFor();

			await typeBehind(scene, { file: 'server.js', line: 2 }, `\nkey: '${first.apiKey}', secret: '${first.secret}',`);
			await editor.squiggles('error', 2);
			await problems.open();
			await problems.has('Live: key “Checkout”');
			await leaks.row('server.js').waitFor();
			await editor.hover('error', 'Live: key “Checkout”', 'Allow…');
			assert.deepEqual(await shownIn(page, canaries), [0, 1]); // the text itself
			await look('hover');
			await editor.goTo(3, 12);
			await quickFix.offers('Rotate “Checkout” and replace…');
			await look('fixes');
			await quickFix.apply('Replace all 2 leaks in this file');
			await editor.squiggles('error', 0);
			await look('replaced');

			await typeBehind(scene, { file: 'jobs.sh', line: 2 }, `KEY='${second.apiKey}'`);
			await editor.squiggles('error', 1);
			await editor.goTo(2, 12);
			await quickFix.apply('Ignore in this repository…');
			await inputBox.answer('of the sandbox', { title: 'Ignore in this repository' });
			await editor.squiggles('error', 0);
			await look('ignored');
			await quickPick.closed();
			await editor.goTo(2);
			await page.keyboard.press('Shift+End');
			await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`KEY='${third.apiKey}'`)})`);
			await page.keyboard.press('ControlOrMeta+V');
			await editor.squiggles('error', 1);
			await editor.goTo(2, 12);
			await quickFix.apply('Rotate “Third” and replace…');
			await dialog.says('Rotate “Third”?');
			await look('asked');
			await dialog.press('Rotate');
			await inputBox.answer(api.account.totp());
			await notifications.says('“Third” was rotated');
			await look('rotated');
			await notifications.press('Done', { of: '“Third” was rotated' });
			await editor.squiggles('error', 0);
			await editor.save();
			await editor.open('server.js');
			await editor.save();
			await palette.run('Yativo: Show Log');
			await page.locator('.part.panel').getByText('/apikey/{id}/rotate').first().waitFor();
			await screenshot('log');

			await reload();
			await tree.row('Third').waitFor();
			const rotated = api.keys().find(({ name }) => name === 'Third');
			assert.ok(rotated && rotated.secret !== third.secret);
			const all = [...canaries, rotated.apiKey, rotated.secret ?? ''];
			assert.deepEqual(await filesWith(['YATIVO_'], folder), ['.env.example: 0', 'jobs.sh: 0', 'server.js: 0']);
			assert.deepEqual(
				{
					around,
					afterAll: await shownIn(page, all),
					files: (await filesWith(all, dirname(folder))).filter(file => !file.startsWith(localHistory)),
				},
				{
					around: ['hover', 'fixes', 'replaced', 'ignored', 'asked', 'rotated'].map(where => [where, []]),
					afterAll: [],
					files: [],
				},
			);
		},
	);
});
