import type { Credentials, KeyPair } from '../core/credentials.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import type { BasePath } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { Call, Http, Reply } from './http.ts';
import { failureOf, type Refusal } from './refusal.ts';
import { type Patience, retried } from './retry.ts';
import { fixedToken, renewedToken, type TokenSource } from './tokens.ts';
import { readToken, type Token } from './tokenWire.ts';

/** What signing in needs. `basePaths` in the order in which they are tried. */
export interface SignInOptions {
	readonly http: Http;
	readonly basePaths: readonly BasePath[];
	readonly patience: Patience;
	/** Ms since 1970. */
	readonly now: () => number;
	readonly newIdempotencyKey: () => string;
}

/** An address that may have what is looked for. */
interface Place {
	readonly basePath: BasePath;
	readonly path: string;
}

/** https://docs.yativo.com/api-reference/api-keys/token, then https://docs.yativo.com/yativo-crypto/api-keys */
const exchangePaths = ['/auth/token', '/apikey/token'];

/** Where the bearer for these credentials comes from. Nothing is sent yet. */
export function tokenSourceFor(credentials: Credentials, options: SignInOptions): TokenSource {
	switch (credentials.kind) {
		case 'accessToken':
			return fixedToken(credentials.token);
		case 'businessKey':
			return fixedToken(credentials.key);
		case 'apiKey':
			return exchangedKey(credentials, options);
		case 'appSecret':
			return accountLogin(credentials, options);
	}
}

/** Exchanges key and secret for a token, and again when it ends. The exchange changes nothing, so it is retried. */
function exchangedKey({ apiKey, apiSecret }: KeyPair, { http, basePaths, patience, now }: SignInOptions): TokenSource {
	const body = { api_key: apiKey, api_secret: apiSecret };
	const ask = firstFound(exchangePlaces(basePaths), (place, signal) =>
		retried(() => http.send({ method: 'POST', ...place, body, signal }), patience, signal),
	);
	return renewedToken(async (_current, signal) => granted(await ask(signal), http), now);
}

/**
 * Exchanges key and secret once, to see whether they belong together. The token is thrown away.
 *
 * @throws YativoError `credentialsRefused` when they do not; any other failure leaves it open.
 */
export async function provePair(
	{ apiKey, apiSecret }: KeyPair,
	{ http, basePaths, signal }: Pick<SignInOptions, 'http' | 'basePaths'> & { readonly signal: AbortSignal },
): Promise<void> {
	const body = { api_key: apiKey, api_secret: apiSecret };
	const ask = firstFound(exchangePlaces(basePaths), place => http.send({ method: 'POST', ...place, body, signal }));
	granted(await ask(signal), http);
}

function exchangePlaces(basePaths: readonly BasePath[]): readonly Place[] {
	return basePaths.flatMap(basePath => exchangePaths.map(path => ({ basePath, path })));
}

/**
 * Logs in with account id and App Secret; before the token ends, the token itself fetches the next.
 *
 * https://docs.yativo.com/fiat-api-reference/auth/token. Neither call is ever repeated by itself.
 */
function accountLogin(
	{ accountId, appSecret }: { readonly accountId: string; readonly appSecret: Secret },
	{ http, basePaths, now, newIdempotencyKey }: SignInOptions,
): TokenSource {
	let at: BasePath | undefined;
	const login = firstFound(
		basePaths.map(basePath => ({ basePath, path: '/auth/login' })),
		async (place, signal) => {
			const body = { account_id: accountId, app_secret: appSecret };
			const reply = await http.send({ method: 'POST', ...place, body, idempotencyKey: newIdempotencyKey(), signal });
			at = place.basePath;
			return reply;
		},
	);
	return renewedToken(async (current, signal) => {
		const refreshed = current && at && (await refresh({ http, basePath: at, bearer: current.value, signal }));
		return refreshed ?? granted(await login(signal), http);
	}, now);
}

async function refresh(
	call: Pick<Call, 'basePath' | 'bearer' | 'signal'> & { readonly http: Http },
): Promise<Token | undefined> {
	const { http, ...rest } = call;
	const reply = await http.send({ method: 'GET', path: '/auth/refresh-token', ...rest });
	return reply.ok ? tokenIn(reply, http) : undefined;
}

/**
 * Asks one place after the other as long as the answer is that nothing is there, and from then on the one that was.
 *
 * Only 404 and 405 lead on: any other answer may mean that the request was understood.
 */
function firstFound(
	places: readonly Place[],
	ask: (place: Place, signal: AbortSignal) => Promise<Reply>,
): (signal: AbortSignal) => Promise<Reply | undefined> {
	let found: Place | undefined;
	return async signal => {
		for (const place of found ? [found] : places) {
			const reply = await ask(place, signal);
			if (reply.ok || !isAbsent(reply.refusal)) {
				found = place;
				return reply;
			}
		}
		return undefined;
	};
}

/** Whether a refusal says that there is no such route. */
export function isAbsent({ status }: Refusal): boolean {
	return status === 404 || status === 405;
}

function granted(reply: Reply | undefined, http: Http): Token {
	if (reply?.ok) {
		return tokenIn(reply, http);
	}
	throw new YativoError(reply ? refusedCredentials(reply.refusal) : { kind: 'surfaceNotFound', host: http.host });
}

function tokenIn(reply: Reply & { ok: true }, http: Http): Token {
	if (reply.json === undefined) {
		throw new YativoError({ kind: 'notJson', host: http.host, status: reply.status });
	}
	return readToken(reply.json, { host: http.host, sentAt: reply.sentAt, clockSkewMs: http.clockSkewMs() ?? 0 });
}

/** A refused sign-in is a matter of the credentials unless the server has other troubles. */
export function refusedCredentials(refusal: Refusal): Failure {
	const failure = failureOf(refusal);
	switch (failure.kind) {
		case 'rateLimited':
		case 'serverFault':
			return failure;
		case 'forbidden':
			return failure;
		default:
			return { kind: 'credentialsRefused', ...(refusal.detail && { detail: refusal.detail }) };
	}
}
