import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { HttpRequest } from '../../../src/api/transport.ts';
import { type Failure, YativoError } from '../../../src/core/failure.ts';
import { mayHaveHappened } from '../../../src/core/outcome.ts';
import type { Surface } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import { type Line, scripted } from './scripted.ts';
import { codeOf, connectTo, outcomeOf, patient, profileFor, simulate } from './session.ts';

const origin = 'https://yativo.example';
const code = new Secret('012345');
const emptyList: Line = { body: { data: { keys: [] } } };

/** A connection to a server that answers each change with `says`, and lists made after a change with `list`. */
async function connectAnd(says: Line, { list = emptyList, surface = 'crypto-2fa' as Surface } = {}) {
	const server = scripted(({ method, url }: HttpRequest) => {
		if (url.endsWith('/auth/token')) {
			return { body: { access_token: 't', expires_in: 3600 } };
		}
		const isAfter = server.lines.some(line => !/token$|list$|keys$/.test(line) || /^POST .*keys$/.test(line));
		return method === 'GET' ? (isAfter ? list : emptyList) : says;
	});
	const pair = { kind: 'apiKey', apiKey: new Secret('k'), apiSecret: new Secret('s') } as const;
	const profile = profileFor(
		{ origin },
		{ surface, basePath: '/api/v1', surfaceFixed: true, product: surface === 'business' ? 'business' : 'crypto' },
	);
	const { connection } = await server.api.connect(profile, pair, patient);
	return { server, connection };
}

suite('a change that is refused', () => {
	const cases: readonly {
		readonly why: string;
		readonly says: Line;
		readonly list?: Line;
		readonly with?: Secret;
		readonly is: Failure;
	}[] = [
		{
			why: '401 that speaks of the code',
			with: code,
			says: { status: 401, body: { message: 'Wrong 2FA code' } },
			is: { kind: 'codeRefused', detail: 'Wrong 2FA code' },
		},
		{
			why: '422 that speaks of the code',
			with: code,
			says: { status: 422, body: { errors: { otp: ['Expired'] } } },
			is: { kind: 'codeRefused', detail: 'otp – Expired' },
		},
		{
			why: '409 that speaks of the code',
			with: code,
			says: { status: 409, body: { message: 'TOTP used' } },
			is: { kind: 'codeRefused', detail: 'TOTP used' },
		},
		{
			why: '401 while the bearer still lists',
			with: code,
			says: { status: 401, body: { message: 'No' } },
			is: { kind: 'codeRefused', detail: 'No' },
		},
		{ why: '400 while the bearer still lists', with: code, says: { status: 400 }, is: { kind: 'codeRefused' } },
		{
			why: '401 while the bearer is refused too',
			with: code,
			says: { status: 401 },
			list: { status: 401 },
			is: { kind: 'sessionRenewed' },
		},
		{
			why: '401 while the list is out of order',
			with: code,
			says: { status: 401 },
			list: { status: 503 },
			is: { kind: 'sessionRenewed' },
		},
		{
			why: '403 that speaks of a permission',
			with: code,
			says: { status: 403, body: { message: "lacks the 'write' permission" } },
			is: { kind: 'forbidden', detail: "lacks the 'write' permission" },
		},
		{
			why: '403 that speaks of the address',
			with: code,
			says: { status: 403, body: { message: 'This IP address is not allowed' } },
			is: { kind: 'forbidden', detail: 'This IP address is not allowed' },
		},
		{
			why: '422 that blames a field',
			with: code,
			says: { status: 422, body: { message: 'Invalid', errors: { name: ['Too long'] } } },
			is: { kind: 'refused', status: 422, detail: 'Invalid (name – Too long)' },
		},
		{
			why: '429',
			with: code,
			says: { status: 429, body: { message: 'Too many 2FA codes', retry_after: 30 } },
			is: { kind: 'rateLimited', retryAfterMs: 30_000 },
		},
		{
			why: '409',
			with: code,
			says: { status: 409, body: { message: 'Revoked' } },
			is: { kind: 'refused', status: 409, detail: 'Revoked' },
		},
		{
			why: '500',
			with: code,
			says: { status: 500, body: { message: '2FA service down' } },
			is: { kind: 'serverFault', status: 500 },
		},
		{
			why: '403 that wants a code',
			says: { status: 403, body: { error: '2fa_required' } },
			is: { kind: 'codeNeeded' },
		},
		{
			why: '401 without a code while the bearer still lists',
			says: { status: 401, body: { message: 'No' } },
			is: { kind: 'codeNeeded', detail: 'No' },
		},
		{
			why: '401 without a code while the bearer is refused',
			says: { status: 401 },
			list: { status: 401 },
			is: { kind: 'sessionRenewed' },
		},
		{ why: '403 without a code', says: { status: 403 }, is: { kind: 'forbidden' } },
	];
	for (const { why, says, list = emptyList, with: given, is } of cases) {
		test(`by ${why} is ${is.kind}, and is sent once`, async () => {
			const { server, connection } = await connectAnd(says, { list });
			const outcome = await outcomeOf(connection.revoke('key_1', { signal: patient, ...(given && { code: given }) }));
			assert.deepEqual(outcome, is);
			assert.equal(server.lines.filter(line => line.endsWith('/revoke')).length, 1);
			assert.equal(server.requests.filter(({ headers }) => headers['x-2fa-token']).length, given ? 1 : 0);
		});
	}

	test('is not in doubt because the read after it fails', async () => {
		const fails = new YativoError({ kind: 'offline', host: 'yativo.example', delivery: 'unknown' });
		for (const [given, status] of [
			[code, 403],
			[undefined, 401],
		] as const) {
			const { connection } = await connectAnd({ status }, { list: { fails } });
			const outcome = await outcomeOf(connection.revoke('key_1', { signal: patient, ...(given && { code: given }) }));
			assert.equal(outcome && mayHaveHappened(outcome), false);
		}
	});

	test('tells how far the clock of this machine is off', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-2fa');
		simulator.faults.inject({ kind: 'clock-skew', method: 'POST', ms: -600_000 });
		const wrong = { code: new Secret(simulator.account.authenticator.wrongCode()), signal: patient };
		assert.deepEqual(await outcomeOf(connection.create({ name: 'n', scopes: ['read'] }, wrong)), {
			kind: 'codeRefused',
			detail: 'Invalid 2FA token',
			clockSkewMs: 600_000,
		});
	});
});

