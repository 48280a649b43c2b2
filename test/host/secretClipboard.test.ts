import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { Secret } from '../../src/core/secret.ts';
import { SecretClipboard } from '../../src/platform/secretClipboard.ts';

suite('clipboard', () => {
	test('holds a copied secret for its time', async () => {
		const { clipboard } = vscode.env;
		let stored: unknown;
		const memento = {
			get: <T>() => stored as T | undefined,
			update: async (_key: string, value: unknown) => {
				stored = value;
			},
		};
		const secrets = new SecretClipboard({ clipboard, memento, clearAfterMs: () => 300, now: () => new Date() });
		await secrets.copy(new Secret('canary'));
		const copied = await clipboard.readText();
		for (const end = Date.now() + 5_000; (await clipboard.readText()) === 'canary' && Date.now() < end; ) {
			await setTimeout(50);
		}
		assert.deepEqual([copied, await clipboard.readText()], ['canary', '']);
	});
});
