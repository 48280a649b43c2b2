import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Failure } from '../../../src/core/failure.ts';
import type { BasePath, Profile, Surface } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import { allSurfaces, type KeySurface } from '../../simulator/scopes.ts';
import { type Switches, type SwitchName, switches, switchNames } from '../../simulator/switches.ts';
import { type Line, scripted } from './scripted.ts';
import { apiFor, businessKeyOf, outcomeOf, pairOf, patient, profileFor, sessionOf, simulate } from './session.ts';

const token = { kind: 'accessToken', token: new Secret('t0ken') } as const;
const host = 'yativo.example';
const origin = `https://${host}`;

interface Found {
	/** Paths, oldest first. */
	readonly asked: readonly string[];
	readonly surface?: Surface | undefined;
	readonly basePath?: BasePath | undefined;
	readonly failure?: Failure;
}

/** Connects with a token to a server whose paths say what the table tells, and 404 else. */
async function discoverAmong(answers: Readonly<Record<string, Line>>, more: Partial<Profile> = {}): Promise<Found> {
	const server = scripted(({ url }) => answers[new URL(url).pathname] ?? { status: 404, body: { error: 'not_found' } });
	const outcome = await outcomeOf(server.api.connect(profileFor({ origin }, more), token, patient));
	return {
		asked: server.lines.map(line => line.replace('GET ', '')),
		...('connection' in outcome
			? { surface: outcome.connection.profile.surface, basePath: outcome.connection.profile.basePath }
			: { failure: outcome satisfies Failure }),
	};
}

const list = (...keys: unknown[]): Line => ({ body: { status: 'success', data: { keys } } });
const order = ['/api/v1/apikey/list', '/api/v1/api-keys', '/api/apikey/list', '/api/api-keys'];
const hex = 'a1b2c3d4'.repeat(6);

suite('discovery asks', () => {
	const everywhere = { failure: { kind: 'surfaceNotFound', host } };
	const cases: readonly {
		readonly why: string;
		readonly profile: Partial<Profile>;
		readonly asked: readonly string[];
	}[] = [
		{ why: 'crypto in the documented order', profile: {}, asked: order },
		{
			why: 'business in the documented order',
			profile: { product: 'business' },
			asked: ['/api/v1/business/api-keys', '/api/business/api-keys'],
		},
		{
			why: 'a base that the user typed first',
			profile: { basePath: '/api' },
			asked: ['/api/apikey/list', '/api/api-keys', '/api/v1/apikey/list', '/api/v1/api-keys'],
		},
		{
			why: 'what it remembers first',
			profile: { basePath: '/api', surface: 'crypto-rest' },
			asked: ['/api/api-keys', '/api/apikey/list', '/api/v1/api-keys', '/api/v1/apikey/list'],
		},
		{
			why: 'nowhere but under the root that the user fixed',
			profile: { basePath: '/api', surface: 'crypto-rest', surfaceFixed: true },
			asked: ['/api/api-keys', '/api/apikey/list'],
		},
		{
			why: 'both lists that a fixed crypto-generate may have',
			profile: { basePath: '/api/v1', surface: 'crypto-generate', surfaceFixed: true },
			asked: ['/api/v1/apikey/list', '/api/v1/api-keys'],
		},
	];
	for (const { why, profile, asked } of cases) {
		test(why, async () => assert.deepEqual(await discoverAmong({}, profile), { asked, ...everywhere }));
	}
});

suite('discovery stops', () => {
	const cases: readonly { readonly at: string; readonly says: Line; readonly failure: Failure }[] = [
		{
			at: 'a refused token',
			says: { status: 401, body: { error: 'unauthorized', message: 'Invalid' } },
			failure: { kind: 'credentialsRefused', detail: 'Invalid' },
		},
		{
			at: 'a refused permission',
			says: { status: 403, body: { message: 'No' } },
			failure: { kind: 'forbidden', detail: 'No' },
		},
		{
			at: 'a demand for a code',
			says: { status: 403, body: { error: '2fa_required', message: 'No' } },
			failure: { kind: 'codeNeeded', detail: 'No' },
		},
		{
			at: 'too many requests',
			says: { status: 429, headers: { 'retry-after': '100' } },
			failure: { kind: 'rateLimited', retryAfterMs: 100_000 },
		},
		{ at: 'a server fault', says: { status: 502, body: '<html>' }, failure: { kind: 'serverFault', status: 502 } },
		{ at: 'a page of HTML', says: { body: '<html>' }, failure: { kind: 'notJson', host, status: 200 } },
		{ at: 'an empty body', says: {}, failure: { kind: 'notJson', host, status: 200 } },
		{
			at: 'a list of something else',
			says: { body: { data: [{ amount: 1 }] } },
			failure: { kind: 'unexpectedAnswer', host, field: 'data[0].id' },
		},
		{
			at: 'a key with a wrong field',
			says: list({ id: '1', permissions: 'read' }),
			failure: { kind: 'unexpectedAnswer', host, field: 'data.keys[0].permissions' },
		},
		{
			at: 'a failure inside HTTP 200',
			says: { body: { status: 'error', message: 'Maintenance' } },
			failure: { kind: 'refused', status: 200, detail: 'Maintenance' },
		},
	];
	for (const { at, says, failure } of cases) {
		test(`at ${at}`, async () => {
			assert.deepEqual(await discoverAmong({ '/api/v1/apikey/list': says }), { asked: [order[0]], failure });
		});
	}
});