suite('an answer to a change', () => {
	const unknown: readonly (readonly [string, Line, Failure['kind']])[] = [
		['HTML', { body: '<html>' }, 'notJson'],
		['half of the JSON', { body: '{"status":"succ' }, 'notJson'],
		['a server fault', { status: 502, body: '<html>' }, 'serverFault'],
	];
	for (const [what, says, kind] of unknown) {
		for (const operation of ['revoke', 'updateScopes'] as const) {
			test(`of ${what} leaves open whether ${operation} happened`, async () => {
				const { connection } = await connectAnd(says);
				const outcome = await outcomeOf<unknown>(
					operation === 'revoke'
						? connection.revoke('key_1', { signal: patient })
						: connection.updateScopes('key_1', ['read'], { signal: patient }),
				);
				assert.equal((outcome as Failure).kind, kind);
				assert.equal(mayHaveHappened(outcome as Failure), true);
			});
		}
	}

	const contradictions: readonly (readonly [field: string, body: unknown])[] = [
		['error', { error: 'forbidden', message: 'No' }],
		['status', { status: 'success', data: { id: 'key_1', is_revoked: false } }],
		['status', { id: 'key_1', status: 'Active' }],
	];
	for (const [field, body] of contradictions) {
		test(`that denies itself leaves open whether a key was revoked: ${JSON.stringify(body)}`, async () => {
			const { connection } = await connectAnd({ body });
			const failure = await outcomeOf(connection.revoke('key_1', { signal: patient }));
			assert.deepEqual(failure, { kind: 'unexpectedAnswer', host: 'yativo.example', field });
		});
	}

	for (const data of [null, [], 'Revoked']) {
		test(`may hold ${JSON.stringify(data)} in place of the key`, async () => {
			const { connection } = await connectAnd({ body: { status: 'success', data } });
			assert.equal(await connection.revoke('key_1', { signal: patient }), undefined);
			assert.equal(await connection.updateScopes('key_1', ['read'], { signal: patient }), undefined);
		});
	}

	test('without a body is a success', async () => {
		const { connection } = await connectAnd({ status: 204 });
		assert.deepEqual(
			[
				await connection.revoke('key_1', { signal: patient }),
				await connection.updateScopes('key_1', ['read'], { signal: patient }),
			],
			[undefined, undefined],
		);
	});
});

