import type { Credentials } from '../core/credentials.ts';
import type { Surface } from '../core/profile.ts';
import type { WireKey } from './keyWire.ts';
import type { ListPath } from './surface.ts';

type CryptoSurface = Exclude<Surface, 'business'>;

/** Key prefixes say more than field names: only one generation hands each of them out. */
const prefixes: readonly (readonly [string, CryptoSurface])[] = [
	['yativo_', 'crypto-generate'],
	['yvk_', 'crypto-2fa'],
	['yk_', 'crypto-rest'],
];

/** Scopes of https://docs.yativo.com/yativo-crypto/api-keys alone. */
const coarseScopes: readonly string[] = ['read', 'write', 'transactions', 'webhooks'];

/**
 * The generation that a list speaks of, or `undefined` when it tells nothing, as an empty one does.
 *
 * One router may list keys of several generations: then that of the key which signed in counts, else the one at home
 * under the path, else the newest.
 */
export function surfaceOfList(wire: readonly WireKey[], path: ListPath, credentials: Credentials): Surface | undefined {
	if (path === '/business/api-keys') {
		return 'business';
	}
	const seen = new Set(wire.map(key => generationOf(key, path)).filter(found => found !== undefined));
	const own = surfaceOfCredentials(credentials);
	const order: readonly CryptoSurface[] =
		path === '/api-keys'
			? ['crypto-rest', 'crypto-generate', 'crypto-2fa']
			: ['crypto-generate', 'crypto-2fa', 'crypto-rest'];
	return own && (seen.has(own) || seen.size === 0) ? own : order.find(surface => seen.has(surface));
}

/** The generation to assume where a list tells nothing: the newest that is known to list there. */
export function assumedSurface(path: ListPath): Surface {
	switch (path) {
		case '/business/api-keys':
			return 'business';
		case '/api-keys':
			return 'crypto-rest';
		case '/apikey/list':
			return 'crypto-generate';
	}
}

function surfaceOfCredentials(credentials: Credentials): CryptoSurface | undefined {
	return credentials.kind === 'apiKey' ? surfaceOfPrefix(credentials.apiKey.reveal()) : undefined;
}

function generationOf(wire: WireKey, path: ListPath): CryptoSurface | undefined {
	const byPrefix = wire.api_key ? surfaceOfPrefix(wire.api_key) : undefined;
	if (byPrefix) {
		return byPrefix;
	}
	if (wire.key_name != null || wire.scopes != null || wire.is_revoked != null) {
		return 'crypto-generate';
	}
	const { permissions } = wire;
	if (permissions?.length && permissions.every(scope => coarseScopes.includes(scope))) {
		return 'crypto-2fa';
	}
	if (wire.key_id == null || wire.status == null || !permissions) {
		return undefined;
	}
	// Both have these fields by the documentation, each at its own path.
	return path === '/api-keys' ? 'crypto-rest' : 'crypto-2fa';
}

function surfaceOfPrefix(apiKey: string): CryptoSurface | undefined {
	return prefixes.find(([prefix]) => apiKey.startsWith(prefix))?.[1];
}
