import { authenticate, countRequest } from '../authenticate.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, type Route, textOf, type Visit } from '../route.ts';
import { lifetimeOf } from '../world.ts';

const pinValidMs = 5 * 60 * 1000;

/**
 * The fiat account credential: account id and App Secret.
 *
 * https://docs.yativo.com/fiat-api-reference/auth/token,
 * https://docs.yativo.com/fiat-api-reference/developer/generate-secret, https://docs.yativo.com/yativo-fiat/authentication
 */
export const accountRoutes: readonly Route[] = [
	{ method: 'POST', path: '/auth/login', surface: 'fiat-app-secret', handle: login },
	{
		method: 'GET',
		path: '/auth/refresh-token',
		surface: 'fiat-app-secret',
		alive: ({ settings, surfaces }) => surfaces.has('fiat-app-secret') && settings.refreshRoute === 'alive',
		handle(visit) {
			const { account } = authenticate(visit, 'fiat');
			const token = visit.world.tokens.issue({
				account,
				product: 'fiat',
				lifetimeSeconds: lifetimeOf(visit.world, 'fiat'),
			});
			return success(visit, 'Request successful', { access_token: token.value, expires_in: token.lifetimeSeconds });
		},
	},
	{
		method: 'POST',
		path: '/pin/verify',
		surface: 'fiat-app-secret',
		handle(visit) {
			const { account } = authenticate(visit, 'fiat');
			if (textOf(visit.call, 'pin', 422) !== account.pin) {
				throw new Refusal(401, 'Invalid PIN');
			}
			visit.world.verifiedPins.set(account.accountId, visit.world.clock.now());
			return success(visit, 'PIN verified successfully', {});
		},
	},
	{
		method: 'GET',
		path: '/generate-secret',
		surface: 'fiat-app-secret',
		handle(visit) {
			const { account } = authenticate(visit, 'fiat');
			const verifiedAt = visit.world.verifiedPins.get(account.accountId);
			if (verifiedAt === undefined || visit.world.clock.now() - verifiedAt > pinValidMs) {
				throw new Refusal(403, 'Verify your PIN first');
			}
			visit.world.verifiedPins.delete(account.accountId);
			return success(visit, 'Secret generated successfully', { app_secret: account.renewAppSecret() });
		},
	},
	{
		method: 'POST',
		path: '/generate-2fa-secret',
		surface: 'fiat-app-secret',
		handle(visit) {
			const { account } = authenticate(visit, 'fiat');
			return success(visit, 'Request successful', { secret: account.totpSecret });
		},
	},
	{
		method: 'POST',
		path: '/enable-2fa',
		surface: 'fiat-app-secret',
		handle(visit) {
			authenticate(visit, 'fiat').account.twoFactor = true;
			return success(visit, 'Request successful', {});
		},
	},
];

function login(visit: Visit): Answer {
	const { world, call } = visit;
	const accountId = textOf(call, 'account_id', 422);
	const appSecret = textOf(call, 'app_secret', 422);
	countRequest(visit, `login ${accountId}`, { perMinute: 120 });
	const account = world.accounts.find(one => one.accountId === accountId && one.appSecret === appSecret);
	if (!account) {
		throw new Refusal(401, 'Invalid account ID or app secret');
	}
	const token = world.tokens.issue({ account, product: 'fiat', lifetimeSeconds: lifetimeOf(world, 'fiat') });
	return success(visit, 'Authentication successful', {
		access_token: token.value,
		token_type: 'bearer',
		expires_in: token.lifetimeSeconds,
	});
}

function success({ world }: Visit, message: string, data: unknown): Answer {
	const code = world.settings.statusCode === 'number' ? 200 : '200';
	return { status: 200, body: { status: 'success', status_code: code, message, data } };
}
