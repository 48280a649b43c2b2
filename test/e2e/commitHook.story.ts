import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite } from 'node:test';
import { hookLine } from '../../src/core/commitHook.ts';
import { leakedKey } from './leaking.ts';
import { story } from './story.ts';

const title = 'Yativo: Install Pre-commit Hook';
const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];

/** Stages a text and tries to commit it. @returns the status of git and what it said. */
async function commit(folder: string, text: string): Promise<readonly [status: number | null, said: string]> {
	await writeFile(join(folder, 'config.ts'), text);
	execFileSync('git', ['add', 'config.ts'], { cwd: folder });
	const { status, stdout, stderr } = spawnSync('git', [...who, 'commit', '-qm', 'change'], {
		cwd: folder,
		encoding: 'utf8',
	});
	return [status, stdout + stderr];
}

suite('the commit hook', () => {
	story('refuses a staged leak, and takes the commit once it is gone', {}, async scene => {
		const { folder, palette, notifications, editor, screenshot } = scene;
		const { apiKey } = leakedKey(scene);
		execFileSync('git', ['init', '-q'], { cwd: folder });
		await palette.run(title);
		await notifications.says('Commits are checked now: git refuses one that would hold a Yativo credential.');
		await screenshot('installed');
		await notifications.press('Show Hook', { of: 'Commits are checked now' });
		await editor.shows('Refuses a commit that would hold a Yativo credential.');
		await screenshot('hook');
		const [status, said] = await commit(folder, `export const key = '${apiKey}';\n`);
		assert.deepEqual([status, said.includes(apiKey)], [1, false]);
		assert.match(said, /config\.ts:1:\d+ .*yvk_live_…/);
		assert.deepEqual(await commit(folder, 'export const key = process.env.YATIVO_API_KEY;\n'), [0, '']);
	});

	story('of somebody else stays as it is, and gets one line by hand', {}, async scene => {
		const { folder, palette, notifications, editor, page, screenshot } = scene;
		const { apiKey } = leakedKey(scene);
		execFileSync('git', ['init', '-q'], { cwd: folder });
		const hook = join(folder, '.git/hooks/pre-commit');
		await mkdir(join(folder, '.git/hooks'), { recursive: true });
		await writeFile(hook, '#!/bin/sh\n');
		await chmod(hook, 0o755);
		await palette.run(title);
		await notifications.says('is left as it is. Add one line that runs the scanner.');
		await screenshot('foreign');
		await notifications.press('Copy Line and Open Hook', { of: 'is left as it is' });
		await editor.shows('#!/bin/sh');
		assert.equal(await readFile(hook, 'utf8'), '#!/bin/sh\n');
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.press('ControlOrMeta+V');
		await editor.shows('--staged --quiet || case');
		await editor.save();
		await screenshot('with-the-line');
		assert.equal((await commit(folder, `export const key = '${apiKey}';\n`))[0], 1);
		assert.equal((await commit(folder, 'export const key = 1;\n'))[0], 0);
	});

	story('is written to a folder of many repositories only when the user says so', {}, async scene => {
		const { folder, palette, dialog, notifications, clipboard, screenshot } = scene;
		const hooks = join(dirname(folder), 'hooks');
		execFileSync('git', ['init', '-q'], { cwd: folder });
		execFileSync('git', ['config', 'core.hooksPath', hooks], { cwd: folder });
		await palette.run(title);
		await dialog.says('Install the hook for all repositories that take their hooks from');
		await screenshot('shared');
		await dialog.press('Cancel');
		await palette.run(title);
		await dialog.press('Copy Line');
		await clipboard.holds(hookLine);
		assert.equal(existsSync(join(hooks, 'pre-commit')), false);
		await palette.run(title);
		await dialog.press('Install for All of Them');
		await notifications.says('Commits are checked now');
		const { apiKey } = leakedKey(scene);
		assert.equal((await commit(folder, `export const key = '${apiKey}';\n`))[0], 1);
	});

	story('that git passes over is made executable', {}, async scene => {
		const { folder, palette, notifications, screenshot } = scene;
		execFileSync('git', ['init', '-q'], { cwd: folder });
		const hook = join(folder, '.git/hooks/pre-commit');
		await mkdir(join(folder, '.git/hooks'), { recursive: true });
		await writeFile(hook, '#!/bin/sh\nnpx --no-install yativo-scan --staged\n');
		await palette.run(title);
		await notifications.says('git passes over it, because it is not executable');
		await screenshot('not-executable');
		await notifications.press('Make Executable', { of: 'git passes over it' });
		await notifications.says('Commits are checked already.');
		assert.equal((await stat(hook)).mode & 0o111, 0o111);
	});
});