suite('a route that is not there', () => {
	const listing = (status: string): Line => ({ body: { data: { keys: [{ id: 'key_1', status }] } } });
	const absent: Line = { status: 404, body: { error: 'not_found', message: 'Nothing here' } };

	test('is told for a key that is listed, with the generation that may have it', async () => {
		const { connection } = await connectAnd(absent, { list: listing('active') });
		assert.deepEqual(await outcomeOf(connection.revoke('key_1', { signal: patient })), {
			kind: 'routeNotFound',
			other: 'crypto-generate',
		});
	});

	for (const [why, list] of [
		['is not listed', emptyList],
		['is revoked', listing('revoked')],
	] as const) {
		test(`is not blamed for a key that ${why}`, async () => {
			const { connection } = await connectAnd(absent, { list });
			assert.deepEqual(await outcomeOf(connection.revoke('key_1', { signal: patient })), {
				kind: 'notFound',
				detail: 'Nothing here',
			});
		});
	}

	test('for creating is left to the user, who may say where else', async context => {
		const simulator = await simulate(context, { surfaces: ['crypto-2fa'], switches: { createPath: 'generate' } });
		const { connection } = await connectTo(simulator, 'crypto-2fa');
		const wish = { name: 'n', scopes: ['read'] as const };
		assert.deepEqual(await outcomeOf(connection.create(wish, { code: codeOf(simulator), signal: patient })), {
			kind: 'routeNotFound',
			other: 'crypto-generate',
		});
		const other = connection.withSurface('crypto-generate');
		const issued = await other.create(wish, { code: codeOf(simulator), signal: patient });
		assert.equal(issued.secret?.reveal(), simulator.keys().at(-1)?.secret);
		assert.deepEqual(
			[other.capabilities.surface, other.profile.surface, other.profile.surfaceFixed],
			['crypto-generate', 'crypto-generate', true],
		);
	});

	test('for what a generation lacks is not asked for', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-generate');
		simulator.log.clear();
		const options = { signal: patient };
		assert.deepEqual(
			[
				await outcomeOf(connection.rotate('key_1', options)),
				await outcomeOf(connection.updateScopes('key_1', ['read'], options)),
				await outcomeOf(connection.get('key_1', patient)),
				simulator.log.lines,
			],
			[{ kind: 'unsupported' }, { kind: 'unsupported' }, { kind: 'unsupported' }, []],
		);
	});
});

suite('a key id in a path', () => {
	const odd = ['../../x?y#', 'a/b', '%2e%2e', 'key 1', '🔑'.repeat(1000), '$&', '{id}', 'ünï'];
	for (const id of odd) {
		test(`arrives as it is: ${id.slice(0, 12)}`, async context => {
			const simulator = await simulate(context);
			const { connection } = await connectTo(simulator, 'crypto-generate');
			simulator.account.addKey({ id });
			await connection.revoke(id, { code: codeOf(simulator), signal: patient });
			assert.ok(simulator.keys().find(key => key.id === id)?.revokedAt);
		});
	}

	for (const id of ['', '.', '..', '\ud800']) {
		test(`that would name another path is not sent: ${JSON.stringify(id)}`, async () => {
			const { server, connection } = await connectAnd({});
			assert.deepEqual(await outcomeOf(connection.revoke(id, { signal: patient })), { kind: 'unsupported' });
			assert.equal(server.lines.length, 2);
		});
	}

	test('is not in what the log may show', async () => {
		const { server, connection } = await connectAnd({});
		await connection.rotate('key_1', { signal: patient });
		assert.equal(server.requests.at(-1)?.route, '/api/v1/apikey/{id}/rotate');
	});
});

