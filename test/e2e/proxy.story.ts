import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import type { Settings } from '../vscode/settings.ts';
import { becomes } from './becomes.ts';
import { connect, named, signIn } from './connecting.ts';
import { createKey } from './creating.ts';
import { apiForCreating } from './creatingKey.ts';
import { type Scene, story } from './story.ts';

/** Takes settings of the user out of a file, without touching what is on the screen. */
const neighbour = `
	const { readFileSync, rmSync, existsSync } = require('node:fs');
	const { workspace } = require('vscode');
	exports.activate = () => {
		const file = workspace.workspaceFolders[0].uri.fsPath + '/settings.json';
		const look = async () => {
			if (existsSync(file)) {
				for (const [name, value] of Object.entries(JSON.parse(readFileSync(file, 'utf8')))) {
					await workspace.getConfiguration().update(name, value, true);
				}
				rmSync(file);
			}
			setTimeout(look, 100);
		};
		look();
	};`;

/** Changes settings of the user, and waits until extensions know of it. */
async function change({ folder }: Scene, settings: Settings): Promise<void> {
	await writeFile(join(folder, 'next.json'), JSON.stringify(settings));
	await rename(join(folder, 'next.json'), join(folder, 'settings.json'));
	await becomes(() => readdir(folder), []);
}

suite('a proxy', () => {
	const options = { api: apiForCreating, neighbour };
	story('that is set right while a code is asked for lets the change through', options, async scene => {
		const { api, inputBox, notifications, page, screenshot } = scene;
		api.account.addKey({ surface: 'crypto-2fa', name: 'Production Backend', scopes: ['read'] });
		const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
		await connect(api, { product: 'Crypto', answers }, scene);
		await createKey({ name: 'Backend', scopes: ['read'], at: 'Shop' }, scene);
		await change(scene, { 'http.proxy': 'http://127.0.0.1:1', 'http.noProxy': ['<-loopback>'] });
		await inputBox.answer(api.account.totp());
		await inputBox.says('The proxy 127.0.0.1:1 could not be reached. Press Enter to try again.');
		await screenshot('proxy-down');
		await change(scene, { 'http.proxy': '' });
		await page.keyboard.press('Enter');
		await notifications.says('“Backend” was created.');
		await screenshot('created');
	});
});
