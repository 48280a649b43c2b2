import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { Keychain } from '../../../src/platform/keychain.ts';
import { failureOf } from './failureOf.ts';
import { type Fault, secretStorage } from './secretStorage.ts';

suite('Keychain', () => {
	test('keeps values, lists them by prefix, and forgets them', async () => {
		const keychain = new Keychain(secretStorage());
		await Promise.all([keychain.write('a.1', 'x'), keychain.write('a.2', 'y'), keychain.write('b.1', 'z')]);
		await keychain.remove('a.1');
		assert.deepEqual(
			[await keychain.list('a.'), await keychain.read('a.1'), await keychain.read('a.2')],
			[['a.2'], undefined, 'y'],
		);
	});

	const faults: readonly (readonly [Fault, 'write' | 'forget'])[] = [
		['rejects', 'write'],
		['forgets', 'write'],
		['mangles', 'write'],
		['rejects', 'forget'],
		['keeps', 'forget'],
	];
	for (const [fault, operation] of faults) {
		test(`says so when ${operation === 'write' ? 'storing into' : 'deleting from'} a storage that ${fault}`, async () => {
			const storage = secretStorage(fault);
			storage.values.set('a', 'old');
			const keychain = new Keychain(storage);
			const work = operation === 'write' ? keychain.write('a', 'canary-value') : keychain.remove('a');
			await assert.rejects(work, (error: Error) => !/canary/.test(`${error.message}${error.stack}${error.cause}`));
			assert.deepEqual(await failureOf(work), { kind: 'secretStorage', operation });
		});
	}

	test('says so when reading fails', async () => {
		const keychain = new Keychain(secretStorage('rejects'));
		const expected = { kind: 'secretStorage', operation: 'read' };
		assert.deepEqual([await failureOf(keychain.read('a')), await failureOf(keychain.list('a'))], [expected, expected]);
	});

	test('does not wait for ever for a storage that never answers', async () => {
		const never = () => new Promise<never>(() => {});
		const keychain = new Keychain({ ...secretStorage(), get: never, keys: never, store: never, delete: never }, 20);
		const work = [keychain.read('a'), keychain.list('a'), keychain.write('a', 'x'), keychain.remove('a')];
		assert.deepEqual(
			await Promise.all(work.map(failureOf)),
			['read', 'read', 'write', 'forget'].map(operation => ({ kind: 'secretStorage', operation })),
		);
	});

	test('writes one after the other, and goes on after a failure', async () => {
		const { store, ...rest } = secretStorage();
		const log: string[] = [];
		const keychain = new Keychain({
			...rest,
			store: async (key, value) => {
				log.push(`${key} begins`);
				await setTimeout(key === 'a' ? 20 : 0);
				log.push(`${key} ends`);
				if (key === 'b') {
					throw new Error('no');
				}
				await store(key, value);
			},
		});
		await Promise.allSettled([keychain.write('a', '1'), keychain.write('b', '2'), keychain.write('c', '3')]);
		assert.deepEqual(
			[log, await keychain.list('')],
			[
				['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'],
				['a', 'c'],
			],
		);
	});

	test('tells changes under a prefix', async () => {
		const storage = secretStorage();
		const keychain = new Keychain(storage);
		const heard: string[] = [];
		const watch = keychain.onDidChange('a.', key => heard.push(key));
		await storage.store('a.1', 'x');
		await storage.store('b.1', 'x');
		watch.dispose();
		await storage.store('a.2', 'x');
		assert.deepEqual(heard, ['a.1']);
	});
});
