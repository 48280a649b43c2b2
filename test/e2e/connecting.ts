import type { SimulatedKey } from '../simulator/key.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { Scene } from './story.ts';

/** What a person fills in: a row of a list by its label, or a box by the words below it. */
export type Answer = { readonly choose: string } | { readonly type: string; readonly at: RegExp };

type Hands = Pick<Scene, 'palette' | 'quickPick' | 'inputBox' | 'tree'>;

interface Attempt {
	readonly product: 'Crypto' | 'Business';
	readonly answers: readonly Answer[];
}

/** Runs `Yativo: Connect…`, fills in all steps, the name at last, and waits until the keys are shown. */
export async function connect(api: Pick<Simulator, 'origin'>, attempt: Attempt, hands: Hands): Promise<void> {
	await tryToConnect(api, attempt, hands);
	const name = attempt.answers.at(-1);
	await connected(hands, name && 'type' in name ? name.type : '');
}

/** Runs `Yativo: Connect…` and fills in the steps as far as the answers go, beginning with product and address. */
export async function tryToConnect(
	{ origin }: Pick<Simulator, 'origin'>,
	{ product, answers }: Attempt,
	hands: Omit<Hands, 'tree'>,
): Promise<void> {
	await hands.palette.run('Yativo: Connect…');
	const address = { type: origin, at: /^Address of the Yativo API/ };
	await fill([{ choose: product }, { choose: 'Custom address…' }, address, ...answers], hands);
}

/** Waits until the wizard has ended well: it shows the connection with this name then, and puts the focus there. */
export async function connected({ quickPick, tree }: Pick<Hands, 'quickPick' | 'tree'>, name: string): Promise<void> {
	await quickPick.closed();
	await tree.focused(name, { welcome: 'This account has no API keys yet.' });
}

/** Fills in steps that follow each other. */
export async function fill(
	answers: readonly Answer[],
	{ quickPick, inputBox }: Omit<Hands, 'palette' | 'tree'>,
): Promise<void> {
	for (const answer of answers) {
		if ('choose' in answer) {
			await quickPick.choose(answer.choose);
		} else {
			await inputBox.says(answer.at);
			await inputBox.answer(answer.type);
		}
	}
}

/** A living key of a simulator, for example the one called `VS Code`. */
export function keyOf({ account }: Simulator, product: 'Crypto' | 'Business', name = 'VS Code'): SimulatedKey {
	const key = account.keys.find(
		candidate => candidate.name === name && (candidate.surface === 'business') === (product === 'Business'),
	);
	if (!key) {
		throw new Error(`The simulator has no ${product} key called ${name}.`);
	}
	return key;
}

/** The answers of each way to sign in, up to the name, which is asked last. */
export const signIn = {
	withKey: ({ apiKey, secret = '' }: SimulatedKey): readonly Answer[] => [
		{ choose: 'API key and secret' },
		{ type: apiKey, at: /^API key/ },
		{ type: secret, at: /^API secret/ },
	],
	withToken: (token: string): readonly Answer[] => [{ choose: 'Access token' }, { type: token, at: /^Access token/ }],
	withAppSecret: ({ account }: Simulator): readonly Answer[] => [
		{ choose: 'Account id and App Secret' },
		{ type: account.accountId, at: /^Account id/ },
		{ type: account.appSecret, at: /^App Secret/ },
	],
	withBusinessKey: ({ apiKey }: SimulatedKey): readonly Answer[] => [
		{ choose: 'Business key' },
		{ type: apiKey, at: /^Business key/ },
	],
};

/** The last answer: a name for the connection. */
export function named(name: string): Answer {
	return { type: name, at: /^Name this connection/ };
}
