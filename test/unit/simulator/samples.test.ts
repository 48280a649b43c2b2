import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { SeedKey } from '../../simulator/account.ts';
import type { KeySurface } from '../../simulator/scopes.ts';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import type { Switches } from '../../simulator/switches.ts';
import { type CallOptions, type CallResult, call } from './call.ts';
import { differences } from './shape.ts';

interface Sample {
	readonly id: string;
	/** Whether the page shows only the beginning of the answer. */
	readonly partial?: boolean;
	readonly request: { readonly method: string; readonly path: string; readonly body?: Record<string, unknown> };
	readonly response: { readonly status?: number; readonly body: unknown };
}

interface ErrorSample {
	readonly id: string;
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: unknown;
}

interface Samples {
	readonly formats: Readonly<Record<string, string>>;
	readonly rateLimitHeaders: readonly string[];
	readonly samples: readonly Sample[];
	readonly errors: readonly ErrorSample[];
}

const { formats, rateLimitHeaders, samples, errors } = JSON.parse(
	readFileSync('test/simulator/samples.json', 'utf8'),
) as Samples;

/** What a sample needs beyond the defaults, by the beginning of its id. */
const conditions: Readonly<Record<string, { switches?: Partial<Switches>; keys?: readonly SeedKey[] }>> = {
	'crypto-generate/create/v1': { switches: { grantedName: 'other', grantedScopes: 'coarse' } },
	'crypto-generate/create/unversioned': { switches: { grantedName: 'other', grantedScopes: 'coarse' } },
	'crypto-generate/create/typed': { switches: { generateAnswer: 'types' } },
	'crypto-generate/token/guide': { switches: { tokenAnswer: 'guide' } },
	'crypto-generate/token/sandbox': { switches: { tokenAnswer: 'bare' } },
	'crypto-generate': { keys: [{}] },
	'crypto-2fa': { keys: [{ surface: 'crypto-2fa', scopes: ['read', 'write', 'transactions'] }] },
	'crypto-rest/list': {
		keys: [
			{
				surface: 'crypto-rest',
				scopes: ['transactions:read', 'transactions:write', 'accounts:read'],
				lastUsedAt: Date.UTC(2026, 2, 1),
			},
			{
				surface: 'crypto-rest',
				name: 'Staging Integration',
				scopes: ['transactions:read', 'analytics:read'],
				lastUsedAt: Date.UTC(2026, 2, 1),
				expiresAt: Date.UTC(2026, 5, 1),
			},
		],
	},
	'crypto-rest/revoke': { keys: [{ surface: 'crypto-rest' }] },
	'business/list': {
		keys: [{ surface: 'business', scopes: ['transactions:read', 'payouts:write'], lastUsedAt: Date.UTC(2026, 2, 1) }],
	},
	'crypto-session/login/gitbook': { switches: { signIn: 'password' } },
	'crypto-session/google': { switches: { signIn: 'password' } },
	'crypto-legacy': { keys: [{}] },
};

async function prepare(id: string): Promise<Simulator> {
	const met = Object.entries(conditions).filter(([start]) => id.startsWith(start));
	const simulator = await startSimulator({
		now: () => Date.UTC(2026, 2, 26, 10),
		switches: Object.assign({}, ...met.map(([, { switches }]) => switches)),
	});
	for (const key of met.flatMap(([, { keys }]) => keys ?? [])) {
		simulator.account.addKey(key);
	}
	return simulator;
}

/** Everything a request might need to be let in; what a route does not ask for it leaves alone. */
function credentials({ bearer, account }: Simulator, path: string): CallOptions {
	return {
		bearer: bearer(/business|auth\/(login|refresh)|pin|generate-secret/.test(path) ? 'fiat' : 'crypto'),
		totp: account.totp(),
		headers: { 'Idempotency-Key': crypto.randomUUID() },
	};
}

async function ask(simulator: Simulator, { id, request }: Sample): Promise<CallResult> {
	const { origin, account, emailCodes } = simulator;
	const [key] = account.keys;
	if (id === 'fiat-app-secret/generate-secret') {
		const path = 'POST /api/v1/pin/verify';
		await call(origin, path, { ...credentials(simulator, path), body: { pin: account.pin } });
	}
	if (id === 'crypto-session/verify-otp') {
		await call(origin, 'POST /api/authentication/login', { body: { email: account.email } });
	}
	const fails = id.endsWith('invalid-key') || id.endsWith('failure');
	const values: Record<string, string | undefined> = {
		'<api_key>': fails ? 'unknown' : key?.apiKey,
		'<api_secret>': key?.secret,
		'<account_id>': account.accountId,
		'<app_secret>': account.appSecret,
		'<otp>': emailCodes.at(-1)?.code ?? account.totp(),
		'<email>': account.email,
		'<password>': account.password,
	};
	const body = Object.entries(request.body ?? {}).map(([name, value]) => [name, values[String(value)] ?? value]);
	return call(origin, `${request.method} ${request.path.replace('<id>', key?.id ?? '')}`, {
		...credentials(simulator, request.path),
		...(request.body && { body: Object.fromEntries(body) }),
	});
}

