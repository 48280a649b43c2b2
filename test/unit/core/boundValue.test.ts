import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { boundValues, type KnownKeys } from '../../../src/core/boundValue.ts';
import type { Part } from '../../../src/core/envNames.ts';
import type { Found } from '../../../src/core/launchEnv.ts';
import type { Profile } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';

const profile: Profile = {
	id: 'p',
	name: 'Local',
	product: 'crypto',
	environment: 'custom',
	origin: 'https://example.com',
	method: 'apiKey',
};
const now = new Date('2026-11-21T00:00:00Z');
const staging: ApiKey = { id: 'k1', name: 'Staging', scopes: [], status: 'active' };
const held = { secret: new Secret('the secret'), apiKey: new Secret('the public part') };

interface World extends KnownKeys {
	/** Ids of the keys whose secret is held, or digests of their public parts. */
	readonly held: readonly string[];
	/** Whether the public parts are not. */
	readonly secretAlone?: boolean;
	/** Digest of a value that was taken out of a file. */
	readonly kept?: string;
}

function finder(world: World) {
	const asked: string[] = [];
	const find = boundValues({
		profile: id => (id === profile.id ? profile : undefined),
		keysOf: async ({ id }) => {
			asked.push(id);
			return world;
		},
		read: async (_, key) => {
			const kept = world.secretAlone ? { secret: held.secret } : held;
			return world.held.includes(key.id ?? key.keyDigest ?? '') ? kept : undefined;
		},
		readKept: async digest => (world.kept === digest ? new Secret('taken out of a file') : undefined),
		now: () => now,
	});
	const look = async (part: Part, where = { profile: 'p', key: 'k1' }) =>
		shown(await find({ name: 'N', part, ...where }));
	return { look, asked };
}

function shown(found: Found): string {
	return found.kind === 'value' ? found.value.reveal() : found.kind;
}

suite('value of a bound variable', () => {
	test('is the part of the credential that the variable stands for', async () => {
		const { look } = finder({ keys: [staging], isWhole: true, held: ['k1'] });
		assert.deepEqual(
			[await look('apiKey'), await look('apiSecret'), await look('businessKey'), await look('webhookSecret')],
			['the public part', 'the secret', 'the secret', 'noSecret'],
		);
	});

	test('is not there for a key or a connection that is gone, nor for a secret that is not held', async () => {
		const { look } = finder({ keys: [staging], isWhole: true, held: [] });
		assert.deepEqual(
			[
				await look('apiSecret'),
				await look('apiSecret', { profile: 'p', key: 'k2' }),
				await look('apiSecret', { profile: 'gone', key: 'k1' }),
			],
			['noSecret', 'unknownKey', 'unknownKey'],
		);
	});

	test('is told apart where the secret is held, but not the key that it belongs to', async () => {
		const { look } = finder({ keys: [staging], isWhole: true, held: ['k1'], secretAlone: true });
		assert.deepEqual([await look('apiKey'), await look('apiSecret')], ['noPublicPart', 'the secret']);
	});

	test('is, for the public part, what was taken out of a file when nobody stored it with the secret', async () => {
		const key = { ...staging, keyDigest: 'd' };
		const world = { keys: [key], isWhole: true, held: ['k1'], secretAlone: true };
		const looks = [finder({ ...world, kept: 'd' }), finder({ ...world, kept: 'other' })].map(({ look }) => look);
		const found = looks.flatMap(look => [look('apiKey'), look('apiSecret')]);
		assert.deepEqual(await Promise.all(found), ['taken out of a file', 'the secret', 'noPublicPart', 'the secret']);
	});

	test('is refused for a key that has ended, even if its secret is held', async () => {
		const ended: readonly ApiKey[] = [
			{ ...staging, status: 'revoked' },
			{ ...staging, expiresAt: new Date(now.getTime() - 1) },
		];
		const found = ended.map(key => finder({ keys: [key], isWhole: true, held: ['k1'] }).look('apiSecret'));
		assert.deepEqual(await Promise.all(found), ['endedKey', 'endedKey']);
	});

	test('comes from this machine when the list of keys cannot be loaded', async () => {
		const { look } = finder({ keys: [], isWhole: false, held: ['k1'] });
		assert.deepEqual(
			[await look('apiSecret'), await look('apiSecret', { profile: 'p', key: 'k2' })],
			['the secret', 'noSecret'],
		);
	});

	test('is found by the public part that the key was bound by before its id was known', async () => {
		const byDigest = { profile: 'p', key: 'd' };
		const listed = { keys: [{ ...staging, keyDigest: 'd' }], isWhole: true, held: ['k1'] };
		const unlisted = { keys: [], isWhole: false, held: ['d'] };
		assert.deepEqual(await Promise.all([listed, unlisted].map(world => finder(world).look('apiSecret', byDigest))), [
			'the secret',
			'the secret',
		]);
	});

	test('asks for the keys of a connection once in a launch', async () => {
		const { look, asked } = finder({ keys: [staging], isWhole: true, held: ['k1'] });
		await look('apiKey');
		await look('apiSecret');
		assert.deepEqual(asked, ['p']);
	});
});
