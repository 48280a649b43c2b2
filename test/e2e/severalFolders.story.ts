import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { apiForCreating, createKey } from './creatingKey.ts';
import { story } from './story.ts';

const task = {
	type: 'yativo',
	label: 'where',
	key: 'Staging Backend',
	command: [process.execPath, '-e', "console.log('in', require('node:path').basename(process.cwd()))"],
	problemMatcher: [],
};

const files = {
	'all.code-workspace': JSON.stringify({ folders: [{ path: 'shop' }, { path: 'pay' }] }),
	'shop/server.js': 'process.env.YATIVO_API_KEY;\n',
	'pay/.env.example': 'PORT=\n',
	'pay/.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: [task] }),
};

suite('a workspace of several folders', () => {
	story(
		'asks which folder is meant, and starts a task in the folder that it belongs to',
		{ files, open: 'all.code-workspace', api: apiForCreating },
		async scene => {
			const { folder, contextMenu, tree, quickPick, inputBox, editor, palette, dialog, page, screenshot } = scene;
			await createKey(scene, 'Staging Backend');
			await contextMenu.choose('Add to .env.example…', { on: tree.row('Staging Backend') });
			await quickPick.row('shop/.env.example').filter({ hasText: 'new file' }).waitFor();
			await screenshot('which');
			await becomes(async () => (await quickPick.labels()).sort(), ['pay/.env.example', 'shop/.env.example']);
			await quickPick.choose('pay/.env.example');
			await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Staging Backend”' });
			await editor.shows('YATIVO_API_SECRET=');
			await screenshot('added');
			assert.equal(
				await readFile(join(folder, 'pay/.env.example'), 'utf8'),
				'PORT=\n\n# Yativo key “Staging Backend” (custom), scopes: read\nYATIVO_API_KEY=\nYATIVO_API_SECRET=\n',
			);
			await assert.rejects(access(join(folder, 'shop/.env.example')));

			await palette.run('Tasks: Run Task');
			await quickPick.choose('where');
			await dialog.press('Give Secrets');
			await page.locator('.terminal-wrapper.active .xterm-rows').filter({ hasText: 'in pay' }).waitFor();

			await contextMenu.choose('Add to .env.example…', { on: tree.row('Staging Backend') });
			await quickPick.choose('shop/.env.example');
			await inputBox.says('The file shop/.env.example will be made.');
			await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Staging Backend”' });
			await page.locator('.tab.active').filter({ hasText: 'shop' }).waitFor();
			assert.match(await readFile(join(folder, 'shop/.env.example'), 'utf8'), /^# Yativo key .*\nYATIVO_API_KEY=\n/);
		},
	);
});
