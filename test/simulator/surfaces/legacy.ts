import { findKey } from '../authenticate.ts';
import { Refusal } from '../refusal.ts';
import { type Route, textOf } from '../route.ts';
import { isUsable, lifetimeOf } from '../world.ts';

/** An exchange known only from public client code, which judges by the body and not by the status. */
export const legacyRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/authentication/generate-key',
		surface: 'legacy',
		handle({ world, call }) {
			const email = textOf(call, 'email');
			const apiKey = textOf(call, 'api_key');
			const found = findKey(world, key => key.surface !== 'business' && key.apiKey === apiKey);
			if (!found || found.account.email !== email || !isUsable(world, found.key)) {
				throw new Refusal(401, 'Invalid credentials');
			}
			const token = world.tokens.issue({ ...found, product: 'crypto', lifetimeSeconds: lifetimeOf(world, 'crypto') });
			return { status: 200, body: { success: true, result: { token: token.value } } };
		},
	},
];
