import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { digest } from '../../../src/core/digest.ts';
import { Secret } from '../../../src/core/secret.ts';
import type { NewSecret } from '../../../src/lifecycle/ports.ts';
import { Keychain } from '../../../src/platform/keychain.ts';
import { SecretVault } from '../../../src/platform/secretVault.ts';
import { failureOf } from './failureOf.ts';
import { secretStorage } from './secretStorage.ts';

const origin = 'https://crypto-sandbox.example';
const profile = { id: 'p', origin };

function vaultOn(storage = secretStorage(), profiles = new Map([['p', origin]])) {
	let seconds = 0;
	const corrupt: string[] = [];
	const vault = new SecretVault({
		keychain: new Keychain(storage),
		originOf: id => profiles.get(id),
		now: () => new Date(Date.UTC(2026, 10, 21, 10, 0, seconds++)),
		onCorrupt: name => corrupt.push(name),
	});
	return { storage, profiles, vault, corrupt };
}

function secretOf(handle: string, facts: Partial<NewSecret> = {}): NewSecret {
	return { profileId: 'p', origin, handle, keyName: 'Backend', secret: new Secret(`secret of ${handle}`), ...facts };
}

function key(id: string | undefined, facts: Partial<ApiKey> = {}): ApiKey {
	return { name: 'Backend', scopes: [], status: 'active', ...(id !== undefined && { id }), ...facts };
}

async function revealed(vault: SecretVault, wanted: ApiKey, of = profile): Promise<unknown> {
	const held = await vault.read(of, wanted);
	return held && [held.secret.reveal(), held.apiKey?.reveal()];
}

