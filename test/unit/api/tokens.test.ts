import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Credentials } from '../../../src/core/credentials.ts';
import { Secret } from '../../../src/core/secret.ts';
import { type Line, scripted } from './scripted.ts';
import {
	apiFor,
	businessKeyOf,
	codeOf,
	connectTo,
	outcomeOf,
	pairOf,
	patient,
	profileFor,
	sessionOf,
	simulate,
} from './session.ts';

const pair = { kind: 'apiKey', apiKey: new Secret('k3y'), apiSecret: new Secret('s3cret') } as const;
const origin = 'https://yativo.example';
const emptyList: Line = { body: { status: 'success', data: { keys: [] } } };
const notFound: Line = { status: 404, body: { error: 'not_found' } };

/** Connects to a server whose token paths say what the table tells; every list is empty. */
async function exchangeAmong(answers: Readonly<Record<string, Line>>, credentials: Credentials = pair) {
	const server = scripted(({ url, method }) => {
		const { pathname } = new URL(url);
		return answers[pathname] ?? (method === 'GET' ? emptyList : notFound);
	});
	const product = credentials.kind === 'appSecret' ? 'business' : 'crypto';
	const outcome = await outcomeOf(server.api.connect(profileFor({ origin }, { product }), credentials, patient));
	const asked = server.lines.filter(line => !/list$|keys$/.test(line));
	return { server, asked, outcome };
}

suite('exchanging a key', () => {
	const granted: Line = { body: { access_token: 't1', expires_in: 3600 } };
	const cases: readonly {
		readonly why: string;
		readonly answers: Readonly<Record<string, Line>>;
		readonly asked: readonly string[];
		readonly failure?: unknown;
	}[] = [
		{
			why: 'stops at the first path that answers',
			answers: { '/api/v1/auth/token': granted },
			asked: ['POST /api/v1/auth/token'],
		},
		{
			why: 'tries the other path after 404',
			answers: { '/api/v1/apikey/token': granted },
			asked: ['POST /api/v1/auth/token', 'POST /api/v1/apikey/token'],
		},
		{
			why: 'tries the other path after 405',
			answers: { '/api/v1/auth/token': { status: 405 }, '/api/v1/apikey/token': granted },
			asked: ['POST /api/v1/auth/token', 'POST /api/v1/apikey/token'],
		},
		{
			why: 'tries the other root when the first has neither',
			answers: { '/api/auth/token': granted },
			asked: ['POST /api/v1/auth/token', 'POST /api/v1/apikey/token', 'POST /api/auth/token'],
		},
		{
			why: 'tells when there is none',
			answers: {},
			asked: ['POST /api/v1/auth/token', 'POST /api/v1/apikey/token', 'POST /api/auth/token', 'POST /api/apikey/token'],
			failure: { kind: 'surfaceNotFound', host: 'yativo.example' },
		},
		{
			why: 'does not try elsewhere after 401',
			answers: {
				'/api/v1/auth/token': { status: 401, body: { success: false, error: 'Invalid, expired, or revoked API key' } },
			},
			asked: ['POST /api/v1/auth/token'],
			failure: { kind: 'credentialsRefused', detail: 'Invalid, expired, or revoked API key' },
		},
		{
			why: 'does not try elsewhere after a server fault',
			answers: { '/api/v1/auth/token': { status: 500 } },
			asked: ['POST /api/v1/auth/token'],
			failure: { kind: 'serverFault', status: 500 },
		},
		{
			why: 'names the field that is missing',
			answers: { '/api/v1/auth/token': { body: { success: true } } },
			asked: ['POST /api/v1/auth/token'],
			failure: { kind: 'unexpectedAnswer', host: 'yativo.example', field: 'access_token' },
		},
		{
			why: 'does not take HTML for a token',
			answers: { '/api/v1/auth/token': { body: '<html>' } },
			asked: ['POST /api/v1/auth/token'],
			failure: { kind: 'notJson', host: 'yativo.example', status: 200 },
		},
	];
	for (const { why, answers, asked, failure } of cases) {
		test(why, async () => {
			const result = await exchangeAmong(answers);
			assert.deepEqual(result.asked, asked);
			assert.deepEqual('kind' in result.outcome ? result.outcome : undefined, failure);
		});
	}

	test('sends key and secret in the body alone, without a bearer', async () => {
		const { server } = await exchangeAmong({ '/api/v1/auth/token': granted });
		const [exchange, list] = server.requests;
		assert.deepEqual(
			[exchange?.headers, exchange?.body, list?.headers],
			[
				{ accept: 'application/json', 'content-type': 'application/json' },
				JSON.stringify({ api_key: 'k3y', api_secret: 's3cret' }),
				{ accept: 'application/json', authorization: 'Bearer t1' },
			],
		);
	});

	test('remembers the path that answered', async () => {
		const { server, outcome } = await exchangeAmong({ '/api/v1/apikey/token': granted });
		assert.ok('connection' in outcome);
		server.advance(3600_000);
		await outcome.connection.list(patient);
		assert.deepEqual(server.lines.slice(-2), ['POST /api/v1/apikey/token', 'GET /api/v1/apikey/list']);
	});
});

