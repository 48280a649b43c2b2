import { parseEndpoint } from '../core/connect/endpoint.ts';
import type { Credentials } from '../core/credentials.ts';
import type { BasePath, Profile } from '../core/profile.ts';
import type { Network, OneTimeCode } from './client.ts';
import { SurfaceConnection } from './connection.ts';
import { discover } from './discovery.ts';
import { createEmailSignIn } from './emailSignIn.ts';
import { createHttp } from './http.ts';
import { createReader } from './reader.ts';
import type { Patience } from './retry.ts';
import { provePair, tokenSourceFor } from './signIn.ts';
import type { Transport } from './transport.ts';

/** What the API needs of the outside. */
export interface ApiOptions extends Patience {
	readonly transport: Transport;
	/** Ms since 1970. */
	readonly now: () => number;
	/** A random UUID. */
	readonly newIdempotencyKey: () => string;
}

/** The Yativo API over any transport. */
export function createYativoApi(options: ApiOptions): Omit<Network, 'dispose'> {
	const { transport, now, sleep, newIdempotencyKey } = options;

	return {
		async connect(profile: Profile, { code, ...credentials }: Credentials & OneTimeCode, signal) {
			const { origin } = parseEndpoint(profile.origin, profile.product);
			const http = createHttp({ transport, origin, now });
			const basePaths = basePathsOf(profile);
			const tokens = tokenSourceFor(credentials, { http, basePaths, patience: options, now, newIdempotencyKey });
			const read = createReader(http, tokens, options);
			const found = await discover(profile, {
				read,
				host: http.host,
				credentials,
				signal,
				...(code && { code }),
			});
			const { surface, basePath, path, keys } = found;
			const connection = new SurfaceConnection({
				profile: { ...profile, surface, basePath },
				surface,
				listAt: { basePath, path },
				http,
				tokens,
				read,
				sleep,
				now,
				newIdempotencyKey,
			});
			return { connection, keys };
		},
		prove(profile, pair, signal) {
			const { origin } = parseEndpoint(profile.origin, profile.product);
			const http = createHttp({ transport, origin, now });
			return provePair(pair, { http, basePaths: basePathsOf(profile), signal });
		},
		emailSignIn({ origin, basePath }) {
			const endpoint = parseEndpoint(origin, 'crypto');
			return createEmailSignIn(createHttp({ transport, origin: endpoint.origin, now }), basePath);
		},
	};
}

/** Roots to sign in under: the remembered one first, and alone if the user fixed it. */
function basePathsOf({ basePath, surfaceFixed }: Profile): readonly BasePath[] {
	const all: readonly BasePath[] = ['/api/v1', '/api'];
	if (!basePath) {
		return all;
	}
	return surfaceFixed ? [basePath] : [basePath, ...all.filter(other => other !== basePath)];
}
