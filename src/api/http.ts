import { YativoError } from '../core/failure.ts';
import type { BasePath } from '../core/profile.ts';
import { Secret } from '../core/secret.ts';
import { isSuccess, type Refusal, readRefusal } from './refusal.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';

/** One call of the API. */
export interface Call {
	readonly method: HttpRequest['method'];
	readonly basePath: BasePath;
	/** Below the base, with `{id}` for the key: what the log may show. */
	readonly path: string;
	readonly id?: string;
	readonly bearer?: Secret;
	/** Goes into the header `X-2FA-Token`, https://docs.yativo.com/yativo-crypto/api-keys */
	readonly code?: Secret;
	/** Becomes JSON. Secrets in it are revealed there and nowhere else. */
	readonly body?: Readonly<Record<string, unknown>>;
	/** https://docs.yativo.com/fiat-api-reference/introduction: fiat wants one on every POST and PUT. */
	readonly idempotencyKey?: string;
	/** As in `HttpRequest`. */
	readonly takesCut?: true;
	readonly signal: AbortSignal;
}

/** What a server said. `json` is `undefined` when the body is none. */
export type Reply =
	| {
			readonly ok: true;
			readonly status: number;
			readonly text: string;
			readonly json: unknown;
			readonly sentAt: number;
			/** Why the text is not all of the answer. Only for calls that take such answers. */
			readonly cutBy?: YativoError;
	  }
	| { readonly ok: false; readonly refusal: Refusal; readonly isJson: boolean };

/** The one door to a server. */
export interface Http {
	/** Host and port, for messages. */
	readonly host: string;
	/** Sends once. @throws YativoError as the transport does; an answer that says no is no error here. */
	send(call: Call): Promise<Reply>;
	/** How far the clock of this machine is ahead of the server's, as far as the last answer told. Ms; precise to a second. */
	clockSkewMs(): number | undefined;
}

/** What `createHttp` needs of the outside. */
export interface HttpOptions {
	readonly transport: Transport;
	/** Scheme, host and port: all that credentials of this connection are ever sent to. */
	readonly origin: string;
	/** Ms since 1970. */
	readonly now: () => number;
}

/** Makes the door to one origin. */
export function createHttp({ transport, origin, now }: HttpOptions): Http {
	const { host } = new URL(origin);
	let skewMs: number | undefined;

	async function exchange(request: HttpRequest): Promise<HttpResponse> {
		const started = now();
		const response = await transport(request);
		const served = Date.parse(response.headers.date ?? '');
		skewMs = Number.isNaN(served) ? skewMs : Math.round((started + now()) / 2 - served);
		return response;
	}

	return {
		host,
		async send(call) {
			call.signal.throwIfAborted();
			const sentAt = now();
			const response = await exchange(requestOf(origin, call));
			const { status, body: text, cutBy } = response;
			const json = parseJson(text);
			if (isSuccess(status, json)) {
				return { ok: true, status, text, json, sentAt, ...(cutBy && { cutBy }) };
			}
			const refusal = readRefusal(response, json, { sent: secretsOf(call), now: now() });
			return { ok: false, refusal, isJson: json !== undefined };
		},
		clockSkewMs: () => skewMs,
	};
}

/** Whether an id can stand in a path: an empty one and dots name another path, half a surrogate pair has no encoding. */
export function isAddressable(id: string): boolean {
	return id !== '' && id !== '.' && id !== '..' && id.isWellFormed();
}

function requestOf(origin: string, call: Call): HttpRequest {
	const body = call.body && JSON.stringify(revealed(call.body));
	return {
		method: call.method,
		url: origin + call.basePath + pathOf(call),
		route: call.basePath + call.path,
		headers: {
			accept: 'application/json',
			...(call.bearer && { authorization: `Bearer ${headerSafe(call.bearer)}` }),
			...(call.code && { 'x-2fa-token': headerSafe(call.code) }),
			...(call.idempotencyKey && { 'idempotency-key': call.idempotencyKey }),
			...(body !== undefined && { 'content-type': 'application/json' }),
		},
		...(body !== undefined && { body }),
		...(call.takesCut && { takesCut: call.takesCut }),
		signal: call.signal,
	};
}

function pathOf({ path, id }: Call): string {
	if (id !== undefined && !isAddressable(id)) {
		throw new YativoError({ kind: 'unsupported' });
	}
	return path.replace('{id}', () => encodeURIComponent(id ?? ''));
}

/** A header cannot carry line breaks or letters outside ASCII; a credential that has them was never one. */
function headerSafe(secret: Secret): string {
	const value = secret.reveal();
	if (!/^[\x21-\x7e]+$/.test(value)) {
		throw new YativoError({ kind: 'credentialsRefused' });
	}
	return value;
}

function revealed(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(body).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value]),
	);
}

function secretsOf({ bearer, code, body = {} }: Call): Secret[] {
	return [bearer, code, ...Object.values(body)].filter(value => value instanceof Secret);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
