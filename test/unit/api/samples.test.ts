import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { NewKey, Scopes } from '../../../src/api/client.ts';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import type { Credentials } from '../../../src/core/credentials.ts';
import { digest } from '../../../src/core/digest.ts';
import type { Failure } from '../../../src/core/failure.ts';
import type { BasePath, Profile, Surface } from '../../../src/core/profile.ts';
import { Secret } from '../../../src/core/secret.ts';
import { errors, type Sample, samples, values } from './documented.ts';
import { scripted } from './scripted.ts';
import { outcomeOf, patient, profileFor } from './session.ts';

const origin = 'https://yativo.example';
const token = { kind: 'accessToken', token: new Secret('the-bearer') } as const;
const pair = { kind: 'apiKey', apiKey: new Secret('the-key'), apiSecret: new Secret('the-secret') } as const;
const appSecret = { kind: 'appSecret', accountId: 'the-account', appSecret: new Secret('the-app-secret') } as const;
const emptyList = { data: { keys: [] } };

/** A server that answers the request of a sample as documented, lists no keys elsewhere, and has nothing else. */
function documentedServer({ request, response }: Sample) {
	return scripted(({ method, url }) => {
		const { pathname } = new URL(url);
		if (method === request.method && pathname === request.path) {
			return { status: response.status ?? 200, body: response.body };
		}
		return /\/(list|api-keys)$/.test(pathname) && method === 'GET' ? { body: emptyList } : { status: 404 };
	});
}

function profileOf({ id, request }: Sample): Profile {
	const surface = id.split('/')[0] ?? '';
	const basePath: BasePath = request.path.startsWith('/api/v1/') ? '/api/v1' : '/api';
	const isSurface = ['crypto-generate', 'crypto-2fa', 'crypto-rest', 'business'].includes(surface);
	return profileFor(
		{ origin },
		{
			product: /^(business|fiat)/.test(surface) ? 'business' : 'crypto',
			basePath,
			...(isSurface && { surface: surface as Surface, surfaceFixed: true }),
		},
	);
}

async function connect(sample: Sample, credentials: Credentials) {
	const server = documentedServer(sample);
	const { connection, keys } = await server.api.connect(profileOf(sample), credentials, patient);
	return { server, connection, keys };
}

/** Path and JSON of the requests that a test is about. */
function asked({ requests }: ReturnType<typeof scripted>, { request }: Sample) {
	return requests
		.filter(({ method, url }) => method === request.method && new URL(url).pathname === request.path)
		.map(({ body }) => (body === undefined ? undefined : JSON.parse(body)));
}

const date = (text: string) => new Date(text);
const part = (name: string) => {
	const value = values[name] ?? '';
	return { keyDigest: digest(value), maskedKey: `${/^[a-z]+_(?:live_)?/.exec(value)?.[0]}…${value.slice(-4)}` };
};
const quota = { rateLimit: { perMinute: 60, perHour: 3000, perDay: 50_000 } };
const id = values['<key id>'] ?? '';

/** What each documented create answer comes to. */
const created: Readonly<Record<string, ApiKey>> = {
	'crypto-generate/create/v1': {
		name: 'Production API Key',
		scopes: ['read', 'write', 'transactions'],
		status: 'active',
		...part('<crypto-generate api_key>'),
		...quota,
	},
	'crypto-generate/create/unversioned': {
		name: 'Production API Key',
		scopes: ['read', 'write', 'transactions'],
		status: 'active',
		...part('<crypto-generate api_key>'),
		...quota,
	},
	'crypto-generate/create/typed-response': {
		id,
		name: 'Production Backend',
		scopes: ['transactions:read', 'transactions:write', 'accounts:read'],
		status: 'active',
		...part('<crypto-generate api_key>'),
		createdAt: date('2026-03-26T10:00:00Z'),
		expiresAt: date('2027-01-01T00:00:00Z'),
	},
	'crypto-2fa/create/v1': {
		id,
		name: 'Crypto Backend — Production',
		scopes: ['read', 'write', 'transactions', 'webhooks'],
		status: 'active',
		...part('<crypto-2fa api_key>'),
		createdAt: date('2026-03-26T10:00:00Z'),
		expiresAt: date('2027-03-26T10:00:00Z'),
	},
	'crypto-2fa/create/unversioned': {
		id,
		name: 'Production Server',
		scopes: ['read', 'write', 'transactions'],
		status: 'active',
		...part('<crypto-2fa api_key>'),
		expiresAt: date('2027-11-21T10:00:00Z'),
	},
	'crypto-rest/create': {
		id,
		name: 'Production Backend',
		scopes: ['transactions:read', 'transactions:write', 'accounts:read'],
		status: 'active',
		...part('<crypto-rest api_key>'),
		createdAt: date('2026-03-26T10:00:00Z'),
	},
	...Object.fromEntries(
		['business/create/v1', 'business/create/unversioned'].map((sample): [string, ApiKey] => [
			sample,
			{
				id,
				name: 'Production Backend',
				scopes: ['transactions:read', 'payouts:write', 'customers:read'],
				status: 'active',
				maskedKey: 'yat_live_…l1Mn',
				createdAt: date('2026-03-26T10:00:00Z'),
			},
		]),
	),
};

