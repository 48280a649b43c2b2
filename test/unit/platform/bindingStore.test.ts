import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { BindingStore, type Memento } from '../../../src/platform/bindingStore.ts';

function memory(initial?: unknown): Memento {
	let value = initial;
	return {
		get: <T>() => structuredClone(value) as T | undefined,
		update: async (_key, next) => {
			value = structuredClone(next);
		},
	};
}

const key = { name: 'YATIVO_API_KEY', profile: 'p', key: 'k', part: 'apiKey' } as const;
const secret = { name: 'YATIVO_API_SECRET', profile: 'p', key: 'k', part: 'apiSecret' } as const;

suite('BindingStore', () => {
	test('gives a name to the key that was bound last, and takes it away again', async () => {
		const memento = memory();
		const store = new BindingStore(memento);
		let changes = 0;
		store.onDidChange(() => changes++);
		await store.bind([secret, key]);
		await store.bind([{ ...key, key: 'other' }]);
		const bound = new BindingStore(memento).all;
		await store.unbind(['YATIVO_API_KEY']);
		assert.deepEqual([bound, store.all, changes], [[{ ...key, key: 'other' }, secret], [secret], 3]);
	});

	test('gives a name to a kept value in place of a key, and to a key in place of a kept value', async () => {
		const kept = { name: 'YATIVO_API_KEY', digest: 'd' };
		const store = new BindingStore(memory([key, secret]));
		await store.bind([kept]);
		const before = [store.all, store.kept];
		await store.bind([key]);
		const after = [store.all, store.kept];
		await store.bind([kept]);
		await store.unbind(['YATIVO_API_KEY']);
		assert.deepEqual(
			[before, after, [store.all, store.kept]],
			[
				[[secret], [kept]],
				[[key, secret], []],
				[[secret], []],
			],
		);
	});

	test('reads nothing from what it does not understand', () => {
		assert.deepEqual(new BindingStore(memory([null, {}, { ...key, part: 'soul' }, key])).all, [key]);
		assert.deepEqual(new BindingStore(memory('nonsense')).all, []);
	});
});
