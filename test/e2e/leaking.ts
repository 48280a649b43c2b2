import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { SimulatedKey } from '../simulator/key.ts';
import type { Scene } from './story.ts';

/** A key of the account behind the local API, which is leaked in a story. A copy: what the API has of it may change. */
export function leakedKey({ api }: Pick<Scene, 'api'>, name = 'Checkout'): SimulatedKey & { readonly secret: string } {
	const { secret = '', ...key } = api.account.addKey({ surface: 'crypto-2fa', name, scopes: ['read'] });
	return { ...structuredClone(key), secret };
}

/** A column behind all that lines have: VS Code goes to the last one instead. */
const endOfLine = 10_000;

interface Place {
	readonly file: string;
	readonly line: number;
}

/** Types at the end of a line of a file, as a person does, or in a new line below it. */
export async function typeBehind({ editor }: Scene, { file, line }: Place, text: string): Promise<void> {
	await editor.open(file);
	await editor.goTo(line, endOfLine);
	if (text.startsWith('\n')) {
		await editor.beginLineBelow(line);
	}
	await editor.type(text.replace(/^\n/, ''));
}

/** The status that the local API answers a sign-in with a key and its secret with. */
export async function signInStatus({ api }: Pick<Scene, 'api'>, { apiKey, secret }: SimulatedKey): Promise<number> {
	const answer = await fetch(`${api.origin}/api/v1/auth/token`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ api_key: apiKey, api_secret: secret }),
	});
	return answer.status;
}

/** Waits until a file is there, and gives its text. */
export async function written(path: string): Promise<string> {
	for (const deadline = Date.now() + 10_000; ; ) {
		const text = await readFile(path, 'utf8').catch(() => undefined);
		if (text !== undefined || Date.now() > deadline) {
			return text ?? assert.fail(`${path} was not written`);
		}
		await new Promise(resolve => setTimeout(resolve, 50));
	}
}
