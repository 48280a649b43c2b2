import { authenticate, requireScope } from '../authenticate.ts';
import { printDate } from '../date.ts';
import { onceOnFiat } from '../idempotency.ts';
import { type Answer, invalid, jsonOf, type Route, textOf, type Visit } from '../route.ts';
import type { World } from '../world.ts';

const hasCrypto = ({ surfaces }: World) => surfaces.has('crypto-2fa') || surfaces.has('crypto-generate');

/**
 * Webhooks: in two generations on crypto, of which only the older one makes the secret, and on business. They are answered
 * and not kept.
 *
 * https://docs.yativo.com/yativo/webhooks, https://docs.yativo.com/fiat-api-reference/webhooks/create
 */
export const webhookRoutes: readonly Route[] = [
	{ method: 'POST', path: '/webhook/create', surface: 'crypto-2fa', alive: hasCrypto, handle: createWithEvents },
	{ method: 'POST', path: '/webhooks/create', surface: 'crypto-2fa', alive: hasCrypto, handle: createWithOwnSecret },
	{ method: 'POST', path: '/business/webhook', surface: 'business', handle: configure },
];

function createWithEvents(visit: Visit): Answer {
	requireScope(authenticate(visit, 'crypto'), ['webhooks', 'webhooks:manage']);
	const { world, call } = visit;
	const url = textOf(call, 'url');
	const { events } = jsonOf(call);
	if (!Array.isArray(events) || events.length === 0) {
		throw invalid({ events: 'Must be a non-empty list of events' }, 400);
	}
	const id = `wh_${world.mint('ulid', 26)}`;
	const created = { status: 'active', created_at: printDate(world.clock.now()) };
	return { status: world.settings.createStatus, body: { id, url, events, secret: newSecret(world), ...created } };
}

function createWithOwnSecret(visit: Visit): Answer {
	const caller = authenticate(visit, 'crypto');
	requireScope(caller, ['webhooks', 'webhooks:manage']);
	const { world, call } = visit;
	const webhook_name = textOf(call, 'webhook_name');
	const webhook_url = textOf(call, 'webhook_url');
	textOf(call, 'webhook_secret');
	const data = {
		_id: world.mint('hex', 24),
		webhook_name,
		webhook_url,
		user_id: caller.account.userId,
		status: 'active',
		createdAt: printDate(world.clock.now(), 'milliseconds'),
	};
	return { status: 200, body: { status: 'success', status_code: '200', message: 'successful request', data } };
}

function configure(visit: Visit): Answer {
	const caller = authenticate(visit, 'fiat');
	requireScope(caller, ['webhooks:write']);
	return onceOnFiat(visit, caller.account, () => {
		const { world, call } = visit;
		const url = textOf(call, 'url', 422);
		const data = { url, secret: newSecret(world), created_at: printDate(world.clock.now(), 'microseconds') };
		const status_code = world.settings.statusCode === 'number' ? 201 : '201';
		return {
			status: 201,
			body: { status: 'success', status_code, message: 'Webhook configured successfully', data },
		};
	});
}

function newSecret({ mint }: World): string {
	return `whsec_${mint('alphanumeric', 32)}`;
}
