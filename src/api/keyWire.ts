import * as z from 'zod/mini';
import type { ApiKey, KeyStatus, RateLimit } from '../core/apiKey.ts';
import { digest } from '../core/digest.ts';
import { mask } from '../core/mask.ts';
import { isAddressable } from './http.ts';
import { maybe, WireDate } from './schema.ts';

/** The first fault alone is told: a list of a million may have as many. */
const Scopes = z.pipe(
	z.array(z.unknown()),
	z.transform((scopes, context) => {
		const wrong = scopes.findIndex(scope => typeof scope !== 'string');
		if (wrong >= 0) {
			context.issues.push({ code: 'custom', message: 'not text', input: undefined, path: [wrong] });
			return z.NEVER;
		}
		return scopes as readonly string[];
	}),
);

const Id = z.pipe(z.union([z.string(), z.number()]), z.transform(String));

/**
 * One key in the words of all surfaces: each names id, name, scopes, state and dates in its own way, some in two.
 *
 * Sources: https://docs.yativo.com/api-reference/api-keys/create, https://docs.yativo.com/api-reference/api-keys/list,
 * https://docs.yativo.com/api-reference/api-keys/revoke, https://docs.yativo.com/yativo/api-keys,
 * https://docs.yativo.com/yativo-fiat/api-keys. `_id` and `createdAt` are inferred from
 * https://docs.yativo.com/yativo/webhooks. Fields that are not here may be there.
 */
export const WireKey = z.object({
	id: maybe(Id),
	key_id: maybe(Id),
	_id: maybe(Id),
	name: maybe(z.string()),
	key_name: maybe(z.string()),
	permissions: maybe(Scopes),
	scopes: maybe(Scopes),
	api_key: maybe(z.string()),
	/** The first eight characters of a business key: the same for all. */
	key_prefix: maybe(z.string()),
	status: maybe(z.string()),
	is_revoked: maybe(z.boolean()),
	is_active: maybe(z.boolean()),
	created_at: maybe(WireDate),
	createdAt: maybe(WireDate),
	last_used_at: maybe(WireDate),
	expires_at: maybe(WireDate),
	revoked_at: maybe(WireDate),
	rate_limit: maybe(
		z.catch(
			z.nullable(
				z.object({
					requests_per_minute: maybe(z.number()),
					requests_per_hour: maybe(z.number()),
					requests_per_day: maybe(z.number()),
				}),
			),
			null,
		),
	),
});

export type WireKey = z.infer<typeof WireKey>;

/** A key in a list: it is one only if it has a name or something to call it by. */
export const WireListedKey = WireKey.check(
	z.refine(wire => [wire.id, wire.key_id, wire._id, wire.name, wire.key_name, wire.api_key].some(Boolean), {
		path: ['id'],
	}),
);

const knownStatuses: readonly string[] = ['active', 'inactive', 'expired', 'revoked'];

/** What an answer tells of a key, in the words of this client; a fact that it does not tell is absent. */
export function factsOf(wire: WireKey): Partial<ApiKey> {
	const id = wire.id ?? wire.key_id ?? wire._id;
	const name = wire.name ?? wire.key_name;
	const scopes = wire.permissions ?? wire.scopes;
	const status = statusOf(wire);
	const rateLimit = rateLimitOf(wire);
	const createdAt = wire.created_at ?? wire.createdAt;
	return {
		...(typeof id === 'string' && isAddressable(id) && { id }),
		...(typeof name === 'string' && { name }),
		...(scopes && { scopes }),
		...(status !== undefined && { status }),
		...publicPart(wire),
		...(createdAt && { createdAt }),
		...(wire.last_used_at && { lastUsedAt: wire.last_used_at }),
		...(wire.expires_at && { expiresAt: wire.expires_at }),
		...(wire.revoked_at && { revokedAt: wire.revoked_at }),
		...(rateLimit && { rateLimit }),
	};
}

/** A key as a list shows it. What the list does not tell is empty; without a state it counts as active. */
export function keyOf(wire: WireKey): ApiKey {
	return { name: '', scopes: [], status: 'active', ...factsOf(wire) };
}

/** The state in the order of trust: the word, then the flags. Unknown words stay as they are. */
function statusOf({ status, is_revoked, is_active }: WireKey): KeyStatus | undefined {
	if (status) {
		const word = status.toLowerCase();
		return knownStatuses.includes(word) ? word : status;
	}
	if (is_revoked) {
		return 'revoked';
	}
	if (is_active === false) {
		return 'inactive';
	}
	return is_active === true || is_revoked === false ? 'active' : undefined;
}

/** A list may show the public part whole, shortened, or not at all; only the whole one has a digest worth comparing. */
function publicPart({ api_key, key_prefix }: WireKey): Partial<ApiKey> {
	if (!api_key) {
		return key_prefix ? { maskedKey: `${key_prefix}…` } : {};
	}
	const isWhole = /^\w{20,}$/.test(api_key);
	return { maskedKey: mask(api_key), ...(isWhole && { keyDigest: digest(api_key) }) };
}

function rateLimitOf({ rate_limit: wire }: WireKey): RateLimit | undefined {
	const limit = {
		...(typeof wire?.requests_per_minute === 'number' && { perMinute: wire.requests_per_minute }),
		...(typeof wire?.requests_per_hour === 'number' && { perHour: wire.requests_per_hour }),
		...(typeof wire?.requests_per_day === 'number' && { perDay: wire.requests_per_day }),
	};
	return Object.keys(limit).length > 0 ? limit : undefined;
}
