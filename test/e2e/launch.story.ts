import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite } from 'node:test';
import { apiForCreating, createKey } from './creatingKey.ts';
import { story } from './story.ts';

/** Writes the digest of its secret to a file, and stays, so that its command line can be looked at. */
const program = `const { createHash } = require('node:crypto');
const secret = process.env.YATIVO_API_SECRET ?? '';
require('node:fs').writeFileSync(process.argv[2], createHash('sha256').update(secret).digest('hex'));
console.error('main.js:1:1: error: planted problem');
setTimeout(() => {}, 8_000);
`;

const tasks = {
	version: '2.0.0',
	tasks: [
		{
			type: 'yativo',
			label: 'start',
			key: 'Staging Backend',
			command: [process.execPath, 'main.js', 'task.txt'],
			problemMatcher: {
				owner: 'planted',
				fileLocation: 'relative',
				pattern: { regexp: '^(.*):(\\d+):(\\d+): error: (.*)$', file: 1, line: 2, column: 3, message: 4 },
			},
		},
	],
};

const launch = {
	version: '0.2.0',
	configurations: [
		{
			type: 'node',
			request: 'launch',
			name: 'Main',
			program: 'main.js',
			args: ['debug.txt'],
			runtimeExecutable: process.execPath,
			yativo: 'Staging Backend',
		},
	],
};

const files = {
	'main.js': program,
	'.vscode/tasks.json': JSON.stringify(tasks, undefined, '\t'),
	'.vscode/launch.json': JSON.stringify(launch, undefined, '\t'),
};

/** Waits until a program has written the digest of its secret. */
async function digestIn(path: string): Promise<string> {
	for (const deadline = Date.now() + 40_000; Date.now() < deadline; ) {
		const text = await readFile(path, 'utf8').catch(() => '');
		if (text.length === 64) {
			return text;
		}
		await new Promise(resolve => setTimeout(resolve, 100));
	}
	return readFile(path, 'utf8');
}

/** Command lines of all processes of this machine, and the files below a folder, that hold a text. */
async function holders(text: string, folder: string): Promise<readonly string[]> {
	const processes = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(id => `/proc/${id}/cmdline`);
	const below = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = below.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
	const holding = [...processes, ...paths].map(async path => {
		const content = await readFile(path).catch(() => Buffer.alloc(0));
		return content.includes(text) ? [path] : [];
	});
	return (await Promise.all(holding)).flat();
}

suite('programs with secrets', () => {
	story(
		'a terminal, a task and a debug session have the secret, and nothing else does',
		{ files, api: apiForCreating },
		async scene => {
			const { folder, palette, quickPick, dialog, page, screenshot, tree, contextMenu, problems } = scene;
			await access('/proc/self/cmdline');
			const secret = await createKey(scene, 'Staging Backend');
			assert.equal(secret.length > 20, true);
			const digest = createHash('sha256').update(secret).digest('hex');

			await contextMenu.choose('New Terminal with Secrets', { on: tree.row('Staging Backend') });
			await dialog.says('Give secrets to programs of this workspace?');
			await screenshot('consent');
			await dialog.press('Give Secrets');
			await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
			await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
			await page.keyboard.type(`${process.execPath} main.js terminal.txt\n`);
			assert.equal(await digestIn(join(folder, 'terminal.txt')), digest);
			await screenshot('terminal');

			await palette.run('Tasks: Run Task');
			await quickPick.choose('start');
			assert.equal(await digestIn(join(folder, 'task.txt')), digest);
			assert.deepEqual(await holders(secret, dirname(folder)), []);
			await screenshot('task');
			await problems.open();
			await problems.has('planted problem');
			await screenshot('problems');

			await page.keyboard.press('F5');
			assert.equal(await digestIn(join(folder, 'debug.txt')), digest);
			assert.deepEqual(await holders(secret, dirname(folder)), []);
			await screenshot('debug');
		},
	);
});
