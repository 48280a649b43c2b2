import { createKey } from '../create.ts';
import { printDate } from '../date.ts';
import { onceOnFiat } from '../idempotency.ts';
import { authenticateWriter, revoke } from '../manage.ts';
import { revoked } from '../revoked.ts';
import type { Route } from '../route.ts';
import { businessFields } from '../shape.ts';

/** Fiat keys, which are one secret and work as bearer by themselves. https://docs.yativo.com/yativo-fiat/api-keys */
export const businessRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/business/api-keys',
		surface: 'business',
		handle(visit) {
			const { account } = authenticateWriter(visit, 'business');
			return onceOnFiat(visit, account, () => {
				const key = createKey(visit, account, 'business');
				const { id, name, ...rest } = businessFields(visit.world, key);
				const data = {
					id,
					name,
					key: key.apiKey,
					...rest,
					created_at: printDate(key.createdAt),
					...(key.expiresAt !== undefined && { expires_at: printDate(key.expiresAt) }),
				};
				return { status: visit.world.settings.createStatus, body: { status: 'success', data } };
			});
		},
	},
	{
		method: 'DELETE',
		path: '/business/api-keys/{id}',
		surface: 'business',
		handle(visit) {
			const key = revoke(visit, 'business');
			const data = { id: key.id, is_active: false, revoked_at: printDate(key.revokedAt) };
			return revoked(visit, { status: 'success', data });
		},
	},
];
