import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { apiForCreating, createKey } from './creatingKey.ts';
import { story } from './story.ts';

/** Says its arguments and whether it has a secret, and stays. */
const program = `console.log(JSON.stringify(process.argv.slice(2)), (process.env.YATIVO_API_SECRET ?? '').length > 20);
require('node:fs').writeFileSync('pid.txt', String(process.pid));
setInterval(() => {}, 1000);
`;

const task = (label: string, more: object) => ({
	type: 'yativo',
	label,
	command: [process.execPath, 'main.js', 'two words', '$HOME; exit'],
	problemMatcher: [],
	...more,
});

const tasks = [
	task('stay', { key: 'Staging Backend' }),
	task('unknown key', { key: 'No Such Key' }),
	task('empty key', { key: '' }),
	task('no program', { key: 'Staging Backend', command: ['/no/such/program'] }),
	task('no folder', { key: 'Staging Backend', cwd: 'no such folder' }),
];

const files = {
	'main.js': program,
	'.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks }, undefined, '\t'),
};

function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	for (const deadline = Date.now() + 20_000; !(await isSo()); ) {
		assert.ok(Date.now() < deadline, 'waited in vain');
		await new Promise(resolve => setTimeout(resolve, 50));
	}
}

suite('tasks with secrets', () => {
	story(
		'hand on arguments as they are, end with their terminal, and say why they do not start',
		{ files, api: apiForCreating },
		async scene => {
			const { folder, palette, quickPick, dialog, page, notifications, screenshot } = scene;
			const terminal = page.locator('.terminal-wrapper.active .xterm-rows');
			const run = async (label: string) => {
				await palette.run('Tasks: Run Task');
				await quickPick.choose(label);
			};
			await createKey(scene, 'Staging Backend');
			await run('stay');
			await dialog.press('Give Secrets');
			await terminal.filter({ hasText: '["two words","$HOME; exit"] true' }).waitFor();
			await screenshot('runs');
			const id = Number(await readFile(join(folder, 'pid.txt'), 'utf8'));
			assert.equal(isAlive(id), true);
			await palette.run('Terminal: Kill the Active Terminal Instance');
			await until(() => !isAlive(id));

			await run('unknown key');
			await notifications.says('no key called “No Such Key” is known here');
			await terminal.filter({ hasText: 'no key called “No Such Key” is known here' }).waitFor();
			await screenshot('unknown-key');
			await notifications.dismiss('no key called “No Such Key” is known here');
			await run('no program');
			await terminal.filter({ hasText: `/no/such/program could not be started in ${folder} (ENOENT).` }).waitFor();
			await run('no folder');
			await terminal.filter({ hasText: '/no such folder (ENOENT).' }).waitFor();
			await run('empty key');
			await notifications.says('no key called “” is known here');
		},
	);
});
