import { setTimeout as delay } from 'node:timers/promises';
import type { Network } from './api/client.ts';
import { createYativoApi } from './api/yativoApi.ts';
import { trustedAuthorities } from './platform/certificates.ts';
import { followOptions } from './platform/followingTransport.ts';
import { createTransport, type TransportOptions } from './platform/transport.ts';

/**
 * The network half of the extension: undici, schemas, the API. A bundle of its own, loaded by a dynamic import at the
 * first request, so that activation does not read it.
 *
 * @param options those of now: another object exactly when something in it is different. Connections follow them.
 */
export function createNetwork(options: () => TransportOptions): Network {
	const { send, close } = followOptions(options, now =>
		createTransport({ ...(now.trustsSystem !== false && { moreAuthorities: trustedAuthorities }), ...now }),
	);
	const api = createYativoApi({
		transport: send,
		now: Date.now,
		random: Math.random,
		sleep,
		newIdempotencyKey: () => crypto.randomUUID(),
	});
	return { ...api, dispose: close };
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
	try {
		await delay(ms, undefined, { signal });
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	}
}