suite('SecretVault', () => {
	test('keeps a secret under its handle until the key is known, then under the key', async () => {
		const { vault, storage } = vaultOn();
		await vault.put(secretOf('h', { apiKey: new Secret('public') }));
		const before = [await vault.holderOf('p', key('k')), await vault.holds('p', 'h'), await revealed(vault, key('k'))];
		await vault.attach('p', 'h', key('k', { name: 'Backend 2' }));
		const after = [await vault.holderOf('p', key('k')), await vault.holds('p', 'h'), await revealed(vault, key('k'))];
		assert.deepEqual(
			[before, after],
			[
				[undefined, true, undefined],
				['h', true, ['secret of h', 'public']],
			],
		);
		assert.deepEqual(vaultOn(storage).vault.all, []);
	});

	test('recognises a key without id by its public part', async () => {
		const { vault } = vaultOn();
		await vault.put(secretOf('h', { apiKey: new Secret('public') }));
		const listed = key('k', { keyDigest: digest('public') });
		assert.deepEqual(await revealed(vault, listed), ['secret of h', 'public']);
		assert.equal(vault.has('p', key(undefined, { keyDigest: digest('other') })), false);
		assert.equal(vault.has('p', key(undefined)), false);
	});

	test('prefers the newer secret of a rotated key, and drops the older one once the key is tied', async () => {
		const { vault, storage } = vaultOn();
		await vault.put(secretOf('old', { keyId: 'k' }));
		await vault.put(secretOf('new', { keyId: 'k' }));
		await vault.put(secretOf('other', { keyId: 'l' }));
		assert.deepEqual(await revealed(vault, key('k')), ['secret of new', undefined]);
		await vault.attach('p', 'new', key('k'));
		assert.deepEqual(await revealed(vault, key('k')), ['secret of new', undefined]);
		assert.deepEqual([...storage.values.keys()], ['yativo.secret.p.new', 'yativo.secret.p.other']);
	});

	test('remembers by digest what rotations have ended, and nothing of what a person has replaced', async () => {
		const { vault, storage } = vaultOn();
		const next = async (handle: string, facts: Partial<NewSecret>) => {
			await vault.put(secretOf(handle, { keyId: 'k', ...facts }));
			await vault.attach('p', handle, key('k'));
			return vault.all.map(({ ended }) => ended);
		};
		const [one, three] = ['1', '3'].map(handle => digest(`secret of ${handle}`));
		assert.deepEqual(
			[
				await next('1', {}),
				await next('2', { isRotated: true }),
				await next('3', {}),
				await next('4', { isRotated: true }),
				await next('5', { secret: new Secret('secret of 3') }),
			],
			[[undefined], [[one]], [[one]], [[one, three]], [[one]]],
		);
		assert.ok(![...storage.values.values()].some(text => text.includes('secret of 1')));
		const later = vaultOn(storage).vault;
		await later.load();
		assert.deepEqual(
			[later.all.map(({ ended }) => ended), later.ended('p', key('k')), later.ended('p', key(undefined))],
			[[[one]], [one], []],
		);
	});

	test('keeps the public part of a key whose rotation told the new secret alone, unless it has changed', async () => {
		for (const [keyDigest, expected] of [
			[undefined, 'public'],
			[digest('public'), 'public'],
			[digest('another'), undefined],
		] as const) {
			const { vault } = vaultOn();
			const wanted = key('k', keyDigest === undefined ? {} : { keyDigest });
			await vault.put(secretOf('old', { keyId: 'k', apiKey: new Secret('public') }));
			await vault.put(secretOf('new', { keyId: 'k' }));
			await vault.attach('p', 'new', wanted);
			assert.deepEqual(await revealed(vault, wanted), ['secret of new', expected]);
		}
	});

	test('lists what is held by digests, without any secret', async () => {
		const { vault } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k', apiKey: new Secret('public') }));
		const expected = {
			profileId: 'p',
			origin,
			handle: 'h',
			keyId: 'k',
			keyName: 'Backend',
			storedAt: new Date('2026-11-21T10:00:00Z'),
			secretDigest: digest('secret of h'),
			keyDigest: digest('public'),
		};
		assert.deepEqual(vault.all, [expected]);
	});

	test('finds the secrets of an earlier window, of odd ids and odd names', async () => {
		const { vault, storage } = vaultOn();
		const ids = ['../../x?y#', '🔑'.repeat(1024), 'a.b.c', '__proto__'];
		for (const [index, keyId] of ids.entries()) {
			await vault.put(secretOf(`h${index}`, { keyId, keyName: keyId }));
		}
		const later = vaultOn(storage).vault;
		const read = await Promise.all(ids.map(id => revealed(later, key(id))));
		assert.deepEqual(
			read,
			ids.map((_id, index) => [`secret of h${index}`, undefined]),
		);
	});

	test('follows another window', async () => {
		const { vault, storage } = vaultOn();
		const there = vaultOn(storage).vault;
		await vault.load();
		let changes = 0;
		vault.onDidChange(() => changes++);
		await there.put(secretOf('h', { keyId: 'k' }));
		await setImmediate();
		const put = vault.has('p', key('k'));
		await there.forget('p', key('k'));
		await setImmediate();
		assert.deepEqual([put, vault.has('p', key('k')), changes], [true, false, 2]);
	});

	test('is right again after a storage that was wiped behind its back', async () => {
		const { vault, storage } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k' }));
		storage.values.clear();
		assert.equal(await revealed(vault, key('k')), undefined);
		await vault.load();
		assert.deepEqual(vault.all, []);
	});

	test('gives nothing to another profile, and nothing to another origin', async () => {
		const { vault, profiles } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k' }));
		profiles.set('q', origin);
		const elsewhere = { id: 'p', origin: 'https://evil.example' };
		assert.deepEqual(
			[await revealed(vault, key('k'), { id: 'q', origin }), await revealed(vault, key('k'), elsewhere)],
			[undefined, undefined],
		);
	});

	test('gives what a disconnected profile left behind to the next one of its origin', async () => {
		const { vault, profiles } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k' }));
		profiles.delete('p');
		profiles.set('q', origin).set('r', 'https://api.example');
		assert.deepEqual(
			[
				await revealed(vault, key('k'), { id: 'q', origin }),
				await revealed(vault, key('k'), { id: 'r', origin: 'https://api.example' }),
			],
			[['secret of h', undefined], undefined],
		);
	});

	test('tells damaged records and leaves them alone', async () => {
		const { vault, storage } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k' }));
		const good = storage.values.get('yativo.secret.p.h') ?? '';
		const bad = {
			'yativo.secret.p.json': 'canary{',
			'yativo.secret.p.version': good.replace('"version":1', '"version":2'),
			'yativo.secret.p.moved': good,
			'yativo.secret.p.date': good.replace('"handle":"h"', '"handle":"date"').replace('2026-', 'x'),
			'yativo.secret.p.empty': good.replace('"handle":"h"', '"handle":"empty"').replace('secret of h', ''),
		};
		for (const [name, text] of Object.entries(bad)) {
			storage.values.set(name, text);
		}
		const { vault: later, corrupt } = vaultOn(storage);
		await later.load();
		await later.load();
		assert.deepEqual([corrupt, later.all.map(held => held.handle)], [Object.keys(bad), ['h']]);
		await later.forgetAll('p', []);
		assert.deepEqual(Object.fromEntries(storage.values), bad);
	});

	test('forgets the secret of a key, and all of a profile', async () => {
		const { vault, storage } = vaultOn(
			secretStorage(),
			new Map([
				['p', origin],
				['q', origin],
			]),
		);
		await vault.put(secretOf('h', { keyId: 'k' }));
		await vault.put(secretOf('i', { keyId: 'l' }));
		await vault.put(secretOf('j', { profileId: 'q', keyId: 'k' }));
		await vault.forget('p', key('k'));
		assert.deepEqual([...storage.values.keys()], ['yativo.secret.p.i', 'yativo.secret.q.j']);
		await vaultOn(storage).vault.forgetAll('p', []);
		assert.deepEqual([...storage.values.keys()], ['yativo.secret.q.j']);
	});

	test('counts and forgets with a profile what one before it left behind for its keys, and nothing of other accounts', async () => {
		const { vault, profiles, storage } = vaultOn();
		await vault.put(secretOf('h', { keyId: 'k' }));
		await vault.put(secretOf('i', { apiKey: new Secret('public') }));
		await vault.put(secretOf('j', { keyId: 'of another account' }));
		profiles.delete('p');
		profiles.set('q', origin).set('r', origin);
		await vault.put(secretOf('l', { profileId: 'q', keyId: 'gone' }));
		await vault.put(secretOf('m', { profileId: 'r', keyId: 'k' }));
		const keys = [key('k'), key('l', { keyDigest: digest('public') })];
		assert.equal(await vault.count('q', keys), 3);
		await vault.forgetAll('q', keys);
		assert.deepEqual([...storage.values.keys()], ['yativo.secret.p.j', 'yativo.secret.r.m']);
	});

	test('says so when the storage does not keep the secret, and claims nothing', async () => {
		const { vault } = vaultOn(secretStorage('forgets'));
		assert.deepEqual(await failureOf(vault.put(secretOf('h', { keyId: 'k' }))), {
			kind: 'secretStorage',
			operation: 'write',
		});
		assert.deepEqual([vault.all, await vault.holds('p', 'h')], [[], false]);
	});

	test('says so when the storage cannot be read, and tries again the next time', async () => {
		const storage = secretStorage();
		const { keys } = storage;
		let broken = true;
		const flaky = { ...storage, keys: () => (broken ? Promise.reject(new Error('locked')) : keys()) };
		const { vault } = vaultOn(flaky);
		assert.deepEqual(await failureOf(vault.holderOf('p', key('k'))), { kind: 'secretStorage', operation: 'read' });
		broken = false;
		assert.equal(await vault.holderOf('p', key('k')), undefined);
	});
});
