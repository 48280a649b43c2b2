import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type FaultKind, type FaultRequest, faultKinds } from './faults.ts';
import type { Answer } from './route.ts';

const hugeBytes = 50_000_000;

/** Sends an answer as it is, dated `now`. */
export function send(response: ServerResponse, answer: Answer, now: number): void {
	const bytes = bytesOf(answer);
	const length = answer.status === 204 ? {} : { 'Content-Length': bytes.length };
	response.writeHead(answer.status, { ...headersOf(answer, now), ...length });
	response.end(bytes);
}

/** Plays a fault. `answer` does the work and gives the good answer; faults that are not applied never call it. */
export async function play(
	response: ServerResponse,
	fault: FaultRequest,
	{ answer, now, signal }: { answer: () => Answer; now: number; signal: AbortSignal },
): Promise<void> {
	const good = faultKinds[fault.kind].applied ? answer() : { status: 200 };
	switch (fault.kind) {
		case 'latency':
			await delay(fault.ms ?? 1000, undefined, { signal });
			send(response, good, now);
			return;
		case 'clock-skew':
			send(response, good, now + (fault.ms ?? -600_000));
			return;
		case 'hang':
		case 'hang-applied':
			return;
		case 'reset':
		case 'reset-applied':
			response.socket?.resetAndDestroy();
			return;
		case 'reset-in-body':
		case 'stall-in-body': {
			const bytes = bytesOf(good);
			response.writeHead(good.status, { ...headersOf(good, now), 'Content-Length': bytes.length });
			response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
			if (fault.kind === 'reset-in-body') {
				// A reset throws away what the client has not read yet, so let the first half arrive.
				await delay(50, undefined, { signal });
				response.socket?.resetAndDestroy();
			}
			return;
		}
		case 'truncated-json': {
			const bytes = bytesOf(good);
			send(response, { ...good, body: bytes.subarray(0, Math.ceil(bytes.length / 2)) }, now);
			return;
		}
		case 'empty-body':
			send(response, { status: good.status }, now);
			return;
		case 'huge-body':
			response.writeHead(good.status, headersOf(good, now));
			await pipeline(Readable.from(hugeJson(bytesOf(good).toString())), response, { signal });
			return;
		default:
			send(response, standIn(fault), now);
	}
}

/** The answer that takes the place of the good one. */
function standIn(fault: FaultRequest): Answer {
	const kind: FaultKind = fault.kind;
	const retryAfter = fault.retryAfter ?? 12;
	switch (kind) {
		case 'rate-limited':
			return {
				status: 429,
				body: {
					error: 'rate_limit_exceeded',
					message: 'Too many requests. Please wait before retrying.',
					retry_after: retryAfter,
				},
				headers: { 'Retry-After': String(retryAfter) },
			};
		case 'error-500':
		case 'error-500-applied':
			return { status: 500, body: { status: 'error', message: 'Internal server error' } };
		case 'error-502':
		case 'error-502-applied':
			return { status: 502, ...page('502 Bad Gateway') };
		case 'error-503':
		case 'error-503-applied':
			return {
				status: 503,
				body: { status: 'error', message: 'Service unavailable' },
				headers: { 'Retry-After': String(retryAfter) },
			};
		case 'redirect':
			return { status: 307, headers: { Location: fault.location ?? 'https://elsewhere.invalid/' } };
		default:
			return { status: 200, ...page('Please stand by') };
	}
}

function page(title: string): Pick<Answer, 'body' | 'headers'> {
	return {
		body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
		headers: { 'Content-Type': 'text/html' },
	};
}

function bytesOf({ body }: Answer): Buffer {
	if (body === undefined) {
		return Buffer.alloc(0);
	}
	return Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function headersOf(answer: Answer, now: number): Record<string, string> {
	return {
		...(answer.body !== undefined && { 'Content-Type': 'application/json' }),
		Date: new Date(now).toUTCString(),
		...answer.headers,
	};
}

/** White space inside the JSON of the good answer, so that a client that reads it all finds nothing wrong. */
function* hugeJson(json: string): Generator<string> {
	const gap = ' '.repeat(1_000_000);
	yield json.slice(0, 1);
	for (let sent = 0; sent < hugeBytes; sent += gap.length) {
		yield gap;
	}
	yield json.slice(1);
}
