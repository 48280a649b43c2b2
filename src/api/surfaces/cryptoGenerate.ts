import type { SurfaceSettings } from '../surface.ts';

/**
 * The newest crypto reference: keys `yativo_…`.
 *
 * https://docs.yativo.com/api-reference/api-keys/create, https://docs.yativo.com/api-reference/api-keys/revoke. No list is
 * documented for it; both paths of the other crypto generations are candidates. It has no rotate, get or scope change.
 */
export const cryptoGenerate: SurfaceSettings = {
	product: 'crypto',
	listPaths: ['/apikey/list', '/api-keys'],
	create: { method: 'POST', path: '/apikey/generate' },
	revoke: { method: 'DELETE', path: '/apikey/{id}' },
	expiry: 'date',
	secretField: 'api_secret',
	code: 'orWithout',
	wantsIdempotencyKey: false,
	sibling: 'crypto-2fa',
};
