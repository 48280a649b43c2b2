import { createKey, readScopes } from '../create.ts';
import { printDate, printDateOrNull } from '../date.ts';
import { onceOnCrypto } from '../idempotency.ts';
import type { SimulatedKey } from '../key.ts';
import { authenticateReader, authenticateWriter, keyOf, revoke } from '../manage.ts';
import { Refusal } from '../refusal.ts';
import { revoked } from '../revoked.ts';
import type { Answer, Route, Visit } from '../route.ts';
import { itemOf } from '../shape.ts';
import { isUsable, type World } from '../world.ts';

/**
 * The crypto guide, keys that start with `yvk_`. Every change takes a code.
 *
 * https://docs.yativo.com/yativo-crypto/api-keys; only the create answer is documented.
 */
export const cryptoTwoFactorRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/apikey/create',
		surface: 'crypto-2fa',
		alive: ({ settings, surfaces }) =>
			settings.createPath === 'create'
				? surfaces.has('crypto-2fa') || surfaces.has('crypto-generate')
				: settings.createPath === 'own' && surfaces.has('crypto-2fa'),
		handle: create,
	},
	{
		method: 'GET',
		path: '/apikey/{id}',
		surface: 'crypto-2fa',
		handle(visit) {
			const { account } = authenticateReader(visit, 'crypto-2fa');
			const item = itemOf(visit.world, keyOf(visit, account, 'crypto-2fa'), 'crypto-2fa');
			return { status: 200, body: visit.world.settings.getAnswer === 'data' ? inData(item) : item };
		},
	},
	{
		method: 'POST',
		path: '/apikey/{id}/revoke',
		surface: 'crypto-2fa',
		alive: ({ settings, surfaces }) =>
			settings.revokeForm === 'POST'
				? surfaces.has('crypto-2fa') || surfaces.has('crypto-generate')
				: settings.revokeForm === 'own' && surfaces.has('crypto-2fa'),
		handle(visit) {
			const key = revoke(visit, 'crypto-2fa');
			return revoked(visit, { id: key.id, status: 'revoked', revoked_at: printDate(key.revokedAt) });
		},
	},
	{
		method: 'POST',
		path: '/apikey/{id}/rotate',
		surface: 'crypto-2fa',
		alive: ({ settings, surfaces }) => surfaces.has('crypto-2fa') && settings.rotate === 'alive',
		handle: rotate,
	},
	{ method: 'PUT', path: '/apikey/{id}/permissions', surface: 'crypto-2fa', handle: changePermissions },
];

function create(visit: Visit): Answer {
	const { account } = authenticateWriter(visit, 'crypto-2fa');
	return onceOnCrypto(visit, account, () => {
		const key = createKey(visit, account, 'crypto-2fa');
		return {
			status: visit.world.settings.createStatus,
			body: {
				id: key.id,
				name: key.name,
				api_key: key.apiKey,
				api_secret: key.secret,
				permissions: key.scopes,
				expires_at: printDateOrNull(key.expiresAt),
				created_at: printDate(key.createdAt),
			},
		};
	});
}

function rotate(visit: Visit): Answer {
	const { account } = authenticateWriter(visit, 'crypto-2fa');
	const { settings } = visit.world;
	const key = usableKey(visit, keyOf(visit, account, 'crypto-2fa'));
	const pair = account.newPair(key.surface);
	if (settings.rotatedSecret === 'lives-on') {
		key.formerPairs.push({ apiKey: key.apiKey, secret: key.secret });
	}
	key.secret = pair.secret;
	key.apiKey = settings.rotatedKey === 'pair' ? pair.apiKey : key.apiKey;
	const whole = { id: key.id, name: key.name, api_key: key.apiKey, api_secret: key.secret, permissions: key.scopes };
	switch (settings.rotateAnswer) {
		case 'flat':
			return { status: 200, body: whole };
		case 'data':
			return { status: 200, body: inData(whole) };
		case 'secret-field':
			return { status: 200, body: { id: key.id, api_key: key.apiKey, secret: key.secret } };
		case 'secret-alone':
			return { status: 200, body: { api_secret: key.secret } };
	}
}

function changePermissions(visit: Visit): Answer {
	const { account } = authenticateWriter(visit, 'crypto-2fa');
	const key = usableKey(visit, keyOf(visit, account, 'crypto-2fa'));
	key.scopes = readScopes(visit, 'crypto-2fa');
	const item = itemOf(visit.world, key, 'crypto-2fa');
	switch (visit.world.settings.permissionsAnswer) {
		case 'data':
			return { status: 200, body: inData(item) };
		case 'flat':
			return { status: 200, body: item };
		case 'empty-204':
			return { status: 204 };
	}
}

function usableKey({ world }: { world: World }, key: SimulatedKey): SimulatedKey {
	if (!isUsable(world, key)) {
		throw new Refusal(409, 'API key is not active');
	}
	return key;
}

function inData(data: unknown): unknown {
	return { status: 'success', data };
}
