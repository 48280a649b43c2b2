import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Connection, Scopes } from '../../../src/api/client.ts';
import { YativoError } from '../../../src/core/failure.ts';
import { Secret } from '../../../src/core/secret.ts';
import { type KeySurface, scopesOf } from '../../simulator/scopes.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { type Switches, switches, switchNames } from '../../simulator/switches.ts';
import { apiFor, businessKeyOf, codeOf, pairOf, patient, profileFor, simulate } from './session.ts';

/** What became of each step of one whole life of a key; a failure is told by its kind. */
type Life = Readonly<Record<string, string>>;

const dayMs = 86_400_000;

/** Connects, creates, finds the id, re-scopes and rotates where that exists, revokes, and gives a wrong and no code. */
async function liveThrough(simulator: Simulator, surface: KeySurface): Promise<Life> {
	const life: Record<string, string> = {};
	async function step(name: string, task: () => Promise<string>): Promise<void> {
		try {
			life[name] = await task();
		} catch (error) {
			if (!(error instanceof YativoError)) {
				throw error;
			}
			life[name] = error.failure.kind;
		}
	}

	const { api } = apiFor(simulator);
	const product = surface === 'business' ? 'business' : 'crypto';
	const credentials = surface === 'business' ? businessKeyOf(simulator) : pairOf(simulator, surface);
	let connection: Connection | undefined;
	await step('connect', async () => {
		const connected = await api.connect(profileFor(simulator, { product }), credentials, patient);
		connection = connected.connection;
		const listed = connected.keys.map(key => `${key.name} ${key.status}`).join();
		return `${connection.capabilities.surface} ${connection.profile.basePath}: ${listed}`;
	});
	if (!connection) {
		return life;
	}
	const { capabilities } = connection;
	const signedIn: Connection = connection;
	const options = () => ({ code: codeOf(simulator), signal: patient });
	const [first = '', second = ''] = scopesOf[surface];
	const scopes: Scopes = [first, second];
	const expiresAt = new Date(simulator.now() + 90 * dayMs);
	let id = '';
	await step('create', async () => {
		const before = await signedIn.list(patient);
		const issued = await signedIn.create({ name: 'Mine', scopes, expiresAt }, options());
		const real = simulator.keys().at(-1);
		assert.equal(issued.secret?.reveal(), surface === 'business' ? real?.apiKey : real?.secret);
		const key = issued.key();
		const found = key.id === undefined ? await signedIn.identify(key, before, patient) : [key];
		assert.deepEqual([found.length, found[0]?.id], [1, real?.id]);
		id = real?.id ?? '';
		const days = key.expiresAt ? `${Math.round((key.expiresAt.getTime() - simulator.now()) / dayMs)} days` : 'for ever';
		return `${key.name} ${key.scopes.length} scopes ${days}`;
	});
	if (!id) {
		return life;
	}
	if (capabilities.get) {
		await step('get', async () => (await signedIn.get(id, patient)).status);
	}
	if (capabilities.updateScopes) {
		await step('updateScopes', async () => String(await signedIn.updateScopes(id, [first], options())));
	}
	if (capabilities.rotate) {
		await step('rotate', async () => {
			const { secret, key } = await signedIn.rotate(id, options());
			assert.equal(secret?.reveal(), simulator.keys().at(-1)?.secret);
			return Object.keys(key()).length > 0 ? 'told' : 'secret alone';
		});
	}
	await step('revoke', async () => String(await signedIn.revoke(id, options())));
	const again = { name: 'Again', scopes };
	await step('wrongCode', async () => {
		const code = new Secret(simulator.account.authenticator.wrongCode());
		await signedIn.create(again, { code, signal: patient });
		return 'created';
	});
	await step('noCode', async () => {
		await signedIn.create(again, { signal: patient });
		return 'created';
	});
	await step('list', async () => (await signedIn.list(patient)).map(key => key.status).join());
	return life;
}

