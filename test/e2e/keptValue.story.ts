import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { story } from './story.ts';

/** Says the digest of what it pays with. */
function program(key: string): string {
	return `const key = '${key}';
const { createHash } = require('node:crypto');
const digest = createHash('sha256').update(key ?? '').digest('hex').slice(0, 16);
console.log('pays with ' + digest);
require('node:fs').writeFileSync(process.argv[2], digest);
`;
}

const launch = {
	version: '0.2.0',
	configurations: [
		{
			type: 'node',
			request: 'launch',
			name: 'Pay',
			program: 'pay.js',
			args: ['debug.txt'],
			runtimeExecutable: process.execPath,
			yativo: true,
		},
	],
};

const tasks = {
	version: '2.0.0',
	tasks: [{ type: 'yativo', label: 'pay', command: [process.execPath, 'pay.js', 'task.txt'], problemMatcher: [] }],
};

/** Waits until a file is as it shall be, and gives its text. */
async function textOf(path: string, isSo = (text: string) => text !== ''): Promise<string> {
	for (const deadline = Date.now() + 20_000; ; ) {
		const text = await readFile(path, 'utf8').catch(() => '');
		if (isSo(text) || Date.now() > deadline) {
			return text;
		}
		await new Promise(resolve => setTimeout(resolve, 50));
	}
}

suite('a credential that was taken out of a file', () => {
	const key = `yativo_${randomBytes(24).toString('hex')}`;
	const digest = createHash('sha256').update(key).digest('hex').slice(0, 16);
	const files = {
		'pay.js': program(key),
		'.vscode/launch.json': JSON.stringify(launch, undefined, '\t'),
		'.vscode/tasks.json': JSON.stringify(tasks, undefined, '\t'),
	};

	story('goes on serving the program, in terminals, tasks and debug sessions', { files }, async scene => {
		const { folder, editor, quickFix, palette, quickPick, dialog, page, screenshot } = scene;
		await editor.open('pay.js');
		await editor.squiggles('error', 1);
		await editor.goTo(1, 20);
		await quickFix.apply('Replace with environment reference (YATIVO_API_KEY)');
		await editor.shows('process.env.YATIVO_API_KEY');
		await editor.save();
		const saved = await textOf(join(folder, 'pay.js'), text => !text.includes(key));
		assert.match(saved, /^const key = process\.env\.YATIVO_API_KEY/);

		await page.locator('.explorer-folders-view').getByText('.env.example').dblclick();
		await editor.shows('YATIVO_API_KEY=');
		await editor.goTo(1, 3);
		await palette.run('Show or Focus Hover');
		const hover = page.locator('.monaco-editor .monaco-hover:not(.hidden)');
		await hover.filter({ hasText: 'Served by a value that was taken out of a file' }).first().waitFor();
		await screenshot('hover');

		await palette.run('Yativo: New Terminal with Secrets');
		await dialog.press('Give Secrets');
		await quickPick.row('All variables of this workspace').waitFor();
		await screenshot('choice');
		await quickPick.choose('All variables of this workspace');
		await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
		await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
		await page.keyboard.type(`${process.execPath} pay.js terminal.txt\n`);
		assert.equal(await textOf(join(folder, 'terminal.txt')), digest);
		await screenshot('terminal');

		await palette.run('Tasks: Run Task');
		await quickPick.choose('pay');
		assert.equal(await textOf(join(folder, 'task.txt')), digest);
		await palette.run('Debug: Start Debugging');
		assert.equal(await textOf(join(folder, 'debug.txt')), digest);

		await palette.run('Yativo: Assign Variables…');
		await quickPick.row('YATIVO_API_KEY').filter({ hasText: 'a value taken out of a file' }).waitFor();
		await screenshot('bindings');
		await quickPick.choose('YATIVO_API_KEY');
		await quickPick.choose('No key');
		await palette.run('Debug: Start Debugging');
		await scene.notifications.says('no key serves a variable of this workspace yet');
	});
});