suite('a token answer', () => {
	const cases: readonly { readonly why: string; readonly body: object; readonly refreshedAfterMs: number }[] = [
		{
			why: 'with an hour is refreshed 300 s before its end',
			body: { access_token: 't', expires_in: 3600 },
			refreshedAfterMs: 3300_000,
		},
		{
			why: 'with ten minutes is refreshed after eight',
			body: { access_token: 't', expires_in: 600 },
			refreshedAfterMs: 480_000,
		},
		{
			why: 'that says how long before is believed',
			body: { access_token: 't', expires_in: 3600, refresh_recommendation: { refresh_before_seconds: 60 } },
			refreshedAfterMs: 3540_000,
		},
		{ why: 'without a lifetime counts for ten minutes', body: { token: 't' }, refreshedAfterMs: 480_000 },
		{
			why: 'with an earlier date ends then',
			body: { access_token: 't', expires_in: 3600, expires_at: '2026-11-21T10:10:00.000Z' },
			refreshedAfterMs: 480_000,
		},
		{
			why: 'with a later date ends when it says',
			body: { access_token: 't', expires_in: 600, expires_at: '2026-11-21T12:00:00Z' },
			refreshedAfterMs: 480_000,
		},
		{
			why: 'with a date in the past is not believed',
			body: { access_token: 't', expires_in: 600, expires_at: '2020-01-01T00:00:00Z' },
			refreshedAfterMs: 480_000,
		},
		{
			why: 'with nothing but a date ends then',
			body: { access_token: 't', expires_at: '2026-11-21T10:20:00Z' },
			refreshedAfterMs: 960_000,
		},
		{ why: 'is found under data', body: { data: { access_token: 't', expires_in: '600' } }, refreshedAfterMs: 480_000 },
		{ why: 'is found as data.token', body: { data: { token: 't' } }, refreshedAfterMs: 480_000 },
		{ why: 'is found as result.token', body: { success: true, result: { token: 't' } }, refreshedAfterMs: 480_000 },
		{
			why: 'with nonsense for a lifetime counts for ten minutes',
			body: { access_token: 't', expires_in: 'soon', expires_at: 'later' },
			refreshedAfterMs: 480_000,
		},
	];
	for (const { why, body, refreshedAfterMs } of cases) {
		test(why, async () => {
			const { server, outcome } = await exchangeAmong({ '/api/v1/auth/token': { body } });
			assert.ok('connection' in outcome);
			const exchanges = () => server.lines.filter(line => line.endsWith('/auth/token')).length;
			server.advance(refreshedAfterMs - 1);
			await outcome.connection.list(patient);
			const before = exchanges();
			server.advance(1);
			await outcome.connection.list(patient);
			assert.deepEqual([before, exchanges()], [1, 2]);
		});
	}

	test('with a date is read by the clock of the server', async () => {
		const body = { access_token: 't', expires_at: '2026-11-21T08:20:00Z' };
		const headers = { date: 'Sat, 21 Nov 2026 08:00:00 GMT' };
		const { server, outcome } = await exchangeAmong({ '/api/v1/auth/token': { body, headers } });
		assert.ok('connection' in outcome);
		server.advance(959_999);
		await outcome.connection.list(patient);
		assert.equal(server.lines.filter(line => line.endsWith('/auth/token')).length, 1);
	});
});

