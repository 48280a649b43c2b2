import assert from 'node:assert/strict';
import { afterEach, beforeEach, suite, test } from 'node:test';
import type { Account } from '../../simulator/account.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { type CallOptions, call } from './call.ts';

suite('simulator: who may do what', () => {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startSimulator({ now: () => Date.UTC(2026, 2, 26, 10) });
	});
	afterEach(() => simulator.close());

	const status = async (line: string, options: CallOptions = {}) =>
		(await call(simulator.origin, line, options)).status;
	const pair = ({ apiKey, secret }: { apiKey: string; secret: string }) => ({
		headers: { 'X-API-Key': apiKey, 'X-API-Secret': secret },
	});

	test('a token of one product is worth nothing on the other', async () => {
		const { bearer } = simulator;
		assert.deepEqual(
			[
				await status('GET /api/v1/apikey/list', { bearer: bearer('fiat') }),
				await status('GET /api/v1/business/api-keys', { bearer: bearer('crypto') }),
			],
			[401, 401],
		);
	});

	test('crypto and business keys do not see each other', async () => {
		const { origin, account, bearer } = simulator;
		account.addKey({ id: 'crypto' });
		account.addKey({ id: 'business', surface: 'business' });
		const crypto = await call(origin, 'GET /api/api-keys', { bearer: bearer() });
		const business = await call(origin, 'GET /api/business/api-keys', { bearer: bearer('fiat') });
		const revoked = await status('DELETE /api/api-keys/business', { bearer: bearer(), totp: account.totp() });
		assert.deepEqual(
			[crypto.body.data.keys.length, crypto.body.data.keys[0].key_id, business.body.data.length, revoked],
			[1, 'crypto', 1, 404],
		);
	});

	test('accounts share neither quota nor Idempotency-Keys', async () => {
		const { origin, addAccount, bearer, keys } = simulator;
		const create = (of: Account) =>
			call(origin, 'POST /api/v1/business/api-keys', {
				bearer: bearer('fiat', of),
				headers: { 'Idempotency-Key': 'same' },
				body: { name: 'CI' },
			});
		const answers = [await create(simulator.account), await create(addAccount())];
		assert.deepEqual(
			[answers.map(({ headers }) => headers['x-ratelimit-remaining']), keys().length],
			[['119', '119'], 2],
		);
		const send = async (of: Account) =>
			status('POST /api/v1/transactions/send-funds', {
				bearer: bearer('crypto', of),
				headers: { 'Idempotency-Key': 'same' },
				body: {},
			});
		assert.deepEqual(
			[await send(simulator.account), await send(addAccount()), await send(simulator.account)],
			[201, 201, 409],
		);
	});

	test('nobody sees or revokes the keys of another account', async () => {
		const { origin, addAccount, bearer, account } = simulator;
		const key = addAccount().addKey({ id: 'theirs' });
		const { body } = await call(origin, 'GET /api/v1/apikey/list', { bearer: bearer() });
		const revoked = await status('DELETE /api/v1/apikey/theirs', { bearer: bearer(), totp: account.totp() });
		assert.deepEqual([body.data.keys, revoked, key.revokedAt], [[], 404, undefined]);
	});

	test('a key does what its scopes say and no more', async () => {
		const { account } = simulator;
		const sender = account.addKey({ surface: 'crypto-2fa', scopes: ['transactions'] });
		const reader = account.addKey({ surface: 'crypto-2fa', scopes: ['read'] });
		const viewer = account.addKey({ surface: 'business', scopes: ['transactions:read'] });
		const payer = account.addKey({ surface: 'business', scopes: ['payouts:write'] });
		const send = 'POST /api/v1/transactions/send-funds';
		const index = 'GET /api/business/transactions/index';
		assert.deepEqual(
			[
				await status(send, { ...pair(sender), body: {} }),
				await status(send, { ...pair(reader), body: {} }),
				await status(index, { bearer: viewer.apiKey }),
				await status(index, { bearer: payer.apiKey }),
			],
			[201, 403, 200, 403],
		);
	});

	test('a key makes webhooks only if it may', async () => {
		const { account } = simulator;
		const hooks = account.addKey({ surface: 'crypto-2fa', scopes: ['webhooks'] });
		const reader = account.addKey({ surface: 'crypto-2fa', scopes: ['read'] });
		const business = account.addKey({ surface: 'business', scopes: ['webhooks:write'] });
		const viewer = account.addKey({ surface: 'business', scopes: ['transactions:read'] });
		const once = { headers: { 'Idempotency-Key': 'one' }, body: { url: 'https://a.example' } };
		const create = 'POST /api/webhook/create';
		const configure = 'POST /api/v1/business/webhook';
		assert.deepEqual(
			[
				await status(create, { ...pair(hooks), body: { url: 'https://a.example', events: ['deposit.confirmed'] } }),
				await status(create, { ...pair(hooks), body: { url: 'https://a.example' } }),
				await status(create, { ...pair(reader), body: {} }),
				await status(configure, { bearer: business.apiKey, ...once }),
				await status(configure, { bearer: viewer.apiKey, ...once }),
			],
			[201, 400, 403, 201, 403],
		);
	});

	test('a key works until it expires or is revoked', async () => {
		const { account, advance, now } = simulator;
		const dying = account.addKey({ surface: 'business', expiresAt: now() + 60_000 });
		const killed = account.addKey({ surface: 'business', revokedAt: now() - 1 });
		const list = 'GET /api/v1/business/api-keys';
		const statuses = [await status(list, { bearer: dying.apiKey }), await status(list, { bearer: killed.apiKey })];
		advance(60_000);
		statuses.push(await status(list, { bearer: dying.apiKey }));
		assert.deepEqual(statuses, [200, 401, 401]);
	});

	test('use of a key is seen in the list', async () => {
		const { origin, account, bearer } = simulator;
		const key = account.addKey({ surface: 'crypto-2fa' });
		await call(origin, 'POST /api/v1/auth/token', { body: { api_key: key.apiKey, api_secret: key.secret } });
		const { body } = await call(origin, 'GET /api/v1/apikey/list', { bearer: bearer() });
		assert.equal(body.data.keys[0].last_used_at, '2026-03-26T10:00:00Z');
		const direct = account.addKey({ surface: 'business' });
		await call(origin, 'GET /api/v1/business/api-keys', { bearer: direct.apiKey });
		assert.equal(direct.lastUsedAt, simulator.now());
	});

	test('a revoked key cannot be rotated, nor its scopes be changed', async () => {
		const { account, bearer, now } = simulator;
		account.addKey({ id: 'dead', surface: 'crypto-2fa', revokedAt: now() });
		const options = () => ({ bearer: bearer(), totp: account.totp(), body: { permissions: ['read'] } });
		assert.deepEqual(
			[
				await status('POST /api/v1/apikey/dead/rotate', options()),
				await status('PUT /api/v1/apikey/dead/permissions', options()),
			],
			[409, 409],
		);
	});

	test('the quota of a key counts down in a rolling minute and then answers 429', async () => {
		const { origin, account, advance } = simulator;
		const key = account.addKey({ surface: 'business', requestsPerMinute: 2 });
		const seen = [];
		for (const wait of [0, 20_000, 20_000, 20_000, 20_000]) {
			advance(wait);
			const answer = await call(origin, 'GET /api/v1/business/api-keys', { bearer: key.apiKey });
			seen.push([answer.status, answer.headers['x-ratelimit-remaining'], answer.headers['retry-after']]);
		}
		assert.deepEqual(seen, [
			[200, '1', undefined],
			[200, '0', undefined],
			[429, '0', '20'],
			[200, '0', undefined],
			[200, '0', undefined],
		]);
	});

	test('an Idempotency-Key on fiat gives the first answer again for a day and creates once', async () => {
		const { origin, account, bearer, keys, advance } = simulator;
		const create = async (idempotencyKey: string) => {
			const headers = { 'Idempotency-Key': idempotencyKey };
			const body = { name: 'CI', permissions: ['customers:read'] };
			return call(origin, 'POST /api/v1/business/api-keys', { bearer: bearer('fiat'), headers, body });
		};
		const first = await create('a');
		advance(3_600_000);
		const again = await create('a');
		const other = await create('b');
		assert.deepEqual([again.text === first.text, other.text === first.text, keys().length], [true, false, 2]);
		advance(86_400_000);
		const late = await create('a');
		assert.deepEqual(
			[late.status, late.body, account.keys.length],
			[409, { error: 'Idempotency-Key expired. Please use a new key.' }, 2],
		);
	});

	test('a replay after a lost answer tells the secret that was made then', async () => {
		const { origin, account, bearer, faults } = simulator;
		faults.inject({ method: 'POST', kind: 'reset-applied' });
		const options = {
			bearer: bearer('fiat'),
			headers: { 'Idempotency-Key': 'a' },
			body: { name: 'CI', permissions: ['customers:read'] },
		};
		await assert.rejects(call(origin, 'POST /api/v1/business/api-keys', options));
		const { body } = await call(origin, 'POST /api/v1/business/api-keys', options);
		assert.deepEqual(
			account.keys.map(({ apiKey }) => apiKey),
			[body.data.key],
		);
	});

	test('ids are opaque: any string comes back from the path as it is in the list', async () => {
		const { origin, account, bearer } = simulator;
		const ids = ['../../x?y#', '%2e%2e', 'a b+c', 'ключ', '💥'.repeat(1000), "';--", '%'];
		for (const id of ids) {
			account.addKey({ id });
			const path = `/api/v1/apikey/${encodeURIComponent(id)}`;
			const { body } = await call(origin, `GET ${path}`, { bearer: bearer() });
			assert.equal(body.data.key_id, id);
			assert.equal(await status(`DELETE ${path}`, { bearer: bearer(), totp: account.totp() }), 200);
		}
		assert.ok(account.keys.every(({ revokedAt }) => revokedAt !== undefined));
	});

	test('bodies that are no JSON object, and fields of a wrong type, are refused', async () => {
		const { account, bearer, keys } = simulator;
		const bodies = [
			null,
			[],
			'text',
			{},
			{ name: 5, permissions: ['read'] },
			{ name: ' ', permissions: ['read'] },
			{ name: 'CI', permissions: [] },
			{ name: 'CI', permissions: 'read' },
			{ name: 'CI', permissions: [1] },
			{ name: 'CI', permissions: ['read'], expires_in_days: 0 },
			{ name: 'CI', permissions: ['read'], expires_in_days: '30' },
		];
		const statuses = [];
		for (const body of bodies) {
			statuses.push(await status('POST /api/v1/apikey/create', { bearer: bearer(), totp: account.totp(), body }));
		}
		assert.deepEqual([statuses, keys()], [bodies.map(() => 400), []]);
	});

	test('the log holds what was sent, and tells strangers from what was allowed', async () => {
		const { origin, log, bearer } = simulator;
		const token = bearer();
		await call(origin, 'GET /api/v1/apikey/list?page=2', { bearer: token });
		await call(origin, 'POST /api/v1/apikey/a%2Fb/revoke', { body: { a: 1 } });
		assert.deepEqual(
			log.requests.map(({ method, path, query, body, route, status }) => [method, path, query, body, route, status]),
			[
				['GET', '/api/v1/apikey/list', 'page=2', '', 'GET /apikey/list', 200],
				['POST', '/api/v1/apikey/a%2Fb/revoke', '', '{"a":1}', 'POST /apikey/{id}/revoke', 401],
			],
		);
		assert.equal(log.requests[0]?.headers.authorization, `Bearer ${token}`);
		assert.deepEqual(log.of('POST', '/apikey/{id}/revoke'), [log.requests[1]]);
		log.assertOnly(['GET /apikey/list', 'POST /apikey/{id}/revoke']);
		assert.throws(
			() => log.assertOnly(['GET /apikey/list', 'POST /apikey/list']),
			/POST \/api\/v1\/apikey\/a%2Fb\/revoke/,
		);
		assert.throws(() => log.assertOnly(['GET /apikey/list', 'GET /apikey/{id}/revoke']));
		log.clear();
		assert.deepEqual(log.lines, []);
	});
});
