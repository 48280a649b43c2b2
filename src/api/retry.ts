import { YativoError } from '../core/failure.ts';
import type { Reply } from './http.ts';

/** Waits; an abort throws the signal's reason. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** What waiting needs of the outside. */
export interface Patience {
	readonly sleep: Sleep;
	/** From 0 up to, not including, 1. */
	readonly random: () => number;
}

/** As in https://docs.yativo.com/yativo/rate-limits: three retries, `Retry-After` plus up to a second. */
const maxRetries = 3;
const jitterMs = 1000;
/** First wait after a network fault; it doubles. */
const faultWaitMs = 250;
/** A person waits for the answer: whoever is told to wait longer is told so instead. */
const maxWaitMs = 20_000;

/**
 * Sends again after 429 and network faults, at most three times.
 *
 * Only for what changes nothing: lists, single keys, and the exchange of a key for a token.
 */
export async function retried(
	send: () => Promise<Reply>,
	{ sleep, random }: Patience,
	signal: AbortSignal,
): Promise<Reply> {
	for (let attempt = 0; ; attempt++) {
		const outcome = await attemptOf(send);
		const waitMs = waitAfter(outcome, attempt, random);
		if (waitMs === undefined) {
			if (outcome instanceof YativoError) {
				throw outcome;
			}
			return outcome;
		}
		await sleep(waitMs, signal);
	}
}

async function attemptOf(send: () => Promise<Reply>): Promise<Reply | YativoError> {
	try {
		return await send();
	} catch (error) {
		if (error instanceof YativoError) {
			return error;
		}
		throw error;
	}
}

/** How long to wait before the next attempt; `undefined` when there is none. */
function waitAfter(outcome: Reply | YativoError, attempt: number, random: () => number): number | undefined {
	if (attempt >= maxRetries) {
		return undefined;
	}
	if (outcome instanceof YativoError) {
		return outcome.failure.kind === 'offline' ? faultWaitMs * 2 ** attempt * (1 + random()) : undefined;
	}
	if (outcome.ok || outcome.refusal.status !== 429) {
		return undefined;
	}
	const waitMs = outcome.refusal.retryAfterMs + random() * jitterMs;
	return waitMs <= maxWaitMs ? waitMs : undefined;
}
