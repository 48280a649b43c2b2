import type { ApiKey } from '../core/apiKey.ts';
import type { Credentials } from '../core/credentials.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import type { BasePath, Product, Profile, Surface } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import { assumedSurface, surfaceOfList } from './fingerprint.ts';
import type { Reply } from './http.ts';
import { type KeyList, readKeyList } from './keyList.ts';
import type { Reader } from './reader.ts';
import { failureOf, type Refusal } from './refusal.ts';
import { isAbsent } from './signIn.ts';
import { type ListPath, surfaces } from './surface.ts';

/** An address that may list keys. */
export interface Candidate {
	readonly basePath: BasePath;
	readonly path: ListPath;
}

/** Where keys are listed, by which generation, and the list itself. */
export interface Discovered extends Candidate {
	readonly surface: Surface;
	readonly keys: readonly ApiKey[];
}

/** How a profile is looked into. */
export interface DiscoveryOptions {
	readonly read: Reader;
	readonly host: string;
	readonly credentials: Credentials;
	readonly code?: Secret;
	readonly signal: AbortSignal;
}

/**
 * All that is ever probed, in this order. A GET is no promise of safety in this API (`GET /generate-secret` replaces the
 * App Secret), so this is a list of what may be asked, not of what may not.
 */
const candidates: Readonly<Record<Product, readonly Candidate[]>> = {
	crypto: [
		{ basePath: '/api/v1', path: '/apikey/list' },
		{ basePath: '/api/v1', path: '/api-keys' },
		{ basePath: '/api', path: '/apikey/list' },
		{ basePath: '/api', path: '/api-keys' },
	],
	business: [
		{ basePath: '/api/v1', path: '/business/api-keys' },
		{ basePath: '/api', path: '/business/api-keys' },
	],
};

/**
 * Finds out where and how a server lists keys, strictly: anything but a list or a clear "not here" ends the search.
 *
 * What the profile remembers is asked first; what the user fixed is asked alone.
 *
 * @throws YativoError of the kind that the first unclear answer means; `surfaceNotFound` when nothing lists keys.
 */
export async function discover(profile: Profile, options: DiscoveryOptions): Promise<Discovered> {
	let strange: YativoError | undefined;
	for (const candidate of candidatesFor(profile)) {
		const reply = await ask(candidate, options);
		if (reply.ok) {
			const list = listIn(reply, options.host);
			if (list) {
				return { ...candidate, surface: surfaceFor(profile, candidate, { list, options }), keys: list.keys };
			}
			strange ??= new YativoError({ kind: 'unexpectedAnswer', host: options.host, field: 'data' });
		} else if (!isNoMatch(reply, candidate)) {
			throw new YativoError(refused(reply.refusal, profile, options));
		}
	}
	throw strange ?? new YativoError({ kind: 'surfaceNotFound', host: options.host });
}

/** Candidates in order of promise: the remembered place, then a base that the user typed, then the documented order. */
function candidatesFor({ product, surface, basePath, surfaceFixed }: Profile): readonly Candidate[] {
	const isAtBase = (candidate: Candidate) => !basePath || candidate.basePath === basePath;
	const rank = (candidate: Candidate) =>
		(isAtBase(candidate) ? 0 : 2) + (surface ? surfaces[surface].listPaths.indexOf(candidate.path) : 0);
	const sorted = candidates[product].toSorted((a, b) => rank(a) - rank(b));
	return surfaceFixed ? sorted.filter(isAtBase) : sorted;
}

/** Without a code; with it once, and only if the server wants one. */
async function ask(candidate: Candidate, { read, code, signal }: DiscoveryOptions): Promise<Reply> {
	const reply = await read({ ...candidate, signal });
	const wantsCode = !reply.ok && (reply.refusal.aboutCode || [400, 401, 403, 422].includes(reply.refusal.status));
	return code && wantsCode && !isNoMatch(reply, candidate) ? read({ ...candidate, code, signal }) : reply;
}

/** "Not here". `/apikey/list` may be taken for the key called `list`, which is an ill-formed or unknown id. */
function isNoMatch(reply: Reply & { ok: false }, { path }: Candidate): boolean {
	const { refusal } = reply;
	return isAbsent(refusal) || (path === '/apikey/list' && refusal.status === 400 && reply.isJson && !refusal.aboutCode);
}

function listIn(reply: Reply & { ok: true }, host: string): KeyList | undefined {
	if (reply.json === undefined) {
		throw new YativoError({ kind: 'notJson', host, status: reply.status });
	}
	return readKeyList(reply.json, host);
}

function surfaceFor(
	{ surface, surfaceFixed }: Profile,
	{ path }: Candidate,
	{ list, options }: { list: KeyList; options: DiscoveryOptions },
): Surface {
	if (surface && surfaceFixed) {
		return surface;
	}
	return surfaceOfList(list.wire, path, options.credentials) ?? surface ?? assumedSurface(path);
}

/** A token that once worked has ended; whatever else is refused here was never accepted. A code that was sent is refused, not needed. */
function refused(
	refusal: Refusal,
	{ surface, surfaceFixed }: Profile,
	{ credentials: { kind }, code }: DiscoveryOptions,
): Failure {
	const failure = failureOf(refusal);
	const said = refusal.detail === undefined ? {} : { detail: refusal.detail };
	if (failure.kind === 'codeNeeded' && code) {
		return { kind: 'codeRefused', ...said };
	}
	if (failure.kind !== 'sessionEnded' || (kind === 'accessToken' && surface && !surfaceFixed)) {
		return failure;
	}
	return { kind: 'credentialsRefused', ...said };
}
