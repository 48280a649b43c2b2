import { countRequest, findKey } from '../authenticate.ts';
import { printDate } from '../date.ts';
import { opens } from '../key.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, type Route, textOf, type Visit } from '../route.ts';
import { coarseScopes } from '../scopes.ts';
import type { Switches } from '../switches.ts';
import type { Token } from '../tokens.ts';
import { isUsable, lifetimeOf, type World } from '../world.ts';

/**
 * Crypto keys for bearer tokens.
 *
 * https://docs.yativo.com/api-reference/api-keys/token, https://docs.yativo.com/yativo-crypto/authentication,
 * https://docs.yativo.com/yativo-crypto/api-keys
 */
export const exchangeRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/auth/token',
		surface: 'crypto-generate',
		alive: world => world.settings.tokenPath !== '/apikey/token' && hasCrypto(world),
		handle: exchange,
	},
	{
		method: 'POST',
		path: '/apikey/token',
		surface: 'crypto-2fa',
		alive: ({ settings, surfaces }) =>
			settings.tokenPath === '/apikey/token' || (settings.tokenPath === 'both' && surfaces.has('crypto-2fa')),
		handle: exchange,
	},
];

function hasCrypto({ surfaces }: World): boolean {
	return surfaces.has('crypto-generate') || surfaces.has('crypto-2fa') || surfaces.has('crypto-rest');
}

function exchange(visit: Visit): Answer {
	const { world, call } = visit;
	const apiKey = textOf(call, 'api_key');
	const secret = textOf(call, 'api_secret');
	const found = findKey(world, key => key.surface !== 'business' && opens(key, apiKey, secret));
	countRequest(visit, found?.key.id ?? 'anybody', { perMinute: found?.key.requestsPerMinute ?? 1000 });
	if (!found || !isUsable(world, found.key)) {
		throw new Refusal(401, 'Invalid, expired, or revoked API key', { documentedShape: 'E5' });
	}
	const token = world.tokens.issue({ ...found, product: 'crypto', lifetimeSeconds: lifetimeOf(world, 'crypto') });
	found.key.lastUsedAt = world.clock.now();
	return { status: 200, body: tokenBody(token, shapeOf(visit, found.key.surface)) };
}

function shapeOf({ world, route }: Visit, surface: string): Switches['tokenAnswer'] | 'older-guide' | 'fields' {
	if (world.settings.tokenAnswer !== 'as-documented') {
		return world.settings.tokenAnswer;
	}
	if (route.path === '/apikey/token') {
		return 'fields';
	}
	return surface === 'crypto-2fa' ? 'older-guide' : 'full';
}

function tokenBody(token: Token, shape: ReturnType<typeof shapeOf>): Record<string, unknown> {
	const fields = { access_token: token.value, expires_in: token.lifetimeSeconds };
	const bare = { success: true, access_token: token.value, token_type: 'Bearer', expires_in: token.lifetimeSeconds };
	const guide = { ...bare, expires_at: printDate(token.expiresAt, 'milliseconds') };
	const olderGuide = { ...guide, scopes: coarse(token) };
	switch (shape) {
		case 'fields':
			return fields;
		case 'bare':
			return bare;
		case 'guide':
			return guide;
		case 'older-guide':
			return olderGuide;
		case 'in-data':
			return { status: 'success', data: fields };
		case 'no-lifetime':
			return { success: true, access_token: token.value, token_type: 'Bearer' };
		default:
			return {
				...olderGuide,
				refresh_recommendation: { refresh_before_seconds: 300, auto_refresh_enabled: true },
			};
	}
}

/** Answers of the exchange name coarse scopes, whatever the key was asked for with. */
function coarse({ key }: Token): readonly string[] {
	return key?.scopes.every(scope => scope.includes(':')) ? coarseScopes : (key?.scopes ?? coarseScopes);
}
