import assert from 'node:assert/strict';
import { suite } from 'node:test';
import { connect, connected, fill, named, signIn, tryToConnect } from './connecting.ts';
import { type Scene, type StoryOptions, story } from './story.ts';

async function connectWithToken(scene: Scene): Promise<void> {
	const { api } = scene;
	const answers = [...signIn.withToken(api.bearer('crypto')), named('Local')];
	await connect(api, { product: 'Crypto', answers }, scene);
}

/** Milliseconds between frames while the mouse wheel turns, the longest last. The text runs in the browser. */
async function framesWhile(scroll: () => Promise<void>, { page }: Scene): Promise<readonly number[]> {
	await page.evaluate(`{
		globalThis.frames = [];
		let last = performance.now();
		const note = now => { frames.push(now - last); last = now; globalThis.noting = requestAnimationFrame(note); };
		globalThis.noting = requestAnimationFrame(note);
	}`);
	await scroll();
	return (await page.evaluate('cancelAnimationFrame(noting), frames.sort((a, b) => a - b)')) as number[];
}

suite('the keys view', () => {
	story(
		'invites a person who has not connected yet',
		{},
		async ({ tree, page, palette, notifications, screenshot }) => {
			await tree.open('Yativo');
			await tree.welcome('Connect to Yativo to see your API keys here.');
			await screenshot('welcome');
			await palette.run('Yativo: Show Log');
			await page.locator('.part.panel .output-view-container, .part.panel .output-view').first().waitFor();
			await page.locator('.part.panel .title-actions', { hasText: 'Yativo' }).waitFor();
			assert.deepEqual(await notifications.texts(), []);
			await screenshot('log');
			for (const command of ['Yativo: Copy Key ID', 'Yativo: Refresh Keys']) {
				await palette.run(command);
				await notifications.says('Connect to Yativo first.');
				await notifications.dismiss('Connect to Yativo first.');
			}
		},
	);

	story('says that it loads, and that there are no keys', { api: { keys: 'none' } }, async scene => {
		const { api, tree, palette, notifications, reload, screenshot } = scene;
		await connectWithToken(scene);
		await tree.welcome('This account has no API keys yet.');
		await screenshot('no keys');
		await palette.run('Yativo: Copy Key ID');
		await notifications.says('There is no key for which this could be done.');
		const slow = api.faults.inject({ kind: 'hang', method: 'GET', path: '/apikey/list' });
		await reload();
		await tree.open('Yativo');
		await tree.welcome('Loading keys…');
		await screenshot('loading');
		slow.remove();
	});

	story('says what is wrong with a server, and tries again', {}, async scene => {
		const { api, tree, page, palette, reload, screenshot } = scene;
		await connectWithToken(scene);
		await tree.row('Production Backend').waitFor();
		const broken = api.faults.inject({ kind: 'html', method: 'GET', path: '/apikey/list', times: 99 });
		await palette.run('Yativo: Refresh Keys');
		const message = page.locator('.tree-explorer-viewlet-tree-view .message', {
			hasText: 'These are the keys as of',
		});
		await message.waitFor();
		await tree.row('Production Backend').waitFor();
		await screenshot('failed with keys');
		await reload();
		await tree.welcome('Your keys could not be loaded. You are still connected.');
		await screenshot('failed');
		await tree.pressInWelcome('log');
		await page.locator('.part.panel .view-line', { hasText: 'Failed: notJson' }).first().waitFor();
		broken.remove();
		await tree.pressInWelcome('Retry');
		await tree.row('Production Backend').waitFor();
	});

	story('can be used in a folder that nobody trusts', { trust: 'asked' }, async scene => {
		const { tree, quickPick, palette, page, screenshot } = scene;
		await page.locator('.part.statusbar', { hasText: 'Restricted Mode' }).waitFor();
		await tree.open('Yativo');
		await tree.welcome('Browsing keys works; running programs with a secret needs trust.');
		await screenshot('not trusted');
		await connectWithToken(scene);
		await tree.row('Production Backend').waitFor();
		await tree.expand('Production Backend');
		await screenshot('keys of a folder that is not trusted');
		await palette.run('Yativo: Copy Key ID');
		await quickPick.row('Production Backend').waitFor();
		await quickPick.cancel();
	});

	const many: StoryOptions = { api: { keys: 'many' } };
	story('stays smooth with 10,000 keys', many, async scene => {
		const { api, tree, page, palette, quickPick, clipboard, screenshot } = scene;
		const answers = signIn.withToken(api.bearer('crypto'));
		await tryToConnect(api, { product: 'Crypto', answers }, scene);
		await fill([named('Many')], scene);
		const begun = performance.now();
		await connected(scene, 'Many');
		const page1 = 'Checkout 00002 – Checkout 03322';
		await tree.row(page1).waitFor();
		const listedMs = performance.now() - begun;
		await screenshot('pages');
		const opened = performance.now();
		await tree.expand(page1);
		await tree.row('Checkout 00002').waitFor();
		const openedMs = performance.now() - opened;
		await tree.row('Checkout 00002').hover();
		const frames = await framesWhile(async () => {
			while (!(await tree.row('Checkout 03346 – Checkout 06666').isVisible())) {
				await page.mouse.wheel(0, 120);
			}
		}, scene);
		await screenshot('end of a page');
		const asked = performance.now();
		await palette.run('Yativo: Copy Key ID');
		await quickPick.row('Checkout 00002').waitFor();
		const pickedMs = performance.now() - asked;
		await page.keyboard.type('Webhooks 09997');
		await quickPick.row('Webhooks 09997').waitFor();
		await screenshot('one of 10,000');
		await quickPick.choose('Webhooks 09997');
		const key = api.keys().find(({ name }) => name === 'Webhooks 09997');
		await clipboard.holds(key?.id);
		const median = frames[Math.floor(frames.length / 2)] ?? 0;
		// Figures to read, not to fail by: how long it takes is a matter of the machine and of what else runs there.
		console.log('10,000 keys, in ms:', { listedMs, openedMs, pickedMs, median });
	});
});
