import { request } from 'node:http';
import type { Transport } from '../../../src/api/transport.ts';
import { YativoError } from '../../../src/core/failure.ts';

/** A transport for tests over plain `node:http`: one connection for each request, no limits but the signal. */
export const nodeTransport: Transport = ({ url, method, headers, body, signal }) =>
	new Promise((resolve, reject) => {
		const lost = (error: NodeJS.ErrnoException) =>
			reject(
				signal?.aborted
					? signal.reason
					: new YativoError({
							kind: 'offline',
							host: new URL(url).host,
							delivery: 'unknown',
							...(error.code && { code: error.code }),
						}),
			);
		const outgoing = request(url, { method, headers, agent: false, ...(signal && { signal }) }, response => {
			const chunks: Buffer[] = [];
			response.on('data', chunk => chunks.push(chunk));
			response.once('error', lost);
			response.once('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
					body: Buffer.concat(chunks).toString(),
				}),
			);
		});
		outgoing.once('error', lost);
		outgoing.end(body);
	});
