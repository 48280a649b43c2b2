import type { SurfaceSettings } from '../surface.ts';

/**
 * The fiat API: one key `yat_live_…` that is also the secret.
 *
 * https://docs.yativo.com/yativo-fiat/api-keys; the `Idempotency-Key` by
 * https://docs.yativo.com/fiat-api-reference/introduction, although the samples of the first page send none.
 */
export const business: SurfaceSettings = {
	product: 'business',
	listPaths: ['/business/api-keys'],
	create: { method: 'POST', path: '/business/api-keys' },
	revoke: { method: 'DELETE', path: '/business/api-keys/{id}' },
	expiry: 'date',
	secretField: 'key',
	code: 'mayBeEmpty',
	wantsIdempotencyKey: true,
};
