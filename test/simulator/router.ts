import type { Route } from './route.ts';
import { accountRoutes } from './surfaces/account.ts';
import { businessRoutes } from './surfaces/business.ts';
import { cryptoGenerateRoutes } from './surfaces/cryptoGenerate.ts';
import { cryptoRestRoutes } from './surfaces/cryptoRest.ts';
import { cryptoTwoFactorRoutes } from './surfaces/cryptoTwoFactor.ts';
import { exchangeRoutes } from './surfaces/exchange.ts';
import { legacyRoutes } from './surfaces/legacy.ts';
import { listRoutes } from './surfaces/list.ts';
import { resourceRoutes } from './surfaces/resources.ts';
import { sessionRoutes } from './surfaces/session.ts';
import { webhookRoutes } from './surfaces/webhooks.ts';
import type { World } from './world.ts';

/** Every operation the simulator knows. Fixed paths stand before those with an id. */
export const routes: readonly Route[] = [
	...listRoutes,
	...cryptoGenerateRoutes,
	...cryptoTwoFactorRoutes,
	...cryptoRestRoutes,
	...businessRoutes,
	...exchangeRoutes,
	...accountRoutes,
	...sessionRoutes,
	...legacyRoutes,
	...resourceRoutes,
	...webhookRoutes,
];

/** A route and the id its path carries. */
export interface Match {
	readonly route: Route;
	readonly id: string;
}

/** The living route for a request, or `undefined`. */
export function findRoute(world: World, method: string, path: string): Match | undefined {
	const base = /^\/api(\/v1)?(?=\/)/.exec(path)?.[0];
	if (base === undefined || !isBaseAlive(world.settings.bases, base)) {
		return undefined;
	}
	const segments = path.slice(base.length).split('/');
	for (const route of routes) {
		const id = route.method === method ? matchSegments(route.path.split('/'), segments) : undefined;
		if (id !== undefined && isAlive(world, route, base)) {
			return { route, id };
		}
	}
	return undefined;
}

/** The id in `segments` (empty when the template has none), or `undefined` when they do not fit. */
function matchSegments(template: readonly string[], segments: readonly string[]): string | undefined {
	if (template.length !== segments.length) {
		return undefined;
	}
	let id = '';
	for (const [index, part] of template.entries()) {
		const segment = segments[index] ?? '';
		if (part === '{id}' && segment !== '') {
			id = decode(segment);
		} else if (part !== segment) {
			return undefined;
		}
	}
	return id;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

function isAlive(world: World, route: Route, base: string): boolean {
	const here = route.surface !== 'crypto-rest' || isBaseAlive(world.settings.restBase, base);
	return here && (route.alive ? route.alive(world) : world.surfaces.has(route.surface));
}

function isBaseAlive(alive: 'both' | 'v1' | 'unversioned', base: string): boolean {
	return alive === 'both' || (alive === 'v1') === (base === '/api/v1');
}
