import { createKey } from '../create.ts';
import { printDate, printDateOrNull } from '../date.ts';
import { onceOnCrypto } from '../idempotency.ts';
import { authenticateWriter, revoke } from '../manage.ts';
import { revoked } from '../revoked.ts';
import type { Answer, Route, Visit } from '../route.ts';
import { rateLimitOf } from '../shape.ts';

/**
 * The newest crypto reference, keys that start with `yativo_`.
 *
 * https://docs.yativo.com/api-reference/api-keys/create, https://docs.yativo.com/api-reference/api-keys/revoke
 */
export const cryptoGenerateRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/apikey/generate',
		surface: 'crypto-generate',
		alive: ({ settings, surfaces }) =>
			settings.createPath === 'generate'
				? surfaces.has('crypto-generate') || surfaces.has('crypto-2fa')
				: settings.createPath === 'own' && surfaces.has('crypto-generate'),
		handle: generate,
	},
	{
		method: 'DELETE',
		path: '/apikey/{id}',
		surface: 'crypto-generate',
		alive: ({ settings, surfaces }) =>
			settings.revokeForm === 'DELETE'
				? surfaces.has('crypto-generate') || surfaces.has('crypto-2fa')
				: settings.revokeForm === 'own' && surfaces.has('crypto-generate'),
		handle(visit) {
			const key = revoke(visit, 'crypto-generate');
			return revoked(visit, {
				success: true,
				message: 'API key revoked successfully',
				data: { id: key.id, is_revoked: true, revoked_at: printDate(key.revokedAt, 'milliseconds') },
			});
		},
	},
];

function generate(visit: Visit): Answer {
	const { account } = authenticateWriter(visit, 'crypto-generate');
	return onceOnCrypto(visit, account, () => {
		const { settings } = visit.world;
		const key = createKey(visit, account, 'crypto-generate');
		const pair = { api_key: key.apiKey, api_secret: key.secret };
		if (settings.generateAnswer === 'types') {
			const data = {
				key_id: key.id,
				...pair,
				name: key.name,
				permissions: key.scopes,
				expires_at: printDateOrNull(key.expiresAt),
				created_at: printDate(key.createdAt),
			};
			return { status: settings.createStatus, body: { status: 'success', data } };
		}
		return {
			status: settings.createStatus,
			body: {
				success: true,
				message: 'API key generated successfully',
				warning: 'Save the API Secret securely. It will not be shown again!',
				data: {
					...(settings.generateAnswer === 'sample-with-id' && { id: key.id }),
					...pair,
					key_name: key.name,
					scopes: key.scopes,
					expires_at: printDateOrNull(key.expiresAt),
					rate_limit: rateLimitOf(key),
					token_expiry_minutes: 60,
				},
			},
		};
	});
}
