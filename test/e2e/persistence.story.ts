import { suite } from 'node:test';
import { connect, keyOf, named, signIn } from './connecting.ts';
import { apiForCreating, createKey } from './creatingKey.ts';
import { type Scene, story } from './story.ts';

async function connectWithKey(scene: Scene): Promise<void> {
	const { api } = scene;
	const answers = [...signIn.withKey(keyOf(api, 'Crypto')), named('Local')];
	await connect(api, { product: 'Crypto', answers }, scene);
	await showsKeys(scene);
}

async function showsKeys({ tree }: Scene): Promise<void> {
	await tree.open('Yativo');
	await tree.row('Production Backend').waitFor();
}

suite('a connection', () => {
	story('outlives a window that is loaded anew, and a restart of VS Code', {}, async scene => {
		await connectWithKey(scene);
		await scene.reload();
		await showsKeys(scene);
		await scene.restart();
		await showsKeys(scene);
		await scene.screenshot('after a restart');
	});

	story('outlives a crash of the extension host', {}, async scene => {
		await connectWithKey(scene);
		scene.killExtensionHost();
		await scene.reload();
		await showsKeys(scene);
		await scene.screenshot('after a crash');
	});
});

suite('a copied secret', () => {
	const options = { api: apiForCreating, settings: { 'yativo.clipboard.clearAfterSeconds': 15 } };
	story('leaves the clipboard also when its window is loaded anew before its time', options, async scene => {
		const { tree, contextMenu, clipboard, reload } = scene;
		const secret = await createKey(scene, 'Nightly');
		await contextMenu.choose('Copy Secret', { on: tree.row('Nightly') });
		await clipboard.holds(secret);
		await reload();
		await clipboard.holds('');
	});
});
