import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Secret } from '../../../src/core/secret.ts';
import type { Memento } from '../../../src/platform/profileStore.ts';
import { SecretClipboard } from '../../../src/platform/secretClipboard.ts';

function memory(stored: Map<string, unknown>): Memento {
	return {
		get: <T>(key: string) => stored.get(key) as T | undefined,
		update: async (key, value) => {
			stored.set(key, value);
		},
	};
}

function clipboardFor(t: TestContext, clearAfterMs = 30_000) {
	t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
	const state = { text: 'before', readable: true };
	const clipboard = {
		readText: async () => {
			if (!state.readable) {
				throw new Error('no focus');
			}
			return state.text;
		},
		writeText: async (text: string) => {
			state.text = text;
		},
	};
	const stored = new Map<string, unknown>();
	const sources = { clipboard, memento: memory(stored), clearAfterMs: () => clearAfterMs, now: () => new Date() };
	const secrets = new SecretClipboard(sources);
	const wait = async (ms: number): Promise<string> => {
		t.mock.timers.tick(ms);
		await setImmediate();
		return state.text;
	};
	/** Closes the window, which then can do nothing more, and opens it anew after a while. */
	const reopen = async (afterMs: number): Promise<string> => {
		secrets.dispose();
		await wait(afterMs);
		new SecretClipboard(sources).resume();
		return wait(0);
	};
	return { state, stored, secrets, wait, reopen };
}

suite('SecretClipboard', () => {
	test('clears a secret after its time', async t => {
		const { secrets, wait } = clipboardFor(t);
		const clearedAfterMs = await secrets.copy(new Secret('a'));
		assert.deepEqual([clearedAfterMs, await wait(29_999), await wait(1)], [30_000, 'a', '']);
	});

	test('leaves alone what was copied meanwhile', async t => {
		const { state, secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		state.text = 'mine';
		assert.equal(await wait(30_000), 'mine');
	});

	test('gives the last of several secrets its whole time', async t => {
		const { secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		await wait(20_000);
		await secrets.copy(new Secret('b'));
		assert.deepEqual([await wait(20_000), await wait(10_000)], ['b', '']);
	});

	test('never clears when the time is 0', async t => {
		const { secrets, wait, reopen } = clipboardFor(t, 0);
		const clearedAfterMs = await secrets.copy(new Secret('a'));
		assert.deepEqual([clearedAfterMs, await wait(10_000_000), await reopen(10_000_000)], [0, 'a', 'a']);
	});

	test('leaves alone a clipboard that cannot be read, until it can be', async t => {
		const { state, secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		state.readable = false;
		const unread = await wait(30_000);
		secrets.resume();
		const stillUnread = await wait(10_000);
		state.readable = true;
		secrets.resume();
		assert.deepEqual([unread, stillUnread, await wait(0)], ['a', 'a', '']);
	});

	test('keeps the time of a secret when asked to see to it before', async t => {
		const { secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		await wait(10_000);
		secrets.resume();
		assert.deepEqual([await wait(19_999), await wait(1)], ['a', '']);
	});

	test('clears at the next start what a window that closed has left', async t => {
		const { secrets, reopen } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		assert.equal(await reopen(600_000), '');
	});

	test('gives a secret its whole time when the window is loaded anew', async t => {
		const { secrets, reopen, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		assert.deepEqual([await reopen(10_000), await wait(19_999), await wait(1)], ['a', 'a', '']);
	});

	test('leaves alone at the next start what was copied meanwhile', async t => {
		const { state, secrets, reopen } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		state.text = 'mine';
		assert.equal(await reopen(600_000), 'mine');
	});

	test('writes down nothing of a secret but its digest, and that only for its time', async t => {
		const { stored, secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('canary'));
		const meanwhile = [...stored.values()];
		await wait(30_000);
		assert.deepEqual(
			[meanwhile.length, JSON.stringify(meanwhile).includes('canary'), [...stored.values()]],
			[1, false, [undefined]],
		);
	});

	test('does nothing about a record that it does not understand', async t => {
		const { state, stored, reopen } = clipboardFor(t);
		stored.set('yativo.copiedSecret', { digest: 5 });
		assert.deepEqual([await reopen(600_000), state.text], ['before', 'before']);
	});
});
