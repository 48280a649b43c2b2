import type { Account } from './account.ts';
import { Refusal } from './refusal.ts';
import { type Answer, headerOf, type Visit } from './route.ts';

const lifetimeMs = 24 * 60 * 60 * 1000;

/**
 * Runs a changing fiat call under its Idempotency-Key: the first answer is kept for 24 h and given again.
 *
 * https://docs.yativo.com/yativo-fiat/authentication; texts of the refusals:
 * https://docs.yativo.com/security-and-authentication/idempotency-in-api-requests
 */
export function onceOnFiat(visit: Visit, account: Account, change: () => Answer): Answer {
	const { fiatIdempotency, idempotentReplay } = visit.world.settings;
	if (headerOf(visit.call, 'idempotency-key') === undefined) {
		if (fiatIdempotency === 'required') {
			throw new Refusal(400, 'Idempotency-Key is required for this request.', { documentedShape: 'E4' });
		}
		return change();
	}
	return once(visit, account, { replay: idempotentReplay, change });
}

/** Runs the creation of a crypto key; no source promises anything about an Idempotency-Key there. */
export function onceOnCrypto(visit: Visit, account: Account, change: () => Answer): Answer {
	const { cryptoIdempotency } = visit.world.settings;
	if (headerOf(visit.call, 'idempotency-key') === undefined || cryptoIdempotency === 'ignored') {
		return change();
	}
	if (cryptoIdempotency === 'refused') {
		throw new Refusal(400, 'Idempotency-Key is not supported on this endpoint');
	}
	return once(visit, account, { replay: cryptoIdempotency, change });
}

interface Once {
	readonly replay: 'first-answer' | 'conflict';
	readonly change: () => Answer;
}

function once(visit: Visit, account: Account, { replay, change }: Once): Answer {
	const { replays, clock } = visit.world;
	const slot = `${account.accountId} ${visit.route.method} ${visit.route.path} ${headerOf(visit.call, 'idempotency-key')}`;
	const before = replays.get(slot);
	if (before && clock.now() - before.at >= lifetimeMs) {
		throw new Refusal(409, 'Idempotency-Key expired. Please use a new key.', { documentedShape: 'E4' });
	}
	if (before && replay === 'conflict') {
		throw new Refusal(409, 'A request with this idempotency key was made already');
	}
	if (before) {
		return before.answer;
	}
	const answer = change();
	replays.set(slot, { answer, at: clock.now() });
	return answer;
}