suite('simulator: documented answers, field for field', () => {
	test('sees a field too much, a field missing, another type, another format, another date form', () => {
		const sample = { a: 1, b: '<access token>', c: '2026-01-01T00:00:00Z', d: null, e: [{ f: true }] };
		const actual = { b: 'token', c: '2026-01-01T00:00:00.000Z', d: '', e: [{ f: 'true' }], g: 1 };
		assert.deepEqual(differences(sample, actual, { formats }), [
			'.a: missing',
			'.b: "token" instead of "<access token>"',
			'.c: "2026-01-01T00:00:00.000Z" instead of "2026-01-01T00:00:00Z"',
			'.d: "" instead of null',
			'.e[0].f: "true" instead of true',
			'.g: not documented',
		]);
	});

	for (const sample of samples) {
		test(sample.id, async () => {
			const simulator = await prepare(sample.id);
			try {
				const { status, body, headers } = await ask(simulator, sample);
				const options = { formats, partial: sample.partial === true };
				assert.deepEqual(differences(sample.response.body, body, options), []);
				assert.deepEqual(
					rateLimitHeaders.filter(name => !/^\d+$/.test(String(headers[name.toLowerCase()]))),
					[],
				);
				assert.equal(status, sample.response.status ?? status);
			} finally {
				await simulator.close();
			}
		});
	}
});

type Provoke = (simulator: Simulator) => Promise<CallResult>;

const post = (path: string, body: unknown, more: CallOptions = {}): Provoke => {
	return simulator => call(simulator.origin, `POST ${path}`, { ...credentials(simulator, path), body, ...more });
};

async function tooMany(simulator: Simulator): Promise<CallResult> {
	const { origin, account } = simulator;
	const key = account.addKey({ surface: 'crypto-2fa', requestsPerMinute: 1 });
	const body = { api_key: key.apiKey, api_secret: key.secret };
	await call(origin, 'POST /api/v1/auth/token', { body });
	simulator.advance(48_000);
	return call(origin, 'POST /api/v1/auth/token', { body });
}

async function twice(simulator: Simulator, path: string, { wait = 0, body }: { wait?: number; body: unknown }) {
	const options = { headers: { 'Idempotency-Key': 'same' } };
	await post(path, body, options)(simulator);
	simulator.advance(wait);
	return post(path, body, options)(simulator);
}

const withKey = (scopes: readonly string[], path: string): Provoke => {
	return simulator => {
		const { apiKey, secret } = simulator.account.addKey({ surface: 'crypto-2fa' as KeySurface, scopes });
		return call(simulator.origin, `POST ${path}`, {
			headers: { 'X-API-Key': apiKey, 'X-API-Secret': secret },
			body: {},
		});
	};
};

const sendFunds = '/api/v1/transactions/send-funds';
const businessKeys = '/api/v1/business/api-keys';
const provocations: Readonly<Record<string, { provoke: Provoke; like: Readonly<Record<string, unknown>> }>> = {
	'crypto/400': {
		provoke: post('/api/v1/apikey/create', { name: '', permissions: ['read'] }),
		like: { details: { name: '<text>' } },
	},
	'crypto/401': { provoke: ({ origin }) => call(origin, 'GET /api/v1/apikey/list'), like: {} },
	'crypto/403': { provoke: withKey(['read'], sendFunds), like: {} },
	'crypto/404': {
		provoke: ({ origin, bearer }) => call(origin, 'GET /api/v1/apikey/key_unknown', { bearer: bearer() }),
		like: {},
	},
	'crypto/409': { provoke: simulator => twice(simulator, sendFunds, { body: {} }), like: {} },
	'crypto/422': { provoke: post(sendFunds, { amount: 1_000_000 }), like: {} },
	'crypto/429': { provoke: tooMany, like: {} },
	'crypto/token-401': { provoke: post('/api/auth/token', { api_key: 'a', api_secret: 'b' }), like: {} },
	'crypto/reference-error': { provoke: ({ origin }) => call(origin, 'GET /api/api-keys'), like: {} },
	'fiat/422': { provoke: post(businessKeys, {}), like: { errors: { name: ['The name field is required.'] } } },
	'fiat/idempotency-missing': { provoke: post(businessKeys, { name: 'CI' }, { headers: {} }), like: {} },
	'fiat/idempotency-expired': {
		provoke: async simulator => {
			await twice(simulator, businessKeys, { body: { name: 'CI' } });
			simulator.advance(86_400_000);
			return post(businessKeys, { name: 'CI' }, { headers: { 'Idempotency-Key': 'same' } })(simulator);
		},
		like: {},
	},
};

suite('simulator: documented errors, field for field', () => {
	test('every sample is provoked', () => {
		assert.deepEqual(Object.keys(provocations).sort(), errors.map(({ id }) => id).sort());
	});

	for (const sample of errors) {
		test(sample.id, async () => {
			const simulator = await prepare(sample.id);
			const { provoke, like } = provocations[sample.id] as (typeof provocations)[string];
			try {
				const { status, headers, body } = await provoke(simulator);
				assert.deepEqual(differences({ ...(sample.body as object), ...like }, body, { formats }), []);
				assert.equal(status, sample.status ?? status);
				for (const [name, value] of Object.entries(sample.headers ?? {})) {
					assert.equal(headers[name.toLowerCase()], value);
				}
			} finally {
				await simulator.close();
			}
		});
	}
});