suite('a token', () => {
	test('is fetched once for callers that come together', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-generate');
		simulator.advance(3600_000);
		simulator.log.clear();
		await Promise.all([connection.list(patient), connection.list(patient), connection.list(patient)]);
		assert.equal(simulator.log.of('POST', '/auth/token').length, 1);
	});

	test('that was ended elsewhere is renewed once for callers that come together, and the lists repeated once', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-generate');
		simulator.endSessions();
		simulator.log.clear();
		await Promise.all([connection.list(patient), connection.list(patient)]);
		assert.deepEqual(
			[
				simulator.log.of('POST', '/auth/token').length,
				simulator.log.of('GET', '/apikey/list').map(({ status }) => status),
			],
			[1, [401, 401, 200, 200]],
		);
	});

	test('that is refused twice is not renewed a third time', async () => {
		let isRefused = false;
		const server = scripted(({ method }) =>
			method === 'POST' ? { body: { access_token: 't' } } : isRefused ? { status: 401 } : emptyList,
		);
		const { connection } = await server.api.connect(profileFor({ origin }), pair, patient);
		isRefused = true;
		assert.deepEqual(await outcomeOf(connection.list(patient)), { kind: 'sessionEnded' });
		assert.deepEqual(server.lines.slice(2), [
			'GET /api/v1/apikey/list',
			'POST /api/v1/auth/token',
			'GET /api/v1/apikey/list',
		]);
	});

	test('is used to its end when another cannot be had', async () => {
		const answers: Record<string, Line> = { '/api/v1/auth/token': { body: { access_token: 't', expires_in: 3600 } } };
		const { server, outcome } = await exchangeAmong(answers);
		assert.ok('connection' in outcome);
		answers['/api/v1/auth/token'] = { status: 503 };
		server.advance(3599_999);
		assert.deepEqual(await outcomeOf(outcome.connection.list(patient)), []);
		server.advance(1);
		assert.deepEqual(await outcomeOf(outcome.connection.list(patient)), { kind: 'serverFault', status: 503 });
	});

	test('is not used on when the key itself is refused', async () => {
		const answers: Record<string, Line> = { '/api/v1/auth/token': { body: { access_token: 't', expires_in: 3600 } } };
		const { server, outcome } = await exchangeAmong(answers);
		assert.ok('connection' in outcome);
		answers['/api/v1/auth/token'] = { status: 401 };
		server.advance(3500_000);
		assert.deepEqual(await outcomeOf(outcome.connection.list(patient)), { kind: 'credentialsRefused' });
	});

	test('that one caller no longer waits for still comes to the other', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-generate');
		simulator.advance(3600_000);
		simulator.faults.inject({ kind: 'latency', path: '/auth/token', ms: 50 });
		const leaving = new AbortController();
		const left = connection.list(leaving.signal);
		const staying = connection.list(patient);
		const reason = new Error('the user said stop');
		setTimeout(10).then(() => leaving.abort(reason));
		await assert.rejects(left, error => error === reason);
		assert.equal((await staying).length, 1);
		assert.equal(simulator.log.of('POST', '/auth/token').length, 2);
	});

	test('that nobody waits for any more is given up, and fetched anew by the next', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-generate');
		simulator.advance(3600_000);
		const hang = simulator.faults.inject({ kind: 'hang', path: '/auth/token' });
		const leaving = new AbortController();
		const left = assert.rejects(connection.list(leaving.signal), { name: 'AbortError' });
		while (hang.hits === 0) {
			await setTimeout(1);
		}
		leaving.abort();
		await left;
		assert.equal((await connection.list(patient)).length, 1);
	});

	test('that the user gave is not renewed', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const { connection } = await api.connect(profileFor(simulator), sessionOf(simulator), patient);
		simulator.endSessions();
		simulator.log.clear();
		assert.deepEqual(await outcomeOf(connection.list(patient)), { kind: 'sessionEnded' });
		assert.equal(simulator.log.requests.length, 1);
	});

	test('that once worked has ended; one that never did is refused', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const token = { kind: 'accessToken', token: new Secret('nobody') } as const;
		const known = profileFor(simulator, { surface: 'crypto-2fa', basePath: '/api/v1' });
		assert.deepEqual(
			[
				await outcomeOf(api.connect(profileFor(simulator), token, patient)),
				await outcomeOf(api.connect(known, token, patient)),
			],
			[{ kind: 'credentialsRefused', detail: 'Invalid or expired access token' }, { kind: 'sessionEnded' }],
		);
	});

	test('that cannot be a header is not sent', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const token = { kind: 'accessToken', token: new Secret('two\nlines') } as const;
		assert.deepEqual(await outcomeOf(api.connect(profileFor(simulator), token, patient)), {
			kind: 'credentialsRefused',
		});
		assert.deepEqual(simulator.log.lines, []);
	});
});