/** The wish behind a documented create request. */
function wishOf({ body = {} }: Sample['request']): NewKey {
	const { name, permissions, expires_at, expires_in_days } = body;
	const expiresAt =
		typeof expires_at === 'string'
			? date(expires_at)
			: typeof expires_in_days === 'number'
				? new Date(Date.parse('2026-11-21T10:00:00Z') + expires_in_days * 86_400_000)
				: undefined;
	return { name: String(name), scopes: permissions as Scopes, ...(expiresAt && { expiresAt }) };
}

async function checkCreate(sample: Sample): Promise<void> {
	const { server, connection } = await connect(sample, token);
	const wish = wishOf(sample.request);
	const issued = await connection.create(wish, { code: new Secret('012345'), signal: patient });
	const surface = sample.id.split('/')[0];
	const secret = values[surface === 'business' ? '<business key>' : `<${surface} api_secret>`];
	assert.deepEqual(
		[issued.secret?.reveal(), issued.apiKey?.reveal(), issued.key()],
		[secret, values[`<${surface} api_key>`], created[sample.id]],
	);
	const { expires_at, ...body } = sample.request.body ?? {};
	assert.deepEqual(asked(server, sample), [
		{ ...body, ...(wish.expiresAt && expires_at !== undefined && { expires_at: wish.expiresAt.toISOString() }) },
	]);
	const headers = server.requests.at(-1)?.headers;
	assert.deepEqual([headers?.['x-2fa-token'], headers?.authorization], ['012345', 'Bearer the-bearer']);
}

async function checkRevoke(sample: Sample): Promise<void> {
	const { server, connection } = await connect(sample, token);
	assert.equal(await connection.revoke(id, { signal: patient }), undefined);
	assert.deepEqual(asked(server, sample), [undefined]);
	assert.equal(server.requests.at(-1)?.headers['x-2fa-token'], undefined);
}

/** The documented token is the bearer of the list that follows. */
async function checkToken(sample: Sample, credentials: Credentials): Promise<void> {
	const { server } = await connect(sample, credentials);
	assert.deepEqual(asked(server, sample), [sample.request.body]);
	assert.equal(server.requests.at(-1)?.headers.authorization, `Bearer ${values['<access token>']}`);
}

async function checkRefresh(sample: Sample): Promise<void> {
	const server = scripted(({ url }) => {
		const { pathname } = new URL(url);
		if (pathname === sample.request.path) {
			return { body: sample.response.body };
		}
		return { body: pathname.endsWith('/auth/login') ? { access_token: 'first', expires_in: 600 } : emptyList };
	});
	const { connection } = await server.api.connect(profileOf(sample), appSecret, patient);
	server.advance(500_000);
	await connection.list(patient);
	assert.deepEqual(
		server.requests.slice(-2).map(({ url, headers }) => [new URL(url).pathname, headers.authorization]),
		[
			[sample.request.path, 'Bearer first'],
			['/api/v1/business/api-keys', `Bearer ${values['<access token>']}`],
		],
	);
}

async function checkInvalidKey(sample: Sample): Promise<void> {
	const server = documentedServer(sample);
	assert.deepEqual(await outcomeOf(server.api.connect(profileOf(sample), pair, patient)), {
		kind: 'credentialsRefused',
		detail: 'Invalid, expired, or revoked API key',
	});
}

async function checkEmailCode(sample: Sample): Promise<void> {
	const server = documentedServer(sample);
	const signIn = server.api.emailSignIn({ origin });
	const credentials = await signIn.exchangeCode('ada@example.com', new Secret('012345'), patient);
	assert.deepEqual(
		[credentials.kind, credentials.kind === 'accessToken' && credentials.token.reveal(), asked(server, sample)],
		['accessToken', values['<access token>'], [sample.request.body]],
	);
}