const documented: Readonly<Record<KeySurface, Life>> = {
	'crypto-generate': {
		connect: 'crypto-generate /api/v1: Signs in active',
		create: 'Mine 2 scopes 90 days',
		revoke: 'undefined',
		wrongCode: 'codeRefused',
		noCode: 'codeNeeded',
		list: 'active,revoked',
	},
	'crypto-2fa': {
		connect: 'crypto-2fa /api/v1: Signs in active',
		create: 'Mine 2 scopes 90 days',
		get: 'active',
		updateScopes: 'read',
		rotate: 'told',
		revoke: 'undefined',
		wrongCode: 'codeRefused',
		noCode: 'codeNeeded',
		list: 'active,revoked',
	},
	'crypto-rest': {
		connect: 'crypto-rest /api: Signs in active',
		create: 'Mine 2 scopes 90 days',
		revoke: 'undefined',
		wrongCode: 'codeRefused',
		noCode: 'codeNeeded',
		list: 'active,revoked',
	},
	business: {
		connect: 'business /api/v1: Signs in active',
		create: 'Mine 2 scopes 90 days',
		revoke: 'undefined',
		wrongCode: 'codeRefused',
		noCode: 'created',
		list: 'active,inactive,active',
	},
};

suite('a whole life of a key', () => {
	for (const surface of Object.keys(documented) as KeySurface[]) {
		test(`on ${surface}`, async context => {
			const simulator = await simulate(context, { surfaces: [surface] });
			assert.deepEqual(await liveThrough(simulator, surface), documented[surface]);
		});
	}
});

const generate: KeySurface = 'crypto-generate';
const guide: KeySurface = 'crypto-2fa';
const rest: KeySurface = 'crypto-rest';
const business: KeySurface = 'business';
const all: readonly KeySurface[] = [generate, guide, rest, business];
const crypto: readonly KeySurface[] = [generate, guide, rest];

interface Row {
	readonly set: Partial<Switches>;
	readonly on: readonly KeySurface[];
	/** What is not as documented; the steps named here end early where a step is `undefined`. */
	readonly differs?: Life;
	/** The only steps there are. */
	readonly only?: Life;
}

const nowhere: Life = { connect: 'surfaceNotFound' };
const forbidden: Life = { connect: 'forbidden' };

