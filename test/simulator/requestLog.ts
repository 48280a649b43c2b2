import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { type FaultKind, matchesPath } from './faults.ts';

/** One request as it came in, with nothing hidden, and what became of it. */
export interface LoggedRequest {
	/** Simulator time, ms since 1970. */
	readonly at: number;
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	readonly query: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
	/** `METHOD /template` of the operation that was found. */
	route?: string;
	/** Absent as long as no answer went out. */
	status?: number;
	fault?: FaultKind;
}

/** Everything that was asked, oldest first. */
export class RequestLog {
	readonly requests: LoggedRequest[] = [];

	/** `METHOD path` of each request, in order. */
	get lines(): string[] {
		return this.requests.map(({ method, path }) => `${method} ${path}`);
	}

	/** Requests of one operation; `path` as in a fault. */
	of(method: string, path: string | RegExp): LoggedRequest[] {
		return this.requests.filter(request => request.method === method && matchesPath(path, request.path));
	}

	/** Fails unless every request was one of `allowed`, written `METHOD path` with `{id}` for a segment. */
	assertOnly(allowed: readonly string[]): void {
		const strangers = this.requests.filter(
			({ method, path }) =>
				!allowed.some(entry => {
					const [allowedMethod, allowedPath] = entry.split(' ');
					return allowedMethod === method && matchesPath(allowedPath, path);
				}),
		);
		assert.deepEqual(
			strangers.map(({ method, path }) => `${method} ${path}`),
			[],
		);
	}

	clear(): void {
		this.requests.length = 0;
	}
}
