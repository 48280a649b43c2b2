import type { IncomingHttpHeaders } from 'node:http';
import type { RateStatus } from './rateLimit.ts';
import { Refusal } from './refusal.ts';
import type { Surface } from './scopes.ts';
import type { World } from './world.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One request, read whole. */
export interface Call {
	readonly method: string;
	/** As sent, without the query. */
	readonly path: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

/** What goes back. A string body is sent as it is, anything else as JSON, nothing as an empty body. */
export interface Answer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** One request on its way through a handler. */
export interface Visit {
	readonly world: World;
	readonly call: Call;
	readonly route: Route;
	/** The id in the path, decoded; empty where the route has none. */
	readonly id: string;
	/** Set once the caller is known and counted. */
	rate?: RateStatus;
}

/** One operation of one surface. Which shape its errors have follows from the surface. */
export interface Route {
	readonly method: Method;
	/** Below the base, with `{id}` for one segment. */
	readonly path: string;
	readonly surface: Surface;
	/** Decides instead of "its surface is on". */
	alive?(world: World): boolean;
	/** Changes the world and answers, or throws a `Refusal`. Synchronous, so that nothing comes between. */
	handle(visit: Visit): Answer;
}

/** The JSON object in the body of a call. */
export function jsonOf(call: Call): Record<string, unknown> {
	let value: unknown;
	try {
		value = call.body === '' ? {} : JSON.parse(call.body);
	} catch {
		throw new Refusal(400, 'Request body is not valid JSON');
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Refusal(400, 'Request body must be a JSON object');
	}
	return value as Record<string, unknown>;
}

/** A field that must be a string with something in it. */
export function textOf(call: Call, field: string, status: 400 | 422 = 400): string {
	const value = jsonOf(call)[field];
	if (typeof value !== 'string' || value.trim() === '') {
		throw invalid({ [field]: `The ${field} field is required.` }, status);
	}
	return value;
}

/** A header as one string. */
export function headerOf(call: Call, name: string): string | undefined {
	const value = call.headers[name];
	return Array.isArray(value) ? value[0] : value;
}

/** The refusal for fields that do not pass. */
export function invalid(details: Record<string, string>, status: 400 | 422): Refusal {
	return new Refusal(status, status === 400 ? 'Request validation failed' : 'Validation failed', { details });
}
