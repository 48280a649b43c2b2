import type { Account } from './account.ts';
import { opens, type SimulatedKey } from './key.ts';
import type { Quota } from './rateLimit.ts';
import { Refusal } from './refusal.ts';
import { headerOf, type Visit } from './route.ts';
import { permits } from './scopes.ts';
import { isUsable, type World } from './world.ts';

/** Who calls: an account, and the key behind the credential unless it is a session. */
export interface Caller {
	readonly account: Account;
	readonly key?: SimulatedKey;
}

/** Finds the caller of a crypto or fiat route, counts the request, or refuses with 401, 403 or 429. */
export function authenticate(visit: Visit, product: 'crypto' | 'fiat'): Caller {
	const { world } = visit;
	const caller = product === 'crypto' ? cryptoCaller(visit) : fiatCaller(visit);
	if (!caller || (caller.key && !isUsable(world, caller.key))) {
		throw new Refusal(401, 'Invalid or expired access token');
	}
	countRequest(visit, caller.key?.id ?? `${product} ${caller.account.accountId}`, quotaOf(product, caller.key));
	if (world.settings.address === 'blocked') {
		throw new Refusal(403, 'This IP address is not allowed');
	}
	if (caller.key) {
		caller.key.lastUsedAt = world.clock.now();
	}
	return caller;
}

/** Finds the caller and checks that the credential may read or change keys. */
export function authenticateManager(visit: Visit, product: 'crypto' | 'fiat', access: 'read' | 'write'): Caller {
	const caller = authenticate(visit, product);
	const rule = visit.world.settings.tokenManagesKeys;
	const allowed =
		!caller.key ||
		rule === 'everything' ||
		(rule === 'reads' && access === 'read') ||
		(rule === 'by-scope' && permits(caller.key.scopes, access));
	if (!allowed) {
		throw new Refusal(403, `API key does not have the '${access}' permission`);
	}
	return caller;
}

/** Refuses a caller whose key lacks every one of `scopes`. */
export function requireScope(caller: Caller, scopes: readonly string[]): void {
	if (caller.key && !scopes.some(scope => caller.key?.scopes.includes(scope))) {
		throw new Refusal(403, `API key does not have the '${scopes[0]}' permission`);
	}
}

/** Counts a request; refuses the one too many with 429. */
export function countRequest(visit: Visit, who: string, documented: Quota): void {
	const { requestsPerMinute, limiter } = visit.world;
	visit.rate = limiter.count(who, requestsPerMinute === undefined ? documented : { perMinute: requestsPerMinute });
	if (visit.rate.retryAfter !== undefined) {
		throw new Refusal(429, 'Too many requests. Please wait before retrying.', { retryAfter: visit.rate.retryAfter });
	}
}

function cryptoCaller({ world, call }: Visit): Caller | undefined {
	const { headerAuth, cryptoKeyAsBearer } = world.settings;
	const apiKey = headerOf(call, 'x-api-key');
	const apiSecret = headerOf(call, 'x-api-secret');
	const bearer = bearerOf(call);
	if (bearer !== undefined) {
		const token = world.tokens.find(bearer);
		if (token?.product === 'crypto') {
			return token;
		}
		return cryptoKeyAsBearer === 'accepted' ? findCryptoKey(world, key => key.apiKey === bearer) : undefined;
	}
	if (apiKey === undefined || headerAuth === 'refused') {
		return undefined;
	}
	return findCryptoKey(
		world,
		key => opens(key, apiKey, apiSecret ?? '') || (headerAuth === 'key-alone' && key.apiKey === apiKey),
	);
}

function fiatCaller({ world, call }: Visit): Caller | undefined {
	const bearer = bearerOf(call);
	const token = bearer === undefined ? undefined : world.tokens.find(bearer);
	return token?.product === 'fiat' ? token : findKey(world, key => key.surface === 'business' && key.apiKey === bearer);
}

function bearerOf(call: Visit['call']): string | undefined {
	return /^Bearer +(\S+)$/i.exec(headerOf(call, 'authorization') ?? '')?.[1];
}

function findCryptoKey(world: World, test: (key: SimulatedKey) => boolean): Caller | undefined {
	return findKey(world, key => key.surface !== 'business' && test(key));
}

/** The account and key that `test` accepts. */
export function findKey(world: World, test: (key: SimulatedKey) => boolean): Required<Caller> | undefined {
	for (const account of world.accounts) {
		const key = account.keys.find(test);
		if (key) {
			return { account, key };
		}
	}
	return undefined;
}

/** https://docs.yativo.com/api-reference/api-keys/create and https://docs.yativo.com/yativo-fiat/security */
function quotaOf(product: 'crypto' | 'fiat', key: SimulatedKey | undefined): Quota {
	if (product === 'fiat') {
		return { perMinute: key?.requestsPerMinute ?? 120 };
	}
	return key ? { perMinute: key.requestsPerMinute, perHour: 3000, perDay: 50_000 } : { perMinute: 1000 };
}
