import * as z from 'zod/mini';
import { Secret } from '../core/secret.ts';
import { maybe, parse, WireDate } from './schema.ts';

/** A bearer token and how long it is good for. Times in ms since 1970, by the clock of this machine. */
export interface Token {
	readonly value: Secret;
	/** From here on another is fetched before the next call. */
	readonly refreshAt: number;
	readonly endsAt: number;
	/** Whether the server told the end; otherwise it is a cautious guess. */
	readonly isEndKnown: boolean;
}

const Seconds = z.catch(maybe(z.pipe(z.union([z.number(), z.string()]), z.transform(Number))), undefined);

const Grant = z.object({
	access_token: maybe(z.string()),
	token: maybe(z.string()),
	expires_in: Seconds,
	expires_at: z.catch(maybe(WireDate), undefined),
	refresh_recommendation: z.catch(maybe(z.object({ refresh_before_seconds: Seconds })), undefined),
});

/**
 * A token answer of any surface: flat, under `data`, or, in code older than all documents, under `result`.
 *
 * Sources: https://docs.yativo.com/api-reference/api-keys/token, https://docs.yativo.com/fiat-api-reference/auth/token,
 * https://docs.yativo.com/api-reference/authentication/verify-otp, https://docs.yativo.com/crypto-system/authentication
 */
const TokenAnswer = z.extend(Grant, {
	data: maybe(z.catch(z.nullable(Grant), null)),
	result: maybe(z.catch(z.nullable(Grant), null)),
});

/** Assumed where no answer tells: as long as the shortest documented lifetime. */
const assumedSeconds = 600;
/** Recommended by https://docs.yativo.com/api-reference/api-keys/token; a fifth of the lifetime where that is less. */
const defaultMarginSeconds = 300;

/** When a token was asked for, and by how much this machine's clock is ahead of the server's. */
export interface TokenTiming {
	readonly host: string;
	readonly sentAt: number;
	readonly clockSkewMs: number;
}

/**
 * Reads a token from an answer.
 *
 * @throws YativoError `unexpectedAnswer` when there is none.
 */
export function readToken(json: unknown, { host, sentAt, clockSkewMs }: TokenTiming): Token {
	const answer = parse(TokenAnswer, json, { host, at: '' });
	const grants = [answer, answer.data, answer.result].filter(grant => grant !== undefined && grant !== null);
	const grant = grants.find(({ access_token }) => access_token) ?? grants.find(({ token }) => token);
	const value = parse(z.string(), grant?.access_token || grant?.token, { host, at: 'access_token' });
	const first = <T>(read: (from: (typeof grants)[number]) => T) => grants.map(read).find(found => found !== undefined);

	const told = positive(grant?.expires_in ?? first(from => from.expires_in));
	const at = grant?.expires_at ?? first(from => from.expires_at);
	const byDate = at instanceof Date ? at.getTime() + clockSkewMs : Number.NaN;
	const isDateOfUse = byDate > sentAt;
	const endsAt = Math.min(
		told === undefined ? (isDateOfUse ? byDate : sentAt + assumedSeconds * 1000) : sentAt + told * 1000,
		isDateOfUse ? byDate : Number.POSITIVE_INFINITY,
	);
	const margin = positive(first(from => from.refresh_recommendation?.refresh_before_seconds)) ?? defaultMarginSeconds;
	return {
		value: new Secret(value),
		refreshAt: endsAt - Math.min(margin * 1000, (endsAt - sentAt) / 5),
		endsAt,
		isEndKnown: told !== undefined || isDateOfUse,
	};
}

function positive(seconds: number | null | undefined): number | undefined {
	return typeof seconds === 'number' && seconds > 0 ? seconds : undefined;
}
