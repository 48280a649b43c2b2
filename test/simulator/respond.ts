import type { RateStatus } from './rateLimit.ts';
import { type ErrorShape, errorBody, Refusal } from './refusal.ts';
import type { Answer, Call, Visit } from './route.ts';
import { findRoute } from './router.ts';
import type { Surface } from './scopes.ts';
import type { World } from './world.ts';

const shapes: Readonly<Record<Surface, ErrorShape>> = {
	'crypto-generate': 'E2',
	'crypto-2fa': 'E1',
	'crypto-rest': 'E2',
	'crypto-session': 'E2',
	legacy: 'E6',
	business: 'E3',
	'fiat-app-secret': 'E3',
};

/** An answer and the operation it came from. */
export interface Reply {
	readonly answer: Answer;
	/** `METHOD /template`. */
	readonly route?: string;
}

/** Does what a request asks for and answers it; refusals become the error body of the surface. */
export function respond(world: World, call: Call): Reply {
	const match = findRoute(world, call.method, call.path);
	if (!match) {
		return { answer: withRate(world, unknownPath(world, call.path)) };
	}
	const visit: Visit = { world, call, ...match };
	const answer = handle(visit);
	return { answer: withRate(world, answer, visit.rate), route: `${match.route.method} ${match.route.path}` };
}

function handle(visit: Visit): Answer {
	try {
		return visit.route.handle(visit);
	} catch (error) {
		if (error instanceof Refusal) {
			return refusalAnswer(visit.world, error, visit.route.surface);
		}
		throw error;
	}
}

function refusalAnswer({ settings }: World, refusal: Refusal, surface: Surface): Answer {
	const fiat = surface === 'business' || surface === 'fiat-app-secret';
	const surfaceShape = refusal.status === 429 && !fiat ? 'E1' : shapes[surface];
	const documented = refusal.documentedShape ?? surfaceShape;
	const chosen = refusal.shape ?? (settings.errorShape === 'of-surface' ? documented : settings.errorShape);
	const hidden = settings.failureStatus === '200';
	// E1 and E4 cannot be told from a success without their status.
	const shape = hidden && (chosen === 'E1' || chosen === 'E4') ? 'E6' : chosen;
	return {
		status: hidden ? 200 : refusal.status,
		body: errorBody(shape, refusal),
		...(refusal.retryAfter !== undefined && { headers: { 'Retry-After': String(refusal.retryAfter) } }),
	};
}

function unknownPath({ settings }: World, path: string): Answer {
	if (settings.unknownPath === 'html-404') {
		return {
			status: 404,
			body: '<!DOCTYPE html><title>404 Not Found</title>',
			headers: { 'Content-Type': 'text/html' },
		};
	}
	const refusal =
		settings.unknownPath === 'json-404'
			? new Refusal(404, `Cannot find ${path}`)
			: new Refusal(405, 'Method not allowed');
	return { status: refusal.status, body: errorBody('E1', refusal) };
}

/** https://docs.yativo.com/yativo/rate-limits */
function withRate(world: World, answer: Answer, rate?: RateStatus): Answer {
	if (world.settings.rateLimitHeaders === 'absent') {
		return answer;
	}
	const { limit, remaining, reset } = rate ?? {
		limit: 1000,
		remaining: 999,
		reset: Math.ceil(world.clock.now() / 1000) + 60,
	};
	return {
		...answer,
		headers: {
			'X-RateLimit-Limit': String(limit),
			'X-RateLimit-Remaining': String(remaining),
			'X-RateLimit-Reset': String(reset),
			...answer.headers,
		},
	};
}
