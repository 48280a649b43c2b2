import { printDate, printDateOrNull } from './date.ts';
import { type SimulatedKey, stateOf } from './key.ts';
import type { KeySurface } from './scopes.ts';
import type { World } from './world.ts';

/** One key as a list of `surface` shows it. */
export function itemOf(world: World, key: SimulatedKey, surface: KeySurface): Record<string, unknown> {
	const extra = world.settings.extraFields === 'present' ? undocumentedFields(key) : {};
	return { ...documentedItem(world, key, surface), ...extra };
}

function documentedItem(world: World, key: SimulatedKey, surface: KeySurface): Record<string, unknown> {
	const { dateFormat } = world.settings;
	const date = (ms: number | undefined) => printDateOrNull(ms, dateFormat);
	switch (surface) {
		// https://docs.yativo.com/api-reference/api-keys/list
		case 'crypto-rest':
			return {
				key_id: key.id,
				...publicPart(world, key),
				name: key.name,
				permissions: key.scopes,
				status: statusOf(world, key),
				last_used_at: date(key.lastUsedAt),
				expires_at: date(key.expiresAt),
				created_at: date(key.createdAt),
			};
		// The stored item in the types of https://docs.yativo.com/yativo/api-keys
		case 'crypto-2fa':
			return {
				...identity(world, key, 'key_id'),
				name: key.name,
				...publicPart(world, key),
				permissions: key.scopes,
				...(key.lastUsedAt !== undefined && { last_used_at: date(key.lastUsedAt) }),
				...(key.expiresAt !== undefined && { expires_at: date(key.expiresAt) }),
				created_at: date(key.createdAt),
				status: statusOf(world, key),
			};
		// Not documented: the names of the create and revoke answers of the same generation, or of its types.
		case 'crypto-generate':
			if (world.settings.generateItem === 'types') {
				return documentedItem(world, key, 'crypto-2fa');
			}
			return {
				...identity(world, key, 'id'),
				key_name: key.name,
				...publicPart(world, key),
				scopes: key.scopes,
				is_revoked: ['revoked', 'REVOKED'].includes(statusOf(world, key)),
				created_at: date(key.createdAt),
				expires_at: date(key.expiresAt),
				last_used_at: date(key.lastUsedAt),
				rate_limit: rateLimitOf(key),
			};
		// https://docs.yativo.com/yativo-fiat/api-keys
		case 'business':
			return {
				...businessFields(world, key),
				...(key.lastUsedAt !== undefined && { last_used_at: date(key.lastUsedAt) }),
				created_at: printDate(key.createdAt, dateFormat),
				...(key.expiresAt !== undefined && { expires_at: date(key.expiresAt) }),
			};
	}
}

/** The first fields of a business key; `key_prefix` is the first eight characters, the same for every key. */
export function businessFields(world: World, key: SimulatedKey): Record<string, unknown> {
	return {
		id: key.id,
		name: key.name,
		key_prefix: key.apiKey.slice(0, 8),
		permissions: key.scopes,
		is_active: statusOf(world, key).toLowerCase() === 'active',
	};
}

/** Quota of a key as the create answer of crypto-generate tells it. */
export function rateLimitOf(key: SimulatedKey): Record<string, number> {
	return { requests_per_minute: key.requestsPerMinute, requests_per_hour: 3000, requests_per_day: 50_000 };
}

function statusOf(world: World, key: SimulatedKey): string {
	const state = stateOf(key, world.clock.now());
	const status = state === 'expired' ? world.settings.expiredStatus : state;
	return world.settings.statusCase === 'upper' ? status.toUpperCase() : status;
}

function identity(world: World, key: SimulatedKey, own: 'id' | 'key_id'): Record<string, string> {
	const { idField } = world.settings;
	return { [idField === 'own' ? own : idField]: key.id };
}

function publicPart(world: World, key: SimulatedKey): Record<string, string> {
	switch (world.settings.listApiKey) {
		case 'whole':
			return { api_key: key.apiKey };
		case 'masked':
			return { api_key: `${key.apiKey.slice(0, 9)}****${key.apiKey.slice(-4)}` };
		case 'absent':
			return {};
	}
}

function undocumentedFields(key: SimulatedKey): Record<string, unknown> {
	return { rate_limit: rateLimitOf(key), ip_restrictions: ['203.0.113.7'], label: null };
}
