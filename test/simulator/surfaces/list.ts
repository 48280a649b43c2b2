import { authenticateReader, keysOf } from '../manage.ts';
import { Refusal } from '../refusal.ts';
import type { Answer, Route, Visit } from '../route.ts';
import type { KeySurface } from '../scopes.ts';
import { itemOf } from '../shape.ts';
import type { World } from '../world.ts';

/** The lists of all surfaces. The paths of two generations meet, so the list says which one answers. */
export const listRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/apikey/list',
		surface: 'crypto-2fa',
		handle: visit => ({ status: 200, body: wrapped(visit, 'crypto-2fa') }),
	},
	{
		method: 'GET',
		path: '/apikey/list',
		surface: 'crypto-generate',
		alive: world => generateListsAt(world, '/apikey/list'),
		handle: visit => ({ status: 200, body: wrapped(visit, 'crypto-generate') }),
	},
	{
		method: 'GET',
		path: '/api-keys',
		surface: 'crypto-rest',
		// https://docs.yativo.com/api-reference/api-keys/list
		handle: visit => ({ status: 200, body: { status: 'success', data: { keys: items(visit, 'crypto-rest') } } }),
	},
	{
		method: 'GET',
		path: '/api-keys',
		surface: 'crypto-generate',
		alive: world => generateListsAt(world, '/api-keys'),
		handle: visit => ({ status: 200, body: wrapped(visit, 'crypto-generate') }),
	},
	{
		method: 'GET',
		path: '/business/api-keys',
		surface: 'business',
		// https://docs.yativo.com/yativo-fiat/api-keys
		handle: (visit): Answer => ({ status: 200, body: { status: 'success', data: items(visit, 'business') } }),
	},
];

function generateListsAt({ settings, surfaces }: World, path: string): boolean {
	return surfaces.has('crypto-generate') && settings.generateList === path;
}

function wrapped(visit: Visit, surface: KeySurface): unknown {
	const { listRoute, listAnswer } = visit.world.settings;
	if (visit.route.path === '/apikey/list' && listRoute !== 'list') {
		authenticateReader(visit, surface);
		throw listRoute === 'id-404'
			? new Refusal(404, "API key with ID 'list' not found")
			: new Refusal(400, "'list' is not a valid API key ID");
	}
	const keys = items(visit, surface);
	switch (listAnswer) {
		case 'data.keys':
			return { status: 'success', data: { keys } };
		case 'data':
			return { status: 'success', data: keys };
		case 'keys':
			return { keys };
		case 'bare':
			return keys;
	}
}

function items(visit: Visit, surface: KeySurface): unknown[] {
	const { account } = authenticateReader(visit, surface);
	const now = visit.world.clock.now();
	return keysOf(account, surface)
		.filter(key => key.listedFrom <= now)
		.map(key => itemOf(visit.world, key, surface));
}
