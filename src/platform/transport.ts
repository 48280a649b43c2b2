import Agent from 'undici/lib/dispatcher/agent.js';
import type { HttpRequest, HttpResponse, Transport } from '../api/transport.ts';
import { YativoError } from '../core/failure.ts';
import { isLoopback } from '../core/loopback.ts';
import { createConnector } from './connector.ts';
import { Exchange, type Timeouts } from './exchange.ts';
import type { Environment, ProxySettings } from './proxy.ts';

/** What the request log tells about one request: nothing that could identify an account, a key or a body. */
export interface RequestRecord {
	readonly method: string;
	/** Template of the path, without ids. */
	readonly route: string;
	/** HTTP status, or the kind of the failure, or `aborted`. */
	readonly outcome: number | string;
	readonly durationMs: number;
	/** As the server sent it, if it looks like an id. */
	readonly requestId?: string;
}

export interface TransportOptions {
	/** `Yativo-VSCode/<version> (…)`. */
	readonly userAgent: string;
	readonly proxy: ProxySettings;
	/** Environment variables, for the proxies named there. */
	readonly env: Environment;
	/** Whom to trust where Node's own list does not do; see `trustedAuthorities`. PEM. */
	readonly moreAuthorities?: () => readonly string[] | undefined;
	/** Whether the user wants the operating system's authorities among them. Default: yes, as VS Code does. */
	readonly trustsSystem?: boolean;
	readonly timeouts?: Partial<Timeouts>;
	readonly log?: (record: RequestRecord) => void;
}

const defaultTimeouts: Timeouts = { connectMs: 10_000, headersMs: 30_000, bodyMs: 15_000, totalMs: 60_000 };

/** The longest list of keys is far below; a bigger answer is a mistake or an attack. */
const maxBytes = 5_000_000;

/** Sends requests in one way, until it is ended. */
interface RunningTransport {
	readonly send: Transport;
	/** Ends at once, with all that is under way. */
	readonly close: () => Promise<void>;
	/** Takes no more requests. Resolves when those under way have ended by themselves, at the latest by their time-outs. */
	readonly retire: () => Promise<void>;
}

/**
 * Makes the transport of one set of network settings. When these change, retire it and make another.
 *
 * Answers are asked not to be compressed, so that the size limit is that of what arrives: asked nothing, a server may choose.
 */
export function createTransport(options: TransportOptions): RunningTransport {
	const timeouts = { ...defaultTimeouts, ...options.timeouts };
	const connect = createConnector({
		proxy: options.proxy,
		env: options.env,
		moreAuthorities: options.moreAuthorities ?? (() => undefined),
		timeoutMs: timeouts.connectMs,
	});
	const reading = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });
	// A connection that idled may turn out to be closed only after a request was written to it, and nobody knows then
	// whether it was read. So what changes something gets a connection of its own, closed after it.
	const changing = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 });

	async function send(request: HttpRequest): Promise<HttpResponse> {
		const url = acceptable(request.url);
		request.signal?.throwIfAborted();
		const isRead = request.method === 'GET';
		const exchange = new Exchange(request, { timeouts, maxBytes });
		(isRead ? reading : changing).dispatch(
			{
				origin: url.origin,
				path: url.pathname + url.search,
				method: request.method,
				headers: { ...request.headers, 'accept-encoding': 'identity', 'user-agent': options.userAgent },
				body: request.body ?? null,
				...(!isRead && { reset: true }),
			},
			exchange,
		);
		return exchange.response;
	}

	return {
		send: options.log ? logged(send, options.log) : send,
		close: async () => {
			await Promise.all([reading.destroy(), changing.destroy()]);
		},
		retire: async () => {
			await Promise.all([reading.close(), changing.close()]);
		},
	};
}

function acceptable(text: string): URL {
	const url = URL.parse(text);
	if (!url) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'notUrl' });
	}
	if (url.username !== '' || url.password !== '') {
		throw new YativoError({ kind: 'endpointRefused', reason: 'hasCredentials' });
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		throw new YativoError({ kind: 'endpointRefused', reason: 'notHttps' });
	}
	return url;
}

function logged(send: Transport, log: (record: RequestRecord) => void): Transport {
	return async request => {
		const started = performance.now();
		const record = (outcome: number | string, requestId?: string) =>
			log({
				method: request.method,
				route: request.route,
				outcome,
				durationMs: Math.round(performance.now() - started),
				...(requestId !== undefined && { requestId }),
			});
		try {
			const response = await send(request);
			record(
				response.cutBy?.failure.kind ?? response.status,
				/^[\w.:-]{1,64}$/.exec(response.headers['x-request-id'] ?? '')?.[0],
			);
			return response;
		} catch (error) {
			record(error instanceof YativoError ? error.failure.kind : 'aborted');
			throw error;
		}
	};
}
