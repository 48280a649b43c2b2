import type { Scene } from './story.ts';

/** What a person wants of a new key. */
export interface Wish {
	readonly name: string;
	readonly scopes: readonly string[];
	/** The name of the connection, at an address of one's own. */
	readonly at: string;
}

type Hands = Pick<Scene, 'palette' | 'quickPick' | 'inputBox'>;

/** Goes through `Yativo: Create Key…` for a key of 30 days, up to the code. */
export async function createKey({ name, scopes, at }: Wish, { palette, quickPick, inputBox }: Hands): Promise<void> {
	const title = (step: number) => ({ title: `New API key (${at} · Custom address) (${step}/4)` });
	await palette.run('Yativo: Create Key…');
	await inputBox.answer(name, title(1));
	await quickPick.chooseAll(scopes, title(2));
	await quickPick.choose('30 days', title(3));
	await inputBox.says(`Creates “${name}”`);
}