suite('a new key', () => {
	const wish = { name: 'n', scopes: ['read'] as const, expiresAt: new Date('2026-12-21T10:00:00.500Z') };
	const sent: readonly (readonly [Surface, object])[] = [
		['crypto-generate', { expires_at: '2026-12-21T10:00:00.500Z' }],
		['crypto-2fa', { expires_in_days: 30 }],
		['crypto-rest', { expires_at: '2026-12-21T10:00:00.500Z' }],
		['business', { expires_at: '2026-12-21T10:00:00.500Z' }],
	];
	for (const [surface, expiry] of sent) {
		test(`is asked for with its end as ${surface} wants it, and without one if it has none`, async () => {
			const { server, connection } = await connectAnd({ body: { id: '1' } }, { surface });
			await connection.create(wish, { signal: patient });
			await connection.create({ name: 'n', scopes: ['read'] }, { signal: patient });
			assert.deepEqual(
				server.requests.slice(-2).map(({ body = '' }) => JSON.parse(body)),
				[
					{ name: 'n', permissions: ['read'], ...expiry },
					{ name: 'n', permissions: ['read'] },
				],
			);
		});
	}

	test('loses no day that was whole when it was asked for', async () => {
		const { server, connection } = await connectAnd({ body: { id: '1' } }, { surface: 'crypto-2fa' });
		await connection.create({ ...wish, expiresAt: new Date('2026-12-21T09:59:00Z') }, { signal: patient });
		assert.equal(JSON.parse(server.requests.at(-1)?.body ?? '').expires_in_days, 30);
	});

	const answered: readonly (readonly [string, object, Date | undefined])[] = [
		['as the answer says', { expires_at: '2027-01-01T00:00:00Z' }, new Date('2027-01-01T00:00:00Z')],
		['as asked when the answer says nothing', {}, wish.expiresAt],
		['never when the answer says so', { expires_at: null }, undefined],
	];
	for (const [when, facts, expiresAt] of answered) {
		test(`ends ${when}`, async () => {
			const { connection } = await connectAnd({ body: { id: '1', api_secret: 's', ...facts } });
			const { key } = await connection.create(wish, { signal: patient });
			assert.deepEqual(key().expiresAt, expiresAt);
		});
	}
});

suite('a key without an id', () => {
	async function create(context: Parameters<typeof simulate>[0], switches: Parameters<typeof simulate>[1] = {}) {
		const simulator = await simulate(context, { surfaces: ['crypto-generate'], ...switches });
		const { connection, waits } = await connectTo(simulator, 'crypto-generate');
		const before = await connection.list(patient);
		const issued = await connection.create(
			{ name: 'n', scopes: ['accounts:read'] },
			{ code: codeOf(simulator), signal: patient },
		);
		return { simulator, connection, waits, before, key: issued.key(), id: simulator.keys().at(-1)?.id };
	}

	test('is found by its public part among others that are new', async context => {
		const { simulator, connection, waits, before, key, id } = await create(context);
		simulator.account.addKey({ name: 'n' });
		const found = await connection.identify(key, before, patient);
		assert.deepEqual([found.map(one => one.id), waits], [[id], [1000]]);
	});

	test('is waited for while the list lags behind', async context => {
		const { connection, waits, before, key, id } = await create(context, { switches: { propagationMs: 2500 } });
		const found = await connection.identify(key, before, patient);
		assert.deepEqual([found.map(one => one.id), waits], [[id], [1000, 2000]]);
	});

	test('is given up after three looks', async context => {
		const { connection, waits, before, key } = await create(context, { switches: { propagationMs: 9000 } });
		assert.deepEqual([await connection.identify(key, before, patient), waits], [[], [1000, 2000, 4000]]);
	});

	test('is the only new one where lists do not show public parts', async context => {
		const { connection, before, key, id } = await create(context, { switches: { listApiKey: 'absent' } });
		const found = await connection.identify(key, before, patient);
		assert.deepEqual(
			found.map(one => one.id),
			[id],
		);
	});

	test('is left to the user among several that are new', async context => {
		const { simulator, connection, before, key } = await create(context, { switches: { listApiKey: 'absent' } });
		simulator.account.addKey({ name: 'n' });
		assert.equal((await connection.identify(key, before, patient)).length, 2);
	});

	test('is told from others that are new by the end of its public part, where lists show that much', async context => {
		const { simulator, connection, before, key, id } = await create(context, { switches: { listApiKey: 'masked' } });
		simulator.account.addKey({ name: 'n' });
		const found = await connection.identify(key, before, patient);
		assert.deepEqual(
			found.map(one => one.id),
			[id],
		);
	});

	test('survives lists that fail', async context => {
		const { simulator, connection, before, key, id } = await create(context);
		simulator.faults.inject({ kind: 'error-500', path: '/apikey/list', times: 2 });
		const found = await connection.identify(key, before, patient);
		assert.deepEqual(
			found.map(one => one.id),
			[id],
		);
	});
});
