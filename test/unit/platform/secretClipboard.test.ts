import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { Secret } from '../../../src/core/secret.ts';
import { SecretClipboard } from '../../../src/platform/secretClipboard.ts';

function clipboardFor(t: TestContext, clearAfterMs = 30_000) {
	t.mock.timers.enable({ apis: ['setTimeout'] });
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
	const secrets = new SecretClipboard({ clipboard, clearAfterMs: () => clearAfterMs });
	const wait = async (ms: number): Promise<string> => {
		t.mock.timers.tick(ms);
		await setImmediate();
		return state.text;
	};
	return { state, secrets, wait };
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
		const { secrets, wait } = clipboardFor(t, 0);
		const clearedAfterMs = await secrets.copy(new Secret('a'));
		assert.deepEqual([clearedAfterMs, await wait(10_000_000)], [0, 'a']);
	});

	test('leaves alone a clipboard that cannot be read', async t => {
		const { state, secrets, wait } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		state.readable = false;
		assert.equal(await wait(30_000), 'a');
	});

	test('clears at once when the window closes', async t => {
		const { state, secrets } = clipboardFor(t);
		await secrets.copy(new Secret('a'));
		await secrets.dispose();
		assert.equal(state.text, '');
		state.text = 'mine';
		await secrets.dispose();
		assert.equal(state.text, 'mine');
	});
});