suite('discovery goes on', () => {
	const cases: readonly { readonly after: string; readonly says: Line }[] = [
		{ after: '404 in HTML', says: { status: 404, body: '<html>' } },
		{ after: '405', says: { status: 405 } },
		{
			after: '"list" taken for an ill-formed id',
			says: { status: 400, body: { error: 'validation_error', message: 'Invalid id' } },
		},
		{ after: '404 inside HTTP 200', says: { body: { success: false, message: 'API key not found' } } },
		{ after: 'an object that is no list', says: { body: { data: { id: 'list', name: 'list' } } } },
	];
	for (const { after, says } of cases) {
		test(`after ${after}`, async () => {
			const answers = { '/api/v1/apikey/list': says, '/api/v1/api-keys': list() };
			assert.deepEqual(await discoverAmong(answers), {
				asked: order.slice(0, 2),
				surface: 'crypto-rest',
				basePath: '/api/v1',
			});
		});
	}

	test('and in the end tells of the answer that was no list', async () => {
		assert.deepEqual(await discoverAmong({ '/api/apikey/list': { body: { data: 1 } } }), {
			asked: order,
			failure: { kind: 'unexpectedAnswer', host, field: 'data' },
		});
	});
});

suite('the generation is told', () => {
	const at = { list: '/api/v1/apikey/list', keys: '/api/v1/api-keys' };
	const cases: readonly {
		readonly by: string;
		readonly path: string;
		readonly says: Line;
		readonly surface: string;
	}[] = [
		{
			by: 'the prefix yativo_',
			path: at.list,
			says: list({ id: '1', api_key: `yativo_${hex}` }),
			surface: 'crypto-generate',
		},
		{ by: 'key_name', path: at.list, says: list({ id: '1', key_name: 'n' }), surface: 'crypto-generate' },
		{
			by: 'the prefix yvk_',
			path: at.list,
			says: list({ key_id: '1', api_key: `yvk_live_${hex}`, status: 'active', permissions: ['x:read'] }),
			surface: 'crypto-2fa',
		},
		{
			by: 'coarse permissions',
			path: at.list,
			says: { body: [{ id: '1', permissions: ['read'] }] },
			surface: 'crypto-2fa',
		},
		{
			by: 'the prefix yk_',
			path: at.keys,
			says: list({ key_id: '1', api_key: `yk_live_${hex}` }),
			surface: 'crypto-rest',
		},
		{
			by: 'key_id beside status',
			path: at.keys,
			says: list({ key_id: '1', status: 'active', permissions: ['accounts:read'] }),
			surface: 'crypto-rest',
		},
		{
			by: 'key_id beside status where the guide lists',
			path: at.list,
			says: list({ key_id: '1', status: 'active', permissions: ['wallets:read'] }),
			surface: 'crypto-2fa',
		},
		{
			by: 'the newest of several at /apikey/list',
			path: at.list,
			says: list({ id: '1', api_key: `yvk_live_${hex}` }, { id: '2', api_key: `yativo_${hex}` }),
			surface: 'crypto-generate',
		},
		{
			by: 'the one at home of several at /api-keys',
			path: at.keys,
			says: list({ id: '1', api_key: `yativo_${hex}` }, { id: '2', api_key: `yk_live_${hex}` }),
			surface: 'crypto-rest',
		},
		{ by: 'the path /apikey/list alone', path: at.list, says: list(), surface: 'crypto-generate' },
		{ by: 'the path /api-keys alone', path: at.keys, says: list(), surface: 'crypto-rest' },
	];
	for (const { by, path, says, surface } of cases) {
		test(`by ${by}`, async () => {
			const found = await discoverAmong({ [path]: says });
			assert.deepEqual({ surface: found.surface, basePath: found.basePath }, { surface, basePath: '/api/v1' });
		});
	}

	test('by what was remembered when an empty list says nothing', async () => {
		const found = await discoverAmong({ [at.list]: list() }, { surface: 'crypto-2fa', basePath: '/api/v1' });
		assert.equal(found.surface, 'crypto-2fa');
	});

	test('by the list when it contradicts what was remembered', async () => {
		const says = list({ id: '1', api_key: `yativo_${hex}` });
		const found = await discoverAmong({ [at.list]: says }, { surface: 'crypto-2fa', basePath: '/api/v1' });
		assert.equal(found.surface, 'crypto-generate');
	});

	test('by the user whatever the list says', async () => {
		const says = list({ id: '1', api_key: `yativo_${hex}` });
		const fixed = { surface: 'crypto-2fa', basePath: '/api/v1', surfaceFixed: true } as const;
		assert.equal((await discoverAmong({ [at.list]: says }, fixed)).surface, 'crypto-2fa');
	});

	for (const surface of ['crypto-generate', 'crypto-2fa', 'crypto-rest'] as const) {
		test(`by the key that signs in where one router lists all: ${surface}`, async context => {
			const simulator = await simulate(context);
			const { api } = apiFor(simulator);
			simulator.account.addKey({ surface: 'crypto-generate' });
			simulator.account.addKey({ surface: 'crypto-2fa' });
			const { connection } = await api.connect(profileFor(simulator), pairOf(simulator, surface), patient);
			assert.equal(connection.capabilities.surface, surface);
		});
	}
});

