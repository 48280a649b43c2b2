import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { apiForCreating, createKey } from './creatingKey.ts';
import { written } from './leaking.ts';
import { type Scene, story } from './story.ts';

const base = { type: 'node', request: 'launch', program: 'main.js', runtimeExecutable: process.execPath };

const configurations = [
	{ ...base, name: 'In a terminal', console: 'integratedTerminal', yativo: 'Staging Backend' },
	{ type: 'node', request: 'attach', name: 'Attached', port: 9229, yativo: 'Staging Backend' },
	{ ...base, name: 'Unknown', yativo: 'No Such Key' },
	{ ...base, name: 'Nameless', yativo: '' },
	{ ...base, name: 'Unbound', yativo: true },
	{ ...base, name: 'Secretless', yativo: 'Production Backend' },
	{ ...base, name: 'Ended', yativo: 'Staging Backend' },
];

const files = {
	'main.js': "require('node:fs').writeFileSync('started.txt', '');\n",
	'.vscode/launch.json': JSON.stringify({ version: '0.2.0', configurations }, undefined, '\t'),
};

async function start(name: string, { palette, quickPick }: Scene): Promise<void> {
	await palette.run('Debug: Select and Start Debugging');
	await quickPick.choose(name);
}

/** Runs our command where no menu offers it. */
const neighbour = `const vscode = require('vscode');
exports.activate = () => vscode.commands.registerCommand('neighbour.run', () => vscode.commands.executeCommand('yativo.newTerminal'));`;

suite('launches that do not get their secrets', () => {
	story('start nothing, and say why and what helps', { files, api: apiForCreating }, async scene => {
		const { api, folder, notifications, dialog, quickPick, inputBox, contextMenu, tree, screenshot } = scene;
		await createKey(scene, 'Staging Backend');

		await start('In a terminal', scene);
		const typed = /VS Code would type the secrets into a terminal.*Write "console": "internalConsole"/;
		await notifications.says(typed);
		await screenshot('terminal');
		await notifications.dismiss(typed);
		await start('Attached', scene);
		await notifications.says('A program that runs already cannot be given secrets.');
		await notifications.dismiss('A program that runs already cannot be given secrets.');

		await start('Unknown', scene);
		await dialog.press('Give Secrets');
		const unknown = 'no key called “No Such Key” is known here';
		await notifications.says(unknown);
		await notifications.press('Assign Variables…', { of: unknown });
		await quickPick.row('Staging Backend').waitFor();
		await quickPick.cancel();
		await start('Nameless', scene);
		await notifications.says('no key called “” is known here');
		await notifications.dismiss('no key called “” is known here');
		await start('Unbound', scene);
		await notifications.says('no key serves a variable of this workspace yet');
		await notifications.dismiss('no key serves a variable of this workspace yet');
		await start('Secretless', scene);
		const missing = 'the secret for YATIVO_API_KEY, YATIVO_API_SECRET is not on this machine';
		await notifications.says(missing);
		await screenshot('no-secret');
		await notifications.press('Store Secret…', { of: missing });
		await quickPick.row('Production Backend').waitFor();
		await quickPick.cancel();

		await contextMenu.choose('Revoke Key…', { on: tree.row('Staging Backend') });
		await dialog.press('Revoke');
		await inputBox.answer(api.account.totp());
		await tree.row('Staging Backend').filter({ hasText: 'revoked' }).waitFor();
		await start('Ended', scene);
		await notifications.says('the key for YATIVO_API_KEY, YATIVO_API_SECRET is revoked or has expired');
		await screenshot('revoked');
		await assert.rejects(access(join(folder, 'started.txt')));
	});

	story('are none in a workspace that nobody trusts', { files, neighbour, trust: 'asked' }, async scene => {
		const { palette, notifications, page, screenshot } = scene;
		await palette.run('Neighbour: Run');
		const refused = /^Secrets are given to programs.* in trusted workspaces only/;
		await notifications.says(refused);
		await screenshot('untrusted');
		await notifications.press('Manage Workspace Trust', { of: refused });
		await page.getByText('You Are in Restricted Mode').first().waitFor();
	});

	story('go on once the API key is stored beside its secret', { files, api: apiForCreating }, async scene => {
		const { api, folder, notifications, dialog, quickPick, inputBox, contextMenu, tree, screenshot } = scene;
		await createKey(scene, 'Staging Backend');
		const stored = scene.page.locator('.part.statusbar').getByText('Secret stored');
		const production = api.keys().find(({ name }) => name === 'Production Backend');
		await contextMenu.choose('Store Secret…', { on: tree.row('Production Backend') });
		await inputBox.answer('', { title: 'Store the secret of “Production Backend” (1/2)' });
		await inputBox.answer(production?.secret ?? '', { title: 'Store the secret of “Production Backend” (2/2)' });
		await tree.row('Production Backend').filter({ hasText: 'secret stored' }).waitFor();

		await start('Secretless', scene);
		await dialog.press('Give Secrets');
		const alone = 'this machine holds the secret, but not the API key, for YATIVO_API_KEY.';
		await notifications.says(alone);
		await screenshot('secret-alone');
		await stored.waitFor({ state: 'hidden' });
		await notifications.press('Store Secret…', { of: alone });
		await quickPick.choose('Production Backend');
		await inputBox.answer(production?.apiKey ?? '', { title: 'Store the secret of “Production Backend” (1/2)' });
		await stored.waitFor();
		await start('Secretless', scene);
		await written(join(folder, 'started.txt'));
	});
});
