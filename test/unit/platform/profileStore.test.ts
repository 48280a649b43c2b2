import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Profile } from '../../../src/core/profile.ts';
import { type Memento, ProfileStore } from '../../../src/platform/profileStore.ts';

function memory(initial?: unknown): Memento {
	const values = new Map<string, unknown>([['yativo.profiles', initial]]);
	return {
		get: <T>(key: string) => structuredClone(values.get(key)) as T | undefined,
		update: async (key, value) => {
			values.set(key, structuredClone(value));
		},
	};
}

function profile(id: string, name = id): Profile {
	return { id, name, product: 'crypto', environment: 'sandbox', origin: 'https://a.example', method: 'apiKey' };
}

suite('ProfileStore', () => {
	test('keeps profiles in the order in which they were made, and replaces by id', async () => {
		const memento = memory();
		const store = new ProfileStore(memento);
		let changes = 0;
		store.onDidChange(() => changes++);
		await Promise.all([store.save(profile('a')), store.save(profile('b')), store.save(profile('a', 'renamed'))]);
		await store.remove('nobody');
		assert.deepEqual([new ProfileStore(memento).list(), changes], [[profile('a', 'renamed'), profile('b')], 3]);
	});

	test('leaves alone what it does not understand', async () => {
		const strange = { id: 'x', product: 'stocks' };
		const memento = memory({ version: 1, profiles: [strange, null, profile('a')] });
		const store = new ProfileStore(memento);
		await store.remove('a');
		assert.deepEqual([store.list(), memento.get('yativo.profiles')], [[], { version: 1, profiles: [strange, null] }]);
	});

	test('reads nothing from a record of a later version, and does not write over it', async () => {
		const record = { version: 2, profiles: [profile('a')] };
		const memento = memory(record);
		const named: string[] = [];
		const store = new ProfileStore(memento, name => named.push(name));
		await assert.rejects(store.save(profile('b')), { failure: { kind: 'recordNotUnderstood' } });
		await assert.rejects(store.remove('a'), { failure: { kind: 'recordNotUnderstood' } });
		assert.deepEqual([store.list(), memento.get('yativo.profiles'), named], [[], record, ['yativo.profiles']]);
	});

	test('tells what another window changed, when it looks', async () => {
		const memento = memory();
		const [here, there] = [new ProfileStore(memento), new ProfileStore(memento)];
		let changes = 0;
		here.onDidChange(() => changes++);
		await there.save(profile('a'));
		here.refresh();
		here.refresh();
		assert.deepEqual([here.list(), changes], [[profile('a')], 1]);
	});

	const broken: readonly (readonly [why: string, change: object])[] = [
		['a product that does not exist', { product: 'stocks' }],
		['no origin', { origin: undefined }],
		['an origin that is no address', { origin: 'a.example' }],
		['an empty id', { id: '' }],
		['a base path that does not exist', { basePath: '/v2' }],
		['a surface that does not exist', { surface: 'crypto-soap' }],
		['an account that is no text', { account: { $ne: null } }],
	];
	for (const [why, change] of broken) {
		test(`does not list a profile with ${why}`, () => {
			const stored = { version: 1, profiles: [{ ...profile('a'), ...change }, profile('b')] };
			assert.deepEqual(new ProfileStore(memory(stored)).list(), [profile('b')]);
		});
	}
});