const older = {
	id,
	name: 'Production Backend',
	scopes: ['transactions:read', 'payouts:write'],
	status: 'active',
	maskedKey: 'yat_live…',
	createdAt: date('2026-01-10T10:00:00Z'),
	lastUsedAt: date('2026-03-25T18:42:00Z'),
};

/** What each documented list comes to. */
const listed: Readonly<Record<string, readonly ApiKey[]>> = {
	'crypto-rest/list': [
		{
			id,
			name: 'Production Backend',
			scopes: ['transactions:read', 'transactions:write', 'accounts:read'],
			status: 'active',
			...part('<crypto-rest api_key>'),
			createdAt: date('2026-03-01T10:00:00Z'),
			lastUsedAt: date('2026-03-26T09:45:00Z'),
		},
		{
			id,
			name: 'Staging Integration',
			scopes: ['transactions:read', 'analytics:read'],
			status: 'active',
			...part('<crypto-rest api_key>'),
			createdAt: date('2026-02-15T10:00:00Z'),
			lastUsedAt: date('2026-03-25T14:00:00Z'),
			expiresAt: date('2026-06-01T00:00:00Z'),
		},
	],
	'business/list/v1': [older],
	'business/list/unversioned': [older],
};

async function checkList(sample: Sample): Promise<void> {
	const { keys } = await connect(sample, token);
	assert.deepEqual(keys, listed[sample.id]);
}

/** Documented, and not spoken by this client: what it has no use for, or must never call by itself. */
const notSpoken = [
	'fiat-app-secret/generate-secret',
	'crypto-session/register',
	'crypto-session/login/gitbook',
	'crypto-session/google-auth-verification',
	'crypto-legacy/generate-key',
	'crypto-legacy/generate-key/failure',
	'webhook/create/crypto-gen1',
	'webhook/create/crypto-gen2',
	'webhook/create/fiat',
];

const checks: readonly (readonly [RegExp, (sample: Sample) => Promise<void>])[] = [
	[/\/invalid-key$/, checkInvalidKey],
	[/\/create/, checkCreate],
	[/\/revoke/, checkRevoke],
	[/\/list/, checkList],
	[/^crypto-.*\/token/, sample => checkToken(sample, pair)],
	[/^fiat-.*\/token/, sample => checkToken(sample, appSecret)],
	[/^fiat-.*\/refresh/, checkRefresh],
	[/\/verify-otp$/, checkEmailCode],
];

suite('documented requests and answers', () => {
	for (const sample of samples.filter(({ id }) => !notSpoken.includes(id))) {
		const [, check] = checks.find(([pattern]) => pattern.test(sample.id)) ?? [];
		test(sample.id, () => (check ? check(sample) : assert.fail('no check')));
	}
});

/** What each documented error comes to when it answers a list. */
const failures: Readonly<Record<string, Failure>> = {
	'crypto/400': {
		kind: 'refused',
		status: 400,
		detail: 'Request validation failed (amount – Must be a positive decimal number)',
	},
	'crypto/401': { kind: 'sessionEnded' },
	'crypto/403': { kind: 'forbidden', detail: "API key does not have the 'transactions' permission" },
	'crypto/404': { kind: 'notFound', detail: "Asset with ID 'asset_01xyz' not found" },
	'crypto/409': { kind: 'refused', status: 409, detail: 'Something to read (existing_transaction_id – txn_1)' },
	'crypto/422': { kind: 'refused', status: 422, detail: 'Something to read' },
	'crypto/429': { kind: 'rateLimited', retryAfterMs: 12_000 },
	'crypto/token-401': { kind: 'sessionEnded' },
	'crypto/reference-error': { kind: 'refused', status: 400, detail: 'Something to read' },
	'fiat/422': {
		kind: 'refused',
		status: 422,
		detail: 'Validation failed (customer_email – The customer email field is required.)',
	},
	'fiat/idempotency-missing': {
		kind: 'refused',
		status: 400,
		detail: 'Idempotency-Key is required for this request.',
	},
	'fiat/idempotency-expired': {
		kind: 'refused',
		status: 400,
		detail: 'Idempotency-Key expired. Please use a new key.',
	},
};

suite('documented errors', () => {
	for (const { id, status = 400, headers = {}, body } of errors) {
		test(id, async () => {
			const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
			let isBroken = false;
			const server = scripted(() => (isBroken ? { status, headers: lower, body } : { body: emptyList }));
			const { connection } = await server.api.connect(profileFor({ origin }), token, patient);
			isBroken = true;
			assert.deepEqual(await outcomeOf(connection.list(patient)), failures[id]);
		});
	}
});
