import { connect, named, signIn } from './connecting.ts';
import type { Scene } from './story.ts';

/** The API that `createKey` needs. */
export const apiForCreating = { surfaces: ['crypto-2fa'], keys: 'none' } as const;

/**
 * Connects, and creates a key, whose secret is on this machine then.
 *
 * @returns the secret.
 */
export async function createKey(scene: Scene, name: string): Promise<string> {
	const { api, palette, quickPick, inputBox, tree, notifications } = scene;
	api.account.addKey({ surface: 'crypto-2fa', name: 'Production Backend', scopes: ['read'] });
	const answers = [...signIn.withToken(api.bearer('crypto')), named('Shop')];
	await connect(api, { product: 'Crypto', answers }, scene);
	await tree.open('Yativo');
	await tree.row('Production Backend').waitFor();
	await palette.run('Yativo: Create Key…');
	const step = (number: number) => ({ title: `New API key (Shop · Custom address) (${number}/4)` });
	await inputBox.answer(name, step(1));
	await quickPick.chooseAll(['read'], step(2));
	await quickPick.choose('90 days', step(3));
	await inputBox.answer(api.account.totp(), step(4));
	await notifications.press('Done', { of: `“${name}” was created.` });
	await tree.row(name).waitFor();
	return api.keys().find(key => key.name === name)?.secret ?? '';
}
