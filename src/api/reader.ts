import type { Secret } from '../core/secret.ts';
import type { Call, Http, Reply } from './http.ts';
import { type Patience, retried } from './retry.ts';
import type { TokenSource } from './tokens.ts';

/** A call that changes nothing. The path template and base decide what is asked; nothing else is ever added. */
export type Read = Pick<Call, 'basePath' | 'path' | 'id' | 'signal' | 'code'>;

/** Sends GETs that change nothing: with retries, and once more with a new bearer after 401. */
export type Reader = (read: Read) => Promise<Reply>;

/** Makes a reader. A read that carries a code is sent exactly once, because a code works once. */
export function createReader(http: Http, tokens: TokenSource, patience: Patience): Reader {
	async function send(read: Read, bearer: Secret): Promise<Reply> {
		const once = () => http.send({ ...read, method: 'GET', bearer });
		return read.code ? once() : retried(once, patience, read.signal);
	}

	return async read => {
		const bearer = await tokens.get(read.signal);
		const reply = await send(read, bearer);
		if (reply.ok || reply.refusal.status !== 401 || reply.refusal.aboutCode || read.code) {
			return reply;
		}
		const renewed = await tokens.renew(bearer, read.signal);
		return renewed ? send(read, renewed) : reply;
	};
}
