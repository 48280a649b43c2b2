import { createKey } from '../create.ts';
import { printDate, printDateOrNull } from '../date.ts';
import { onceOnCrypto } from '../idempotency.ts';
import { authenticateReader, authenticateWriter, keyOf, revoke } from '../manage.ts';
import { revoked } from '../revoked.ts';
import type { Route } from '../route.ts';
import { itemOf } from '../shape.ts';

/**
 * The older crypto reference, keys that start with `yk_live_`; documented under `/api` alone.
 *
 * https://docs.yativo.com/api-reference/api-keys/list, https://docs.yativo.com/api-reference/api-keys/create
 */
export const cryptoRestRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/api-keys',
		surface: 'crypto-rest',
		handle(visit) {
			const { account } = authenticateWriter(visit, 'crypto-rest');
			return onceOnCrypto(visit, account, () => {
				const key = createKey(visit, account, 'crypto-rest');
				const data = {
					key_id: key.id,
					api_key: key.apiKey,
					api_secret: key.secret,
					name: key.name,
					permissions: key.scopes,
					expires_at: printDateOrNull(key.expiresAt),
					created_at: printDate(key.createdAt),
				};
				return { status: visit.world.settings.createStatus, body: { status: 'success', data } };
			});
		},
	},
	{
		method: 'GET',
		path: '/api-keys/{id}',
		surface: 'crypto-rest',
		alive: ({ settings, surfaces }) => surfaces.has('crypto-rest') && settings.restGet === 'alive',
		handle(visit) {
			const { account } = authenticateReader(visit, 'crypto-rest');
			const data = itemOf(visit.world, keyOf(visit, account, 'crypto-rest'), 'crypto-rest');
			return { status: 200, body: { status: 'success', data } };
		},
	},
	{
		method: 'DELETE',
		path: '/api-keys/{id}',
		surface: 'crypto-rest',
		handle(visit) {
			const key = revoke(visit, 'crypto-rest');
			const data = { key_id: key.id, status: 'revoked', revoked_at: printDate(key.revokedAt) };
			return revoked(visit, { status: 'success', data });
		},
	},
];
