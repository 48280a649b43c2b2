import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { suite } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { type Scene, story } from './story.ts';

/** Connects, and goes through creating a key up to the code, whose request the server does not answer. */
async function createUnanswered(scene: Scene, kind: 'hang' | 'hang-applied' | 'latency'): Promise<void> {
	const { api, page, palette, inputBox, quickPick, tree } = scene;
	const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Local')];
	await connect(api, { product: 'Crypto', answers }, scene);
	await tree.row('Production Backend').waitFor();
	const hanging = api.faults.inject({ kind, ms: 6000, method: 'POST', path: /apikey\/(?:create|generate)$/ });
	await palette.run('Yativo: Create Key…');
	await inputBox.says(/^Name of the new key/);
	await inputBox.answer('Interrupted');
	await quickPick.chooseAll(['read']);
	await quickPick.choose('30 days');
	await inputBox.says(/authenticator/);
	await backOf(page).waitFor();
	await inputBox.answer(api.account.totp());
	await waitUntil(() => hanging.hits === 1);
}

/** The button that leads to the step before. */
function backOf(page: Page): Locator {
	return page.locator('.quick-input-titlebar .action-label[aria-label^="Back"]');
}

async function waitUntil(condition: () => boolean): Promise<void> {
	while (!condition()) {
		await new Promise(resolve => setTimeout(resolve, 50));
	}
}

function created({ api }: Scene): number {
	return api.keys().filter(({ name }) => name === 'Interrupted').length;
}

suite('a change that is cut short', () => {
	story('is looked after when the extension host dies while a key is being created', {}, async scene => {
		const { notifications, dialog, screenshot, killExtensionHost, reload, tree, api } = scene;
		await createUnanswered(scene, 'hang-applied');
		killExtensionHost();
		await reload();
		await notifications.says('Creating “Interrupted” was interrupted, and its outcome is not known.');
		await screenshot('offer');
		await notifications.press('Find Out', { of: 'Creating “Interrupted” was interrupted' });
		await dialog.says('“Interrupted” was created. But its secret was lost on the way');
		assert.deepEqual(await notifications.texts(), []);
		await screenshot('found');
		assert.deepEqual((await dialog.buttons()).sort(), ['Cancel', 'Revoke and Create Again']);
		await dialog.press('Cancel');
		await tree.open('Yativo');
		await tree.row('Interrupted').waitFor();
		await screenshot('listed');
		assert.equal(created(scene), 1);
		assert.equal(api.log.lines.filter(line => /POST .*apikey\/(create|generate)/.test(line)).length, 1);

		await reload();
		await tree.row('Interrupted').waitFor();
		assert.deepEqual(await notifications.texts(), []);
	});

	story('cannot be gone back from while its answer is awaited, and is told in the end', {}, async scene => {
		const { api, inputBox, page, notifications, screenshot } = scene;
		await createUnanswered(scene, 'latency');
		await inputBox.says('Escape does not stop it');
		await backOf(page).waitFor({ state: 'detached' });
		await screenshot('waiting');
		await page.keyboard.press('Escape');
		await notifications.says('“Interrupted” was created.');
		assert.equal(created(scene), 1);
		assert.equal(api.log.lines.filter(line => /POST .*apikey\/(create|generate)/.test(line)).length, 1);
	});

	story('is told as not done when the server never did it', {}, async scene => {
		const { notifications, screenshot, killExtensionHost, restart } = scene;
		await createUnanswered(scene, 'hang');
		killExtensionHost();
		await restart();
		await notifications.press('Find Out', { of: 'Creating “Interrupted” was interrupted' });
		await notifications.says('“Interrupted” was not created.');
		await screenshot('not created');
		assert.equal(created(scene), 0);
	});

	story('and whose record is damaged is told once, and left as it is', {}, async scene => {
		const { notifications, tree, screenshot, killExtensionHost, reload, folder } = scene;
		await createUnanswered(scene, 'hang');
		killExtensionHost();
		const journal = join(dirname(folder), 'data/User/globalStorage/yativo.yativo-vscode/journal');
		const [name = '', ...others] = await readdir(journal);
		assert.deepEqual(others, []);
		await writeFile(join(journal, name), '{"version":7}');
		await reload();
		const told = 'Something that Yativo keeps on this machine could not be understood';
		await notifications.says(told);
		await screenshot('damaged');
		await notifications.press('Show Log', { of: told });
		await scene.page.locator('.part.panel').getByText(`${name} could not be understood`).waitFor();
		assert.equal(await readFile(join(journal, name), 'utf8'), '{"version":7}');

		await reload();
		await tree.open('Yativo');
		await tree.row('Production Backend').waitFor();
		assert.deepEqual(await notifications.texts(), []);
	});
});
