import type { SurfaceSettings } from '../surface.ts';

/**
 * The crypto guide: keys `yvk_…` with secrets `yvs_…`, every change with a code.
 *
 * https://docs.yativo.com/yativo-crypto/api-keys. Only the create answer is documented there; the rest is read tolerantly.
 */
export const crypto2fa: SurfaceSettings = {
	product: 'crypto',
	listPaths: ['/apikey/list', '/api-keys'],
	create: { method: 'POST', path: '/apikey/create' },
	revoke: { method: 'POST', path: '/apikey/{id}/revoke' },
	get: { method: 'GET', path: '/apikey/{id}' },
	rotate: { method: 'POST', path: '/apikey/{id}/rotate' },
	updateScopes: { method: 'PUT', path: '/apikey/{id}/permissions' },
	expiry: 'days',
	secretField: 'api_secret',
	code: 'required',
	wantsIdempotencyKey: false,
	sibling: 'crypto-generate',
};
