import type { YativoError } from '../core/failure.ts';

/** One HTTP request. `url` is absolute; `headers` may hold credentials and are never logged. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	readonly url: string;
	/** The path as a template, such as `/apikey/{id}/rotate`: what the request log shows instead of the URL. */
	readonly route: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
	/** Hand over a 2xx answer that breaks off as far as it came, with `cutBy`: a one-time secret may be in it. */
	readonly takesCut?: true;
	readonly signal?: AbortSignal;
}

/** A whole answer, of any status. Header names are lower case. */
export interface HttpResponse {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** What ended the answer before its end; `body` then is what had come. Only where the request takes that. */
	readonly cutBy?: YativoError;
}

/**
 * The port through which the API reaches the network. It never follows redirects, never retries, limits time and size.
 *
 * @throws YativoError of the kinds `offline`, `timedOut`, `untrustedCertificate`, `proxyFailed`, `redirected`, `tooLarge`,
 * `endpointRefused` (neither HTTPS nor loopback, or a password in the URL).
 * `delivery` there says whether a changing request may have reached the server. An abort throws the signal's reason.
 */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>;
