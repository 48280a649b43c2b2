import type Dispatcher from 'undici/types/dispatcher';
import type { HttpRequest, HttpResponse } from '../api/transport.ts';
import { type Delivery, type Failure, YativoError } from '../core/failure.ts';
import { networkFailure } from './networkFailure.ts';

/** Milliseconds. Each ends a request by itself. */
export interface Timeouts {
	/** For each stage of connecting: to a proxy, through it, the TLS handshake. */
	readonly connectMs: number;
	/** From the request written to the whole head of the answer. */
	readonly headersMs: number;
	/** Silence within the body. */
	readonly bodyMs: number;
	/** The whole exchange, so that a body that trickles ends too. */
	readonly totalMs: number;
}

export interface Limits {
	readonly timeouts: Timeouts;
	readonly maxBytes: number;
}

/** JSON is UTF-8. Unlike `Buffer`, this drops the byte order mark that some servers start with and JSON does not allow. */
const text = new TextDecoder();

/** One request and its answer, as undici's handler. It settles once; whatever comes later only aborts the rest. */
export class Exchange implements Dispatcher.DispatchHandler {
	readonly #outcome = Promise.withResolvers<HttpResponse>();
	readonly #url: URL;
	readonly #signal: AbortSignal | undefined;
	readonly #takesCut: boolean;
	readonly #limits: Limits;
	readonly #deadline: NodeJS.Timeout;
	#phase: NodeJS.Timeout | undefined;
	#controller: Dispatcher.DispatchController | undefined;
	#settled = false;
	#delivery: Delivery = 'notSent';
	#status = 0;
	#headers: Record<string, string> = {};
	#chunks: Buffer[] = [];
	#size = 0;

	constructor(request: HttpRequest, limits: Limits) {
		this.#url = new URL(request.url);
		this.#signal = request.signal;
		this.#takesCut = request.takesCut ?? false;
		this.#limits = limits;
		this.#deadline = setTimeout(this.#onTimeout, limits.timeouts.totalMs);
		this.#signal?.addEventListener('abort', this.#onAbort, { once: true });
	}

	/** @throws YativoError, or the signal's reason; an answer that broke off comes with `cutBy`. */
	get response(): Promise<HttpResponse> {
		return this.#outcome.promise;
	}

	onRequestStart(controller: Dispatcher.DispatchController): void {
		this.#controller = controller;
		if (this.#settled) {
			controller.abort(new Error('The request was given up before it was sent.'));
			return;
		}
		this.#delivery = 'unknown';
		this.#expectWithin(this.#limits.timeouts.headersMs);
	}

	onResponseStart(
		_controller: Dispatcher.DispatchController,
		status: number,
		headers: Readonly<Record<string, string | string[] | undefined>>,
	): void {
		if (status < 200) {
			return;
		}
		this.#status = status;
		this.#headers = joined(headers);
		const location = this.#headers.location;
		if (status >= 300 && status < 400 && location !== undefined) {
			this.#fail({ kind: 'redirected', host: this.#url.host, to: URL.parse(location, this.#url.href)?.host ?? '?' });
		} else if (!this.#takesCut && Number(this.#headers['content-length']) > this.#limits.maxBytes) {
			this.#failTooLarge();
		} else {
			this.#expectWithin(this.#limits.timeouts.bodyMs);
		}
	}

	onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
		this.#size += chunk.length;
		if (this.#size > this.#limits.maxBytes) {
			this.#failTooLarge();
		} else if (!this.#settled) {
			this.#chunks.push(chunk);
			this.#expectWithin(this.#limits.timeouts.bodyMs);
		}
	}

	onResponseEnd(): void {
		if (this.#settle()) {
			this.#outcome.resolve(this.#response());
		}
	}

	onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
		this.#reject(networkFailure(error, { host: this.#url.host, delivery: this.#delivery }));
	}

	readonly #onAbort = () => this.#reject(this.#signal?.reason);

	readonly #onTimeout = () => this.#fail({ kind: 'timedOut', host: this.#url.host, delivery: this.#delivery });

	#response(): HttpResponse {
		return { status: this.#status, headers: this.#headers, body: text.decode(Buffer.concat(this.#chunks)) };
	}

	#failTooLarge(): void {
		this.#fail({ kind: 'tooLarge', host: this.#url.host, limitBytes: this.#limits.maxBytes });
	}

	#fail(failure: Failure): void {
		this.#reject(new YativoError(failure));
	}

	#reject(reason: unknown): void {
		if (this.#settle()) {
			const isUseful = this.#takesCut && this.#status >= 200 && this.#status < 300 && this.#chunks.length > 0;
			if (isUseful && reason instanceof YativoError) {
				this.#outcome.resolve({ ...this.#response(), cutBy: reason });
			} else {
				this.#outcome.reject(reason);
			}
			this.#controller?.abort(new Error('The request was given up.'));
		}
	}

	/** @returns whether this is the first time. */
	#settle(): boolean {
		if (this.#settled) {
			return false;
		}
		this.#settled = true;
		clearTimeout(this.#deadline);
		clearTimeout(this.#phase);
		this.#signal?.removeEventListener('abort', this.#onAbort);
		return true;
	}

	#expectWithin(ms: number): void {
		clearTimeout(this.#phase);
		this.#phase = setTimeout(this.#onTimeout, ms);
	}
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}
