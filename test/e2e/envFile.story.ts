import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'node:test';
import { becomes } from './becomes.ts';
import { apiForCreating, createKey } from './creatingKey.ts';
import { story } from './story.ts';

suite('the variables of a key in files', () => {
	story(
		'written to .env once git ignores it, explained, rebound',
		{ api: apiForCreating, files: { '.env': 'PORT=1\r\n' } },
		async scene => {
			const { folder, contextMenu, tree, dialog, inputBox, editor, problems, quickFix, quickPick, screenshot } = scene;
			const { notifications, page } = scene;
			execFileSync('git', ['init', '-q'], { cwd: folder });
			const secret = await createKey(scene, 'Staging Backend');
			await editor.open('.env');

			const variables = { title: 'Variables of “Staging Backend”' };
			for (const names of ['PAY_SECRET A_KEY', 'YATIVO_API_KEY YATIVO_API_SECRET']) {
				await contextMenu.choose('Assign Variables…', { on: tree.row('Staging Backend') });
				await inputBox.says('in this order: key, secret');
				await inputBox.answer(names, variables);
				// Until they are drawn, the tree is being made anew, and a menu may speak of a row that is gone.
				await tree.expand('Staging Backend');
				await tree.row(names.split(' ')[0] ?? '').waitFor();
			}
			await tree.row('YATIVO_API_SECRET').waitFor();
			await becomes(
				async () => (await tree.labels()).filter(label => /^[A-Z_]+$/.test(label)),
				['YATIVO_API_KEY', 'YATIVO_API_SECRET'],
			);

			await contextMenu.choose('Write Secret to .env…', { on: tree.row('Staging Backend') });
			await dialog.says('Git does not ignore .env.');
			await screenshot('not-ignored');
			await dialog.press('Add to .gitignore');
			await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Staging Backend”' });
			await dialog.says('Write the secret of “Staging Backend” to .env?');
			await screenshot('confirm');
			assert.equal(await readFile(join(folder, '.env'), 'utf8'), 'PORT=1\r\n');
			await dialog.press('Write Secret');
			await tree.row('Staging Backend').waitFor();
			await editor.shows('YATIVO_API_SECRET=');
			const text = await readFile(join(folder, '.env'), 'utf8');
			assert.deepEqual(
				[
					text.replaceAll(/(API_\w+)=\S+/g, '$1=…'),
					text.includes(`YATIVO_API_SECRET=${secret}\r\n`),
					(await stat(join(folder, '.env'))).mode & 0o777,
					await readFile(join(folder, '.gitignore'), 'utf8'),
				],
				[
					'PORT=1\r\n\r\n# Yativo key “Staging Backend” (custom), scopes: read\r\nYATIVO_API_KEY=…\r\nYATIVO_API_SECRET=…\r\n',
					true,
					0o600,
					'.env\n',
				],
			);

			await contextMenu.choose('New Terminal with Secrets', { on: tree.row('Staging Backend') });
			await dialog.press('Give Secrets');
			await page.locator('.terminal-wrapper.active .xterm-rows').waitFor();
			await contextMenu.choose('Rotate Key…', { on: tree.row('Staging Backend') });
			await dialog.press('Rotate');
			await inputBox.answer(scene.api.account.totp());
			const told = 'The old secret still stands in .env. An open terminal still holds the old secret: open a new one.';
			await notifications.says(told);
			await problems.open();
			await problems.has(/Old secret of “Staging Backend” .* a rotation has replaced it\..*need the new one\./);
			await screenshot('rotated');
			await notifications.press('Write to .env…', { of: told });
			await inputBox.answer('YATIVO_API_KEY YATIVO_API_SECRET', { title: 'Variables of “Staging Backend”' });
			await dialog.press('Write Secret');
			await problems.hasNot('Old secret of');
			const rotated = scene.api.keys().find(({ name }) => name === 'Staging Backend')?.secret;
			assert.ok((await readFile(join(folder, '.env'), 'utf8')).includes(`YATIVO_API_SECRET=${rotated}\r\n`));

			await contextMenu.choose('Revoke Key…', { on: tree.row('Staging Backend') });
			await dialog.press('Revoke');
			await inputBox.answer(scene.api.account.totp());
			await tree.row('Staging Backend').filter({ hasText: 'revoked' }).waitFor();
			await problems.open();
			await problems.has('YATIVO_API_KEY is served by “Staging Backend”, which is revoked.');
			await editor.hover('warning', 'is revoked.', /Served by the Yativo key Staging Backend.*Revoked.*read/);
			await screenshot('revoked');
			await editor.goTo(4);
			await quickFix.apply('Choose another key for YATIVO_API_KEY…');
			await quickPick.choose('No key');
			await problems.open();
			await problems.hasNot('YATIVO_API_KEY is served');
		},
	);

	const leaked = `PORT=\nYATIVO_API_KEY=yativo_${randomBytes(24).toString('hex')}\n`;
	story(
		'not added to an example that holds a real credential, which is pointed out',
		{ api: apiForCreating, files: { '.env.example': leaked } },
		async scene => {
			const { folder, contextMenu, tree, notifications, editor, screenshot } = scene;
			await createKey(scene, 'Staging Backend');
			await contextMenu.choose('Add to .env.example…', { on: tree.row('Staging Backend') });
			await notifications.says('.env.example holds a real credential');
			await editor.shows('PORT=');
			await editor.squiggles('error', 1);
			await screenshot('credential');
			assert.equal(await readFile(join(folder, '.env.example'), 'utf8'), leaked);
		},
	);
});
