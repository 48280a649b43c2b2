import type { SurfaceSettings } from '../surface.ts';

/**
 * The older crypto reference: keys `yk_live_…` with secrets `ys_live_…`. A lost secret means revoking and creating again.
 *
 * https://docs.yativo.com/api-reference/api-keys/list
 */
export const cryptoRest: SurfaceSettings = {
	product: 'crypto',
	listPaths: ['/api-keys', '/apikey/list'],
	create: { method: 'POST', path: '/api-keys' },
	revoke: { method: 'DELETE', path: '/api-keys/{id}' },
	expiry: 'date',
	secretField: 'api_secret',
	code: 'orWithout',
	wantsIdempotencyKey: false,
	sibling: 'crypto-generate',
};