/** Each documented contradiction and unknown, and what a key's life comes to under it. */
const rows: readonly Row[] = [
	{ set: { bases: 'v1' }, on: [generate, guide, business] },
	{ set: { bases: 'v1' }, on: [rest], only: nowhere },
	{ set: { bases: 'unversioned' }, on: [generate], differs: { connect: 'crypto-generate /api: Signs in active' } },
	{ set: { bases: 'unversioned' }, on: [guide], differs: { connect: 'crypto-2fa /api: Signs in active' } },
	{ set: { bases: 'unversioned' }, on: [business], differs: { connect: 'business /api: Signs in active' } },
	{ set: { restBase: 'v1' }, on: [rest], differs: { connect: 'crypto-rest /api/v1: Signs in active' } },
	{
		set: { createPath: 'create' },
		on: [generate],
		only: { connect: documented[generate].connect ?? '', create: 'routeNotFound' },
	},
	{
		set: { createPath: 'generate' },
		on: [guide],
		only: { connect: documented[guide].connect ?? '', create: 'routeNotFound' },
	},
	{ set: { generateList: '/api-keys' }, on: [generate] },
	{ set: { generateList: 'nowhere' }, on: [generate], only: nowhere },
	{ set: { generateItem: 'types' }, on: [generate] },
	{ set: { listRoute: 'id-404' }, on: [generate, guide], only: nowhere },
	{ set: { listRoute: 'id-400' }, on: [generate, guide], only: nowhere },
	{ set: { revokeForm: 'POST' }, on: [generate], differs: { revoke: 'routeNotFound', list: 'active,active' } },
	{ set: { revokeForm: 'DELETE' }, on: [guide], differs: { revoke: 'routeNotFound', list: 'active,active' } },
	{ set: { tokenPath: '/auth/token' }, on: crypto },
	{ set: { tokenPath: '/apikey/token' }, on: crypto },
	{ set: { generateAnswer: 'sample-with-id' }, on: [generate] },
	{ set: { generateAnswer: 'types' }, on: [generate] },
	{ set: { grantedName: 'other' }, on: all, differs: { create: 'Production API Key 2 scopes 90 days' } },
	{ set: { grantedScopes: 'coarse' }, on: all, differs: { create: 'Mine 3 scopes 90 days' } },
	{ set: { grantedScopes: 'fewer' }, on: all, differs: { create: 'Mine 1 scopes 90 days' } },
	{ set: { scopeVocabulary: 'surface' }, on: all },
	{ set: { scopesRequired: 'always' }, on: all },
	{ set: { expiryField: 'expires_at' }, on: [guide], differs: { create: 'Mine 2 scopes for ever' } },
	{ set: { expiryField: 'either', unknownFields: 'refused' }, on: all },
	{ set: { unknownFields: 'refused' }, on: all },
	{
		set: { cryptoTotp: 'checked-if-sent' },
		on: [generate, rest],
		differs: { noCode: 'created', list: 'active,revoked,active' },
	},
	{
		set: { cryptoTotp: 'ignored' },
		on: [generate, rest],
		differs: { wrongCode: 'created', noCode: 'created', list: 'active,revoked,active,active' },
	},
	{ set: { businessTotp: 'required' }, on: [business], differs: { noCode: 'codeNeeded', list: 'active,inactive' } },
	{ set: { totpForReads: 'always' }, on: crypto, only: { connect: 'codeNeeded' } },
	{ set: { totpPlace: 'either' }, on: crypto },
	{ set: { totpRefusalStatus: 400 }, on: all },
	{ set: { totpRefusalStatus: 403 }, on: all },
	{ set: { totpRefusalStatus: 422 }, on: all },
	{ set: { totpRefusalText: 'vague' }, on: all },
	{ set: { totpRefusalText: 'vague', totpRefusalStatus: 400 }, on: crypto, differs: { noCode: 'refused' } },
	{ set: { totpRefusalText: 'vague', totpRefusalStatus: 403 }, on: crypto, differs: { noCode: 'forbidden' } },
	{ set: { totpRefusalText: 'vague', totpRefusalStatus: 422 }, on: crypto, differs: { noCode: 'refused' } },
	{ set: { totpRefusalText: 'vague', failureStatus: '200' }, on: crypto, differs: { noCode: 'refused' } },
	...(['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E6-result'] as const).flatMap(shape => [
		{ set: { errorShape: shape, totpRefusalShape: shape }, on: [generate, business] },
		{ set: { failureStatus: '200', errorShape: shape, totpRefusalShape: shape } as const, on: [guide] },
	]),
	{ set: { rotate: 'absent' }, on: [guide], differs: { rotate: 'routeNotFound' } },
	{ set: { rotateAnswer: 'data' }, on: [guide] },
	{ set: { rotateAnswer: 'secret-field' }, on: [guide] },
	{ set: { rotateAnswer: 'secret-alone' }, on: [guide], differs: { rotate: 'secret alone' } },
	{ set: { rotatedKey: 'pair' }, on: [guide] },
	{ set: { tokenAnswer: 'full' }, on: crypto },
	{ set: { tokenAnswer: 'bare' }, on: crypto },
	{ set: { tokenAnswer: 'in-data' }, on: crypto },
	{ set: { tokenAnswer: 'no-lifetime' }, on: crypto },
	{ set: { tokenLifetime: 90 }, on: crypto },
	{ set: { fiatIdempotency: 'required' }, on: [business] },
	{ set: { cryptoIdempotency: 'refused' }, on: crypto },
	{ set: { listAnswer: 'data' }, on: [generate, guide] },
	{ set: { listAnswer: 'keys' }, on: [generate, guide] },
	{ set: { listAnswer: 'bare' }, on: [generate, guide] },
	{ set: { getAnswer: 'flat' }, on: [guide] },
	{ set: { idField: 'id' }, on: [generate, guide] },
	{ set: { idField: 'key_id' }, on: [generate, guide] },
	{ set: { idField: '_id' }, on: [generate, guide] },
	{ set: { idFormat: 'hex' }, on: all },
	{ set: { listApiKey: 'masked' }, on: crypto },
	{ set: { listApiKey: 'absent' }, on: crypto },
	{ set: { extraFields: 'present' }, on: all },
	{ set: { dateFormat: 'microseconds' }, on: all },
	{ set: { statusCase: 'upper' }, on: all },
	{ set: { statusCode: 'string' }, on: all },
	{ set: { revokeAnswer: 'message' }, on: all },
	{ set: { revokeAnswer: 'empty-200' }, on: all },
	{ set: { revokeAnswer: 'empty-204' }, on: all },
	{ set: { permissionsAnswer: 'flat' }, on: [guide] },
	{ set: { permissionsAnswer: 'empty-204' }, on: [guide], differs: { updateScopes: 'undefined' } },
	{ set: { createStatus: 200 }, on: all },
	{
		set: { tokenManagesKeys: 'reads' },
		on: [generate, rest, business],
		only: { connect: '', create: 'forbidden' },
	},
	{ set: { tokenManagesKeys: 'nothing' }, on: all, only: forbidden },
	{ set: { address: 'blocked' }, on: all, only: forbidden },
	{ set: { propagationMs: 2000 }, on: [generate] },
	{ set: { createPath: 'generate' }, on: [generate] },
	{ set: { createPath: 'create' }, on: [guide] },
	{ set: { restBase: 'both' }, on: [rest], differs: { connect: 'crypto-rest /api/v1: Signs in active' } },
	{ set: { revokeForm: 'DELETE' }, on: [generate] },
	{ set: { revokeForm: 'POST' }, on: [guide] },
	{ set: { scopeVocabulary: 'any' }, on: all },
	{ set: { scopesRequired: 'never' }, on: all },
	{ set: { expiryField: 'expires_in_days' }, on: [guide] },
	{ set: { expiryField: 'expires_in_days' }, on: [rest], differs: { create: 'Mine 2 scopes for ever' } },
	// The create answer of business tells no end: only the next list does.
	{ set: { expiryField: 'expires_in_days' }, on: [business] },
	{
		set: { businessTotp: 'ignored' },
		on: [business],
		differs: { wrongCode: 'created', list: 'active,inactive,active,active' },
	},
	{ set: { totpPlace: 'body' }, on: [rest], only: { connect: '', create: 'codeRefused' } },
	{ set: { totpFailures: 'lock' }, on: all },
	{ set: { totpFailures: 'nothing' }, on: all },
	{ set: { rotatedSecret: 'lives-on' }, on: [guide] },
	{ set: { headerAuth: 'key-alone' }, on: crypto },
	{ set: { headerAuth: 'refused' }, on: crypto },
	{ set: { cryptoKeyAsBearer: 'accepted' }, on: crypto },
	{ set: { keyExpiry: 'ignored' }, on: all },
	{ set: { expiredStatus: 'revoked' }, on: all },
	{ set: { expiredStatus: 'active' }, on: all },
	{ set: { tokenAnswer: 'guide' }, on: crypto },
	{ set: { fiatIdempotency: 'optional' }, on: [business] },
	{ set: { idempotentReplay: 'conflict' }, on: [business] },
	{ set: { cryptoIdempotency: 'conflict' }, on: crypto },
	{ set: { cryptoIdempotency: 'first-answer' }, on: crypto },
	{ set: { restGet: 'alive' }, on: [rest] },
	{ set: { idFormat: 'short' }, on: all },
	{ set: { dateFormat: 'milliseconds' }, on: all },
	{ set: { revokeAgain: 'success' }, on: all },
	{ set: { revokeAgain: 'not-found' }, on: all },
	{ set: { tokenManagesKeys: 'by-scope' }, on: [rest] },
	{ set: { tokenManagesKeys: 'by-scope' }, on: [business], only: forbidden },
	{ set: { rateLimitHeaders: 'absent' }, on: all },
	{ set: { unknownPath: 'html-404', tokenPath: '/apikey/token', generateList: '/api-keys' }, on: [generate] },
	{ set: { unknownPath: 'json-405', tokenPath: '/apikey/token', generateList: '/api-keys' }, on: [generate] },
];

suite('a whole life of a key where the documentation contradicts itself', () => {
	for (const { set, on, differs, only } of rows) {
		for (const surface of on) {
			test(`${JSON.stringify(set)} on ${surface}`, async context => {
				const simulator = await simulate(context, { surfaces: [surface], switches: set });
				const connect = documented[surface].connect ?? '';
				const expected = only ? { ...only, connect: only.connect || connect } : { ...documented[surface], ...differs };
				assert.deepEqual(await liveThrough(simulator, surface), expected);
			});
		}
	}

	test('leaves no contradiction out', () => {
		const lived = new Set(rows.flatMap(({ set }) => Object.entries(set).map(([name, value]) => `${name} ${value}`)));
		const missing = switchNames.flatMap(name =>
			switches[name].values
				.slice(1)
				.map(value => `${name} ${value}`)
				.filter(value => !lived.has(value)),
		);
		// How sessions start and are refreshed: see emailSignIn.test.ts and tokens.test.ts.
		assert.deepEqual(missing, [
			'refreshRoute absent',
			'sessionRefreshAnswer flat',
			'signIn password',
			'signIn magic-link',
			'loginAnswer data',
			'loginAnswer empty',
		]);
	});
});
