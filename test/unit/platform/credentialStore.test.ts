import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Credentials } from '../../../src/core/credentials.ts';
import { Secret } from '../../../src/core/secret.ts';
import { CredentialStore } from '../../../src/platform/credentialStore.ts';
import { Keychain } from '../../../src/platform/keychain.ts';
import { failureOf } from './failureOf.ts';
import { secretStorage } from './secretStorage.ts';

const profile = { id: 'p', origin: 'https://crypto-sandbox.example' };

function stores(storage = secretStorage()) {
	return { storage, store: new CredentialStore(new Keychain(storage)) };
}

/** With secrets in the clear, to compare them: a `Secret` shows nothing to deepEqual. */
function clear(credentials: Credentials | undefined): unknown {
	return (
		credentials &&
		Object.fromEntries(
			Object.entries(credentials).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value]),
		)
	);
}

const token: Credentials = { kind: 'accessToken', token: new Secret('canary-token') };

suite('CredentialStore', () => {
	const kinds: readonly Credentials[] = [
		{ kind: 'apiKey', apiKey: new Secret('canary-key'), apiSecret: new Secret('canary-secret') },
		token,
		{ kind: 'accessToken', token: new Secret('canary-token'), expiresAt: new Date('2026-11-21T10:00:00Z') },
		{ kind: 'appSecret', accountId: 'account', appSecret: new Secret('canary-app-secret') },
		{ kind: 'businessKey', key: new Secret('canary “key” \\ \n') },
	];
	for (const credentials of kinds) {
		test(`gives back what it was given: ${credentials.kind}${'expiresAt' in credentials ? ' with an end' : ''}`, async () => {
			const { storage, store } = stores();
			await store.save(profile, credentials);
			const read = await stores(storage).store.read(profile);
			assert.deepEqual([read.held, clear(read.credentials)], ['stored', clear(credentials)]);
		});
	}

	test('keeps a secret that another bundle made', async () => {
		const { store } = stores();
		const foreign = { reveal: () => 'canary-token', toJSON: () => '[secret]' } as unknown as Secret;
		await store.save(profile, { kind: 'accessToken', token: foreign });
		assert.deepEqual(clear((await store.read(profile)).credentials), clear(token));
	});

	test('gives nothing to another origin', async () => {
		const { store } = stores();
		await store.save(profile, token);
		assert.deepEqual(await store.read({ ...profile, origin: 'https://evil.example' }), {
			held: 'otherOrigin',
			credentials: undefined,
		});
	});

	test('gives nothing to another profile, even where its record was put in the place of theirs', async () => {
		const { storage, store } = stores();
		await store.save(profile, token);
		storage.values.set('yativo.credentials.q', storage.values.get('yativo.credentials.p') ?? '');
		const other = { ...profile, id: 'q' };
		assert.deepEqual(await store.read(other), { held: 'corrupt', credentials: undefined });
	});

	const damaged: readonly (readonly [why: string, text: string])[] = [
		['no JSON', 'canary{'],
		['null', 'null'],
		['a list', '[1]'],
		['another version', JSON.stringify({ version: 2, profileId: 'p', origin: profile.origin, credentials: {} })],
		['no credentials', JSON.stringify({ version: 1, profileId: 'p', origin: profile.origin })],
		[
			'credentials of an unknown kind',
			JSON.stringify({ version: 1, profileId: 'p', origin: profile.origin, credentials: { kind: 'x' } }),
		],
		[
			'half a pair',
			JSON.stringify({
				version: 1,
				profileId: 'p',
				origin: profile.origin,
				credentials: { kind: 'apiKey', apiKey: 'a' },
			}),
		],
	];
	for (const [why, text] of damaged) {
		test(`tells a record that holds ${why}, and leaves it alone`, async () => {
			const { storage, store } = stores();
			storage.values.set('yativo.credentials.p', text);
			assert.deepEqual(await store.read(profile), { held: 'corrupt', credentials: undefined });
			assert.equal(storage.values.get('yativo.credentials.p'), text);
		});
	}

	test('tells that nothing is held', async () => {
		assert.deepEqual(await stores().store.read(profile), { held: 'nothing', credentials: undefined });
	});

	test('forgets', async () => {
		const { storage, store } = stores();
		await store.save(profile, token);
		await store.forget(profile);
		assert.deepEqual(
			[await store.read(profile), storage.values.size],
			[{ held: 'nothing', credentials: undefined }, 0],
		);
	});

	test('works in memory where the storage does not keep values, and writes them nowhere', async () => {
		const storage = secretStorage('forgets');
		const { store } = stores(storage);
		assert.deepEqual(await failureOf(store.save(profile, token)), { kind: 'secretStorage', operation: 'write' });
		store.keepInMemory(profile, token);
		const read = await store.read(profile);
		assert.deepEqual([read.held, clear(read.credentials)], ['memory', clear(token)]);
		assert.equal((await store.read({ ...profile, origin: 'https://evil.example' })).held, 'nothing');
		assert.equal((await stores(storage).store.read(profile)).held, 'nothing');
		await store.forget(profile);
		assert.equal((await store.read(profile)).held, 'nothing');
	});

	test('uses what is stored once it is stored', async () => {
		const { store } = stores();
		store.keepInMemory(profile, { kind: 'businessKey', key: new Secret('old') });
		await store.save(profile, token);
		assert.equal((await store.read(profile)).held, 'stored');
	});

	test('tells whose credentials changed, in this window and in another', async () => {
		const { storage, store } = stores();
		const heard: string[] = [];
		store.onDidChange(id => heard.push(id));
		await stores(storage).store.save(profile, token);
		await storage.store('yativo.secret.x', 'of no interest');
		store.keepInMemory({ ...profile, id: 'm' }, token);
		store.dispose();
		await storage.delete('yativo.credentials.p');
		assert.deepEqual(heard, ['p', 'm']);
	});
});