suite('a changing call whose token has ended', () => {
	test('is not repeated; the token is renewed and the user asked', async context => {
		const simulator = await simulate(context);
		const { connection } = await connectTo(simulator, 'crypto-2fa');
		const { id } = simulator.account.addKey({ surface: 'crypto-2fa' });
		simulator.endSessions();
		simulator.log.clear();
		const options = { code: codeOf(simulator), signal: patient };
		assert.deepEqual(await outcomeOf(connection.revoke(id, options)), { kind: 'sessionRenewed' });
		assert.deepEqual(simulator.log.lines, [
			`POST /api/v1/apikey/${id}/revoke`,
			'GET /api/v1/apikey/list',
			'POST /api/v1/auth/token',
		]);
		assert.equal(await outcomeOf(connection.revoke(id, options)), undefined);
	});

	test('ends the session when there is no other token', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const { id } = simulator.account.addKey({ surface: 'crypto-2fa' });
		const { connection } = await api.connect(profileFor(simulator), sessionOf(simulator), patient);
		simulator.endSessions();
		const outcome = await outcomeOf(connection.revoke(id, { signal: patient }));
		assert.deepEqual(outcome, { kind: 'sessionEnded' });
	});

	test('tells that the key which signs in is refused, and that nothing was sent', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const { connection } = await api.connect(profileFor(simulator), pairOf(simulator, 'crypto-2fa'), patient);
		const [own] = await connection.list(patient);
		await connection.revoke(own?.id ?? '', { code: codeOf(simulator), signal: patient });
		simulator.advance(3600_000);
		simulator.log.clear();
		const outcome = await outcomeOf(connection.revoke('other', { code: codeOf(simulator), signal: patient }));
		assert.deepEqual(outcome, { kind: 'credentialsRefused', detail: 'Invalid, expired, or revoked API key' });
		assert.deepEqual(simulator.log.lines, ['POST /api/v1/auth/token']);
	});
});

suite('account id and App Secret', () => {
	const appSecret = (simulator: { account: { accountId: string; appSecret: string } }) =>
		({
			kind: 'appSecret',
			accountId: simulator.account.accountId,
			appSecret: new Secret(simulator.account.appSecret),
		}) as const;

	async function signIn(context: Parameters<typeof simulate>[0], switches = {}) {
		const simulator = await simulate(context, { switches });
		simulator.account.addKey({ surface: 'business' });
		const { api } = apiFor(simulator);
		const profile = profileFor(simulator, { product: 'business', method: 'appSecret' });
		const { connection } = await api.connect(profile, appSecret(simulator), patient);
		return { simulator, connection };
	}

	test('log in, list, and refresh the token before its ten minutes end', async context => {
		const { simulator, connection } = await signIn(context);
		for (const ms of [479_999, 1]) {
			simulator.advance(ms);
			await connection.list(patient);
		}
		assert.deepEqual(simulator.log.lines, [
			'POST /api/v1/auth/login',
			'GET /api/v1/business/api-keys',
			'GET /api/v1/business/api-keys',
			'GET /api/v1/auth/refresh-token',
			'GET /api/v1/business/api-keys',
		]);
	});

	test('log in again where there is no refresh, and after the end', async context => {
		const { simulator, connection } = await signIn(context, { refreshRoute: 'absent' });
		simulator.advance(500_000);
		await connection.list(patient);
		simulator.advance(600_000);
		await connection.list(patient);
		assert.deepEqual(
			simulator.log.lines.filter(line => !line.includes('api-keys')),
			[
				'POST /api/v1/auth/login',
				'GET /api/v1/auth/refresh-token',
				'POST /api/v1/auth/login',
				'POST /api/v1/auth/login',
			],
		);
	});

	test('carry an idempotency key, as every POST to fiat does', async context => {
		const { simulator, connection } = await signIn(context);
		await connection.create({ name: 'n', scopes: ['transactions:read'] }, { signal: patient });
		const keys = simulator.log.requests
			.filter(({ method }) => method === 'POST')
			.map(({ headers }) => headers['idempotency-key']);
		assert.equal(new Set(keys).size, 2);
		assert.ok(keys.every(key => /^[\da-f-]{36}$/.test(String(key))));
	});

	test('are never sent twice after a fault', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const profile = profileFor(simulator, { product: 'business' });
		for (const kind of ['reset', 'rate-limited', 'error-503'] as const) {
			simulator.faults.inject({ kind, path: '/auth/login' });
			simulator.log.clear();
			await outcomeOf(api.connect(profile, appSecret(simulator), patient));
			assert.deepEqual(simulator.log.lines, ['POST /api/v1/auth/login'], kind);
		}
	});

	test('that are wrong are refused', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const wrong = { ...appSecret(simulator), appSecret: new Secret('wrong') };
		const outcome = await outcomeOf(api.connect(profileFor(simulator, { product: 'business' }), wrong, patient));
		assert.equal('kind' in outcome && outcome.kind, 'credentialsRefused');
	});
});

