import { respond } from '../../simulator/respond.ts';
import type { Answer } from '../../simulator/route.ts';
import type { Surface } from '../../simulator/scopes.ts';
import type { Switches } from '../../simulator/switches.ts';
import { createWorld, lifetimeOf } from '../../simulator/world.ts';

interface Step {
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

const dayMs = 86_400_000;
const start = Date.UTC(2026, 2, 26, 10);

/**
 * Asks a fresh world everything that some switch might answer differently, and returns `request → answer` for each.
 *
 * Two tours of the same world are the same, so any difference between two tours comes from their switches.
 */
export function tour(switches: Partial<Switches>, surfaces?: readonly Surface[]): string[] {
	const world = createWorld({ switches, now: () => start, ...(surfaces && { surfaces }) });
	const [account] = world.accounts;
	const lines: string[] = [];

	function ask(line: string, { headers = {}, body }: Step = {}): Answer {
		const [method = '', path = ''] = line.split(' ');
		const { answer } = respond(world, {
			method,
			path,
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
			body: body === undefined ? '' : JSON.stringify(body),
		});
		lines.push(`${line} → ${JSON.stringify(answer)}`);
		return answer;
	}

	const bearerOf = (product: 'crypto' | 'fiat') => ({
		Authorization: `Bearer ${world.tokens.issue({ account, product, lifetimeSeconds: lifetimeOf(world, product) }).value}`,
	});
	const session = () => bearerOf('crypto');
	const fiat = () => bearerOf('fiat');
	const code = () => ({ 'X-2FA-Token': account.totp() });
	let uuid = 0;
	const once = () => ({ 'Idempotency-Key': `key-${uuid++}` });

	const coarse = { name: 'CI', permissions: ['read', 'write'], expires_in_days: 30 };
	const fine = { name: 'CI', permissions: ['transactions:read', 'accounts:read'], expires_at: '2026-12-01T00:00:00Z' };
	const creators = [
		{ path: '/api/v1/apikey/create', wish: coarse, auth: session },
		{ path: '/api/v1/apikey/generate', wish: fine, auth: session },
		{ path: '/api/api-keys', wish: fine, auth: session },
		{
			path: '/api/v1/business/api-keys',
			wish: { ...fine, permissions: ['customers:read', 'payouts:write'] },
			auth: fiat,
		},
	];
	const lists = ['/api/v1/apikey/list', '/api/v1/api-keys', '/api/apikey/list', '/api/api-keys'];
	const listAll = (headers: () => Record<string, string> = session) => {
		for (const path of lists) {
			ask(`GET ${path}`, { headers: headers() });
		}
		ask('GET /api/v1/business/api-keys', { headers: fiat() });
		ask('GET /api/business/api-keys', { headers: fiat() });
	};

	// An empty account, unknown paths, no credential.
	listAll();
	ask('GET /api/v1/unknown');
	ask('GET /api/v1/apikey/list');

	// Keys in every state; a moment later they are listed.
	account.addKey({ id: 'expired', expiresAt: start - dayMs });
	account.addKey({ id: 'revoked', revokedAt: start - dayMs });
	const oldKey = account.addKey({ id: 'used', surface: 'crypto-2fa', lastUsedAt: start - dayMs });
	const business = account.addKey({ id: 'business', surface: 'business', scopes: ['customers:read'] });
	for (const { path, wish, auth } of creators) {
		const headers = () => ({ ...auth(), ...code(), ...once() });
		ask(`POST ${path}`, { headers: headers(), body: wish });
		listAll();
		ask(`POST ${path}`, { headers: { ...auth(), ...once() }, body: wish });
		ask(`POST ${path}`, { headers: { ...auth(), ...code() }, body: wish });
		ask(`POST ${path}`, { headers: headers(), body: { name: 'No scopes' } });
		ask(`POST ${path}`, {
			headers: headers(),
			body: { ...wish, permissions: ['read', 'payouts:write', 'accounts:read'] },
		});
		ask(`POST ${path}`, { headers: headers(), body: { ...wish, permissions: ['anything:at-all'] } });
		ask(`POST ${path}`, { headers: headers(), body: { ...wish, color: 'red' } });
		ask(`POST ${path}`, {
			headers: headers(),
			body: { name: 'Dated', permissions: wish.permissions, expires_at: '2027-01-01T00:00:00Z' },
		});
		ask(`POST ${path}`, {
			headers: headers(),
			body: { name: 'Days', permissions: wish.permissions, expires_in_days: 7 },
		});
		ask(`POST ${path}`, { headers: { ...auth(), ...once() }, body: { ...wish, two_factor_token: account.totp() } });
		const same = { ...auth(), ...once() };
		ask(`POST ${path}`, { headers: { ...same, ...code() }, body: wish });
		ask(`POST ${path}`, { headers: { ...same, ...code() }, body: wish });
	}
	listAll();
	listAll(() => ({ ...session(), ...code() }));
	ask('GET /api/v1/apikey/used', { headers: { ...session(), ...code() } });
	ask('GET /api/api-keys/used', { headers: { ...session(), ...code() } });

	// Exchange, and what the exchanged token and the pair may do.
	const pair = { api_key: oldKey.apiKey, api_secret: oldKey.secret };
	const expired = account.keys[0];
	ask('POST /api/v1/auth/token', { body: { api_key: expired?.apiKey, api_secret: expired?.secret } });
	ask('POST /api/v1/auth/token', { body: { ...pair, api_secret: 'wrong' } });
	for (const path of ['/api/v1/auth/token', '/api/v1/apikey/token', '/api/auth/token']) {
		ask(`POST ${path}`, { body: pair });
	}
	const exchanged = world.tokens.issue({ account, key: oldKey, product: 'crypto', lifetimeSeconds: 3600 }).value;
	const narrow = account.addKey({ id: 'narrow', scopes: ['webhooks:manage'] });
	for (const auth of [
		{ Authorization: `Bearer ${exchanged}` },
		{ Authorization: `Bearer ${oldKey.apiKey}` },
		{ 'X-API-Key': oldKey.apiKey, 'X-API-Secret': oldKey.secret },
		{ 'X-API-Key': oldKey.apiKey },
		{ 'X-API-Key': narrow.apiKey, 'X-API-Secret': narrow.secret },
	]) {
		listAll(() => auth as Record<string, string>);
		ask('DELETE /api/v1/apikey/nobody', { headers: { ...(auth as Record<string, string>), ...code() } });
	}
	ask('GET /api/v1/business/api-keys', { headers: { Authorization: `Bearer ${business.apiKey}` } });
	ask('GET /api/v1/business/transactions/index', { headers: { Authorization: `Bearer ${business.apiKey}` } });

	// Codes: right, used twice, wrong until it hurts, right again, right again later.
	const used = code();
	ask('POST /api/v1/apikey/used/rotate', { headers: { ...session(), ...used } });
	ask('POST /api/v1/apikey/used/rotate', { headers: { ...session(), ...used } });
	ask('POST /api/v1/auth/token', { body: pair });
	ask('POST /api/v1/apikey/token', { body: pair });
	ask('PUT /api/v1/apikey/used/permissions', { headers: { ...session(), ...code() }, body: { permissions: ['read'] } });
	for (const id of ['used', 'used', 'nobody', 'expired', 'narrow', 'business']) {
		for (const line of [
			`POST /api/v1/apikey/${id}/revoke`,
			`DELETE /api/v1/apikey/${id}`,
			`DELETE /api/api-keys/${id}`,
		]) {
			ask(line, { headers: { ...session(), ...code() } });
		}
		ask(`DELETE /api/v1/business/api-keys/${id}`, { headers: { ...fiat(), ...code(), ...once() } });
	}
	for (let attempt = 0; attempt < 5; attempt++) {
		const headers = { ...session(), 'X-2FA-Token': account.authenticator.wrongCode() };
		ask('DELETE /api/v1/apikey/narrow', { headers });
		ask('POST /api/v1/apikey/narrow/revoke', { headers });
	}
	for (const wait of [0, 3_600_000]) {
		world.clock.advance(wait);
		ask('DELETE /api/v1/apikey/narrow', { headers: { ...session(), ...code() } });
		ask('POST /api/v1/apikey/revoked/revoke', { headers: { ...session(), ...code() } });
	}
	listAll(session);

	// Sessions.
	const { email, password } = account;
	ask('POST /api/v1/authentication/login', { body: { email, password } });
	ask('POST /api/v1/authentication/otp_verification', {
		body: { email, otp: world.emailCodes.get(email)?.code ?? '0' },
	});
	ask('POST /api/v1/authentication/google_auth_verification', { body: { email, otp: account.totp() } });
	ask('GET /api/v1/authentication/refresh-token', { headers: session() });
	ask('POST /api/v1/auth/login', { body: { account_id: account.accountId, app_secret: account.appSecret } });
	ask('GET /api/v1/auth/refresh-token', { headers: fiat() });
	ask('POST /api/v1/authentication/generate-key', { body: { email, api_key: narrow.apiKey } });
	return lines;
}