suite('a list that wants a code', () => {
	test('is asked without one first, and gets it once', async context => {
		const simulator = await simulate(context, { surfaces: ['crypto-rest'], switches: { totpForReads: 'always' } });
		const { api } = apiFor(simulator);
		const code = new Secret(simulator.account.totp());
		await api.connect(profileFor(simulator), { ...sessionOf(simulator), code }, patient);
		const codes = simulator.log.requests.map(({ path, headers }) => [path, headers['x-2fa-token']]);
		assert.deepEqual(codes, [
			[order[0], undefined],
			[order[1], undefined],
			[order[2], undefined],
			[order[3], undefined],
			[order[3], code.reveal()],
		]);
	});
});

suite('a code for the list', () => {
	test('is not sent to a server that lists without', async context => {
		const simulator = await simulate(context);
		const { api } = apiFor(simulator);
		await api.connect(profileFor(simulator), { ...sessionOf(simulator), code: new Secret('012345') }, patient);
		assert.deepEqual(
			simulator.log.requests.map(({ headers }) => headers['x-2fa-token']),
			[undefined],
		);
	});

	for (const [status, failure] of [
		[429, { kind: 'rateLimited', retryAfterMs: 1000 }],
		[401, { kind: 'sessionEnded' }],
	] as const) {
		test(`is sent once, even when the answer is ${status}`, async () => {
			const server = scripted(({ headers, method }) => {
				if (method === 'POST') {
					return { body: { access_token: 't' } };
				}
				return headers['x-2fa-token'] ? { status } : list();
			});
			const pair = { kind: 'apiKey', apiKey: new Secret('k'), apiSecret: new Secret('s') } as const;
			const { connection } = await server.api.connect(profileFor({ origin }), pair, patient);
			const outcome = await outcomeOf(connection.list(patient, new Secret('012345')));
			assert.deepEqual([outcome, server.lines.length], [failure, 3]);
		});
	}
});

/** All that connecting may ever ask, whatever the server is like. */
const mayBeAsked = [
	...order.map(path => `GET ${path}`),
	'GET /api/v1/business/api-keys',
	'GET /api/business/api-keys',
	...['/api/v1', '/api'].flatMap(base => [
		`POST ${base}/auth/token`,
		`POST ${base}/apikey/token`,
		`POST ${base}/auth/login`,
	]),
];

suite('connecting never asks anything else', () => {
	const surfaces: readonly KeySurface[] = ['crypto-generate', 'crypto-2fa', 'crypto-rest', 'business'];
	for (const surface of surfaces) {
		test(`of a server with ${surface}, under every switch`, async context => {
			const simulator = await simulate(context, { surfaces: [surface, 'fiat-app-secret', 'crypto-session', 'legacy'] });
			const { api } = apiFor(simulator);
			const product = surface === 'business' ? 'business' : 'crypto';
			const signIns =
				surface === 'business'
					? [businessKeyOf(simulator), appSecretOf(simulator)]
					: [pairOf(simulator, surface), sessionOf(simulator)];
			for (const [name, value] of allSwitches()) {
				simulator.set({ [name]: value } as Partial<Switches>);
				for (const credentials of signIns) {
					await outcomeOf(api.connect(profileFor(simulator, { product }), credentials, patient));
				}
				simulator.set({ [name]: switches[name].values[0] } as Partial<Switches>);
			}
			simulator.log.assertOnly(mayBeAsked);
			assert.ok(simulator.log.requests.length > signIns.length * allSwitches().length);
		});
	}

	test('of a server that lists nowhere, nor anything with a bearer but GET', async context => {
		const simulator = await simulate(context, { surfaces: allSurfaces.filter(surface => surface.startsWith('fiat')) });
		const { api } = apiFor(simulator);
		await outcomeOf(api.connect(profileFor(simulator), sessionOf(simulator), patient));
		simulator.log.assertOnly(mayBeAsked.filter(line => line.startsWith('GET')));
		assert.equal(simulator.log.requests.length, 4);
	});
});

function allSwitches(): [SwitchName, string | number][] {
	return switchNames.flatMap(name =>
		switches[name].values.map((value): [SwitchName, string | number] => [name, value]),
	);
}

function appSecretOf({ account }: { readonly account: { readonly accountId: string; readonly appSecret: string } }) {
	return { kind: 'appSecret', accountId: account.accountId, appSecret: new Secret(account.appSecret) } as const;
}