suite('credentials stay where they belong', () => {
	test('a crypto profile on a fiat host is refused before anything is sent, and the reverse', async () => {
		const server = scripted(() => emptyList);
		const refused = { kind: 'endpointRefused', reason: 'otherProduct' };
		const fiat = profileFor({ origin: 'https://api.yativo.com' });
		const crypto = profileFor({ origin: 'https://crypto-api.yativo.com' }, { product: 'business' });
		assert.deepEqual(
			[
				await outcomeOf(server.api.connect(fiat, pair, patient)),
				await outcomeOf(server.api.connect(crypto, pair, patient)),
			],
			[refused, refused],
		);
		assert.deepEqual(server.lines, []);
	});

	test('a profile without HTTPS is refused unless it is this machine', async () => {
		const server = scripted(() => emptyList);
		const outcome = await outcomeOf(server.api.connect(profileFor({ origin: 'http://yativo.example' }), pair, patient));
		assert.deepEqual([outcome, server.lines], [{ kind: 'endpointRefused', reason: 'notHttps' }, []]);
	});

	test('a business key is the bearer itself', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		const credentials = businessKeyOf(simulator);
		await api.connect(profileFor(simulator, { product: 'business' }), credentials, patient);
		const key = credentials.kind === 'businessKey' ? credentials.key.reveal() : '';
		assert.deepEqual(
			simulator.log.requests.map(({ method, path, headers }) => [method, path, headers.authorization]),
			[['GET', '/api/v1/business/api-keys', `Bearer ${key}`]],
		);
	});
});

suite('proving that key and secret belong together', () => {
	const prove = (answers: Readonly<Record<string, Line>>) => {
		const server = scripted(({ url }) => answers[new URL(url).pathname] ?? notFound);
		return outcomeOf(server.api.prove(profileFor({ origin }), pair, patient)).then(outcome => [outcome, server.lines]);
	};
	const first = 'POST /api/v1/auth/token';

	test('asks once, and throws the token away', async () => {
		const granted = { body: { access_token: 't1', expires_in: 3600 } };
		assert.deepEqual(await prove({ '/api/v1/auth/token': granted }), [undefined, [first]]);
	});

	test('is told that they do not', async () => {
		const refused = { status: 401, body: { message: 'Invalid API key' } };
		const [outcome, lines] = await prove({ '/api/v1/auth/token': refused });
		assert.deepEqual([outcome, lines], [{ kind: 'credentialsRefused', detail: 'Invalid API key' }, [first]]);
	});

	for (const status of [429, 500, 503]) {
		test(`is not told after ${status}, and does not try again`, async () => {
			const [outcome, lines] = await prove({ '/api/v1/auth/token': { status } });
			assert.notEqual((outcome as { kind: string }).kind, 'credentialsRefused');
			assert.deepEqual(lines, [first]);
		});
	}
});
