import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { SimulatedKey } from '../../simulator/key.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/simulator.ts';
import { call } from './call.ts';

suite('simulator: life of a key', () => {
	let simulator: Simulator;
	const start = async (options?: SimulatorOptions) => {
		simulator = await startSimulator(options);
		return simulator;
	};
	afterEach(() => simulator.close());

	const surfaces = [
		{
			surface: 'crypto-generate',
			list: 'GET /api/v1/apikey/list',
			create: 'POST /api/v1/apikey/generate',
			revoke: (id: string) => `DELETE /api/v1/apikey/${id}`,
			scope: 'transactions:read',
		},
		{
			surface: 'crypto-2fa',
			list: 'GET /api/v1/apikey/list',
			create: 'POST /api/v1/apikey/create',
			revoke: (id: string) => `POST /api/v1/apikey/${id}/revoke`,
			scope: 'read',
		},
		{
			surface: 'crypto-rest',
			list: 'GET /api/api-keys',
			create: 'POST /api/api-keys',
			revoke: (id: string) => `DELETE /api/api-keys/${id}`,
			scope: 'accounts:read',
		},
		{
			surface: 'business',
			list: 'GET /api/v1/business/api-keys',
			create: 'POST /api/v1/business/api-keys',
			revoke: (id: string) => `DELETE /api/v1/business/api-keys/${id}`,
			scope: 'customers:read',
		},
	] as const;

	for (const { surface, list, create, revoke, scope } of surfaces) {
		test(`${surface} lists, creates and revokes`, async () => {
			const { origin, account, keys, bearer } = await start({ surfaces: [surface] });
			const token = bearer(surface === 'business' ? 'fiat' : 'crypto');
			const change = () => ({
				bearer: token,
				totp: account.totp(),
				headers: { 'Idempotency-Key': crypto.randomUUID() },
			});

			const created = await call(origin, create, { ...change(), body: { name: 'CI', permissions: [scope] } });
			const [key] = keys() as [SimulatedKey];
			const listed = await call(origin, list, { bearer: token });
			const revoked = await call(origin, revoke(encodeURIComponent(key.id)), change());

			assert.deepEqual(
				[created.status, listed.status, revoked.status, key.name, key.scopes],
				[201, 200, 200, 'CI', [scope]],
			);
			assert.ok(created.text.includes(surface === 'business' ? key.apiKey : key.secret), 'the secret is in the answer');
			assert.ok(listed.text.includes(key.id), 'the key is in the list');
			assert.ok(!listed.text.includes(key.secret || key.apiKey), 'the secret is not in the list');
			assert.equal(keys()[0]?.revokedAt !== undefined, true);
		});
	}

	test('crypto-2fa rotates and changes scopes', async () => {
		const { origin, account, keys, bearer } = await start({ surfaces: ['crypto-2fa'] });
		const before = { ...account.addKey({ surface: 'crypto-2fa', id: '../../x?y#' }) };
		const path = `/api/apikey/${encodeURIComponent(before.id)}`;
		const token = bearer();

		const rotated = await call(origin, `POST ${path}/rotate`, { bearer: token, totp: account.totp() });
		const changed = await call(origin, `PUT ${path}/permissions`, {
			bearer: token,
			totp: account.totp(),
			body: { permissions: ['read'] },
		});

		const [after] = keys() as [SimulatedKey];
		assert.deepEqual([rotated.body.api_secret, changed.status, after.scopes], [after.secret, 200, ['read']]);
		assert.notEqual(after.secret, before.secret);
	});

	test('an exchanged token lists keys until it ends, and dies with its key', async () => {
		const { origin, account, advance } = await start();
		const key = account.addKey();
		const exchange = () =>
			call(origin, 'POST /api/v1/auth/token', { body: { api_key: key.apiKey, api_secret: key.secret } });
		const list = (bearer: string) => call(origin, 'GET /api/v1/apikey/list', { bearer });
		const first = (await exchange()).body.access_token;
		const statuses = [(await list(first)).status];
		advance(3_599_000);
		statuses.push((await list(first)).status);
		advance(1000);
		statuses.push((await list(first)).status);
		const second = (await exchange()).body.access_token;
		statuses.push((await list(second)).status);
		await call(origin, `DELETE /api/v1/apikey/${key.id}`, { bearer: second, totp: account.totp() });
		statuses.push((await list(second)).status, (await exchange()).status);
		assert.deepEqual(statuses, [200, 200, 401, 200, 401, 401]);
	});
});
