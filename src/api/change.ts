import { type Failure, YativoError } from '../core/failure.ts';
import { beforeSending } from '../core/outcome.ts';
import type { Secret } from '../core/secret.ts';
import type { Call, Http, Reply } from './http.ts';
import { failureOf, type Refusal } from './refusal.ts';
import type { TokenSource } from './tokens.ts';

/** A changing call. It is sent once, whatever happens. */
export type Change = Omit<Call, 'bearer'>;

/** What a change needs. `probe` is the list of this connection, sent with the same bearer: it changes nothing. */
export interface ChangeTools {
	readonly http: Http;
	readonly tokens: TokenSource;
	readonly probe: (bearer: Secret, signal: AbortSignal) => Promise<Reply>;
}

/**
 * Sends a change once.
 *
 * @throws YativoError for every answer but a success; see `mayHaveHappened` for what it leaves open.
 */
export async function change(call: Change, tools: ChangeTools): Promise<Reply & { ok: true }> {
	const bearer = await bearerFor(call, tools);
	const reply = await tools.http.send({ ...call, bearer });
	if (reply.ok) {
		return reply;
	}
	throw new YativoError(await failureOfChange(reply.refusal, { call, bearer, tools }));
}

/** What went wrong while a bearer was fetched did so before the change was sent. */
async function bearerFor({ signal }: Change, { tokens }: ChangeTools): Promise<Secret> {
	try {
		return await tokens.get(signal);
	} catch (error) {
		throw error instanceof YativoError ? new YativoError(beforeSending(error.failure), { cause: error.cause }) : error;
	}
}

interface Attempt {
	readonly call: Change;
	readonly bearer: Secret;
	readonly tools: ChangeTools;
}

async function failureOfChange(refusal: Refusal, attempt: Attempt): Promise<Failure> {
	if (attempt.call.code && isAmbiguous(refusal)) {
		return verdictOnCode(refusal, attempt);
	}
	return refusal.status === 401 && !refusal.aboutCode ? verdictOnBearer(refusal, attempt) : failureOf(refusal);
}

/** Statuses that a refused code may come with, as the documentation does not say which; below 300, only the body says no. */
function isAmbiguous({ status, aboutCode, fields }: Refusal): boolean {
	const blamesRequest = status !== 401 && status !== 403 && fields.length > 0;
	const isCandidate = status < 300 || [400, 401, 403, 422].includes(status);
	return aboutCode ? status < 500 && status !== 429 : isCandidate && !blamesRequest;
}

/** Was it the code, the permission, or the token? The server's words decide; else a read with the same bearer does. */
async function verdictOnCode(refusal: Refusal, attempt: Attempt): Promise<Failure> {
	if (!refusal.aboutCode) {
		if (refusal.status === 403 && /\bpermission|\bscope|\baddress\b|\bip\b/i.test(refusal.detail ?? '')) {
			return failureOf(refusal);
		}
		const standing = await standingOf(attempt);
		if (standing !== 'good') {
			return standing === 'ended' || refusal.status === 401 ? sessionEnded(attempt) : failureOf(refusal);
		}
	}
	const clockSkewMs = attempt.tools.http.clockSkewMs();
	return {
		kind: 'codeRefused',
		...(refusal.detail && { detail: refusal.detail }),
		...(clockSkewMs !== undefined && { clockSkewMs }),
	};
}

/** A 401 without a code: either the bearer has ended, which a read with it tells, or a code is wanted. */
async function verdictOnBearer(refusal: Refusal, attempt: Attempt): Promise<Failure> {
	return (await standingOf(attempt)) === 'good'
		? { kind: 'codeNeeded', ...(refusal.detail && { detail: refusal.detail }) }
		: sessionEnded(attempt);
}

/** What a read with the same bearer says of it. The change was refused before, so a read that fails changes nothing. */
async function standingOf({ tools, bearer, call }: Attempt): Promise<'good' | 'ended' | 'unknown'> {
	try {
		const reply = await tools.probe(bearer, call.signal);
		return reply.ok || reply.refusal.aboutCode ? 'good' : reply.refusal.status === 401 ? 'ended' : 'unknown';
	} catch (error) {
		if (error instanceof YativoError) {
			return 'unknown';
		}
		throw error;
	}
}

/** The token has ended: another is fetched at once, but the change is left to the user, with a new code. */
async function sessionEnded({ tools, bearer, call }: Attempt): Promise<Failure> {
	try {
		const renewed = await tools.tokens.renew(bearer, call.signal);
		return { kind: renewed ? 'sessionRenewed' : 'sessionEnded' };
	} catch (error) {
		if (error instanceof YativoError) {
			return beforeSending(error.failure);
		}
		throw error;
	}
}
