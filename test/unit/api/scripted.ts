import type { HttpRequest, HttpResponse, Transport } from '../../../src/api/transport.ts';
import { createYativoApi } from '../../../src/api/yativoApi.ts';

/** What a scripted server says: a body as JSON or text, a status other than 200, headers. */
export interface Line {
	readonly status?: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** Thrown instead. */
	readonly fails?: Error;
}

/** A server that says what it is told to, keeps what it was asked, and has a clock of its own. */
export function scripted(answer: (request: HttpRequest, index: number) => Line) {
	const requests: HttpRequest[] = [];
	const waits: number[] = [];
	let now = Date.parse('2026-11-21T10:00:00Z');
	const transport: Transport = async request => {
		request.signal?.throwIfAborted();
		requests.push(request);
		const { status = 200, body = '', headers = {}, fails } = answer(request, requests.length - 1);
		if (fails) {
			throw fails;
		}
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		return { status, headers, body: text } satisfies HttpResponse;
	};
	const sleep = async (ms: number, signal: AbortSignal) => {
		signal.throwIfAborted();
		waits.push(ms);
		now += ms;
	};
	return {
		transport,
		requests,
		waits,
		now: () => now,
		advance: (ms: number) => {
			now += ms;
		},
		sleep,
		/** `METHOD path` of what was asked, oldest first. */
		get lines() {
			return requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
		},
		api: createYativoApi({
			transport,
			sleep,
			now: () => now,
			random: () => 0,
			newIdempotencyKey: () => '00000000-0000-4000-8000-000000000001',
		}),
	};
}
