import type { Failure } from '../core/failure.ts';
import { redact } from '../core/redact.ts';
import type { Secret } from '../core/secret.ts';
import type { HttpResponse } from './transport.ts';

/** An answer that says no, read from whichever of the documented error shapes it came in. */
export interface Refusal {
	/** The HTTP status, or the one that the body tells when a failure hides inside HTTP 200. */
	readonly status: number;
	/** The server's sentence, without anything that may be a credential, one line, at most 300 characters. Untrusted. */
	readonly detail?: string;
	/** Names of the request fields that the server finds fault with. */
	readonly fields: readonly string[];
	/** Whether the server speaks of the second factor. */
	readonly aboutCode: boolean;
	readonly retryAfterMs: number;
}

type Json = Readonly<Record<string, unknown>>;

/** Words for the second factor, as documented nowhere: the answer to a wrong code is not printed in any source. */
const aboutCode = /2fa|two.?factor|(?<![a-z])t?otp(?![a-z])|authenticator/i;

/** Machine words of https://docs.yativo.com/yativo-crypto/errors. */
const statusOfCode: Readonly<Record<string, number>> = {
	validation_error: 400,
	unauthorized: 401,
	forbidden: 403,
	not_found: 404,
	method_not_allowed: 405,
	conflict: 409,
	rate_limit_exceeded: 429,
};

/** What a sentence says when a failure comes with HTTP 200 and without a code. */
const statusOfSentence: readonly (readonly [RegExp, number])[] = [
	[/\b(?:invalid|expired)\b.{0,30}\btoken\b|\bunauthori[sz]ed\b|\bunauthenticated\b/i, 401],
	[/\bnot found\b|\bno such\b|\bdoes not exist\b/i, 404],
	[/\bpermission\b|\bforbidden\b|\bnot allowed\b/i, 403],
	[/\btoo many\b|\brate limit/i, 429],
];

/** Default wait of the retry sample in https://docs.yativo.com/yativo/rate-limits. */
const defaultRetryAfterMs = 1000;

const maxDetailLength = 300;

/** Whether an answer is a success: a 2xx whose body does not say otherwise. Failures inside HTTP 200 are possible. */
export function isSuccess(status: number, json: unknown): boolean {
	const body = asObject(json);
	return status >= 200 && status < 300 && body.success !== false && lower(body.status) !== 'error';
}

/**
 * Reads an answer that is no success.
 *
 * @param sent secrets of the request, which an answer may echo.
 */
export function readRefusal(
	response: HttpResponse,
	json: unknown,
	{ sent, now }: { sent: readonly Secret[]; now: number },
): Refusal {
	const body = asObject(json);
	const code = codeOf(body);
	const text = sentenceOf(body);
	const fields = [body.errors, body.details, body.data].flatMap(value => Object.keys(asObject(value)));
	const detail = text === undefined ? undefined : presentable(text, sent);
	return {
		status: statusOf(response.status, { body, code, text: text ?? '' }),
		...(detail && { detail }),
		fields,
		aboutCode: [text ?? '', code ?? '', ...fields].some(word => aboutCode.test(word)),
		retryAfterMs: retryAfter(response.headers['retry-after'] ?? body.retry_after, now),
	};
}

/** What a refusal means where nothing more is known about the call. */
export function failureOf(refusal: Refusal): Failure {
	const { status, detail, retryAfterMs } = refusal;
	const said = detail === undefined ? {} : { detail };
	if (status === 429) {
		return { kind: 'rateLimited', retryAfterMs };
	}
	if (refusal.aboutCode && status < 500) {
		return { kind: 'codeNeeded', ...said };
	}
	switch (status) {
		case 401:
			return { kind: 'sessionEnded' };
		case 403:
			return { kind: 'forbidden', ...said };
		case 404:
			return { kind: 'notFound', ...said };
		case 405:
			return { kind: 'routeNotFound' };
		default:
			return status >= 500 ? { kind: 'serverFault', status } : { kind: 'refused', status, ...said };
	}
}

function statusOf(
	status: number,
	{ body, code, text }: { body: Json; code: string | undefined; text: string },
): number {
	if (status >= 300) {
		return status;
	}
	const told = Number(body.status_code);
	return told >= 400 && told < 600
		? told
		: (statusOfCode[code ?? ''] ?? statusOfSentence.find(([pattern]) => pattern.test(text))?.[1] ?? status);
}

/** `error` holds a machine word in one documented shape and a sentence in two others: a word has no spaces. */
function codeOf(body: Json): string | undefined {
	const code = body.error ?? body.error_code;
	return typeof code === 'string' && /^[a-z0-9_]+$/.test(code) ? code : undefined;
}

/** The server's sentence, and what it says about the first field that it finds fault with. */
function sentenceOf(body: Json): string | undefined {
	const sentence = [
		body.message,
		codeOf(body) === undefined ? body.error : undefined,
		asObject(body.error).message,
		asObject(body.result).message,
	].find(isText);
	const [field, fault] = faultsOf(body)[0] ?? [];
	if (fault === undefined || sentence?.includes(fault)) {
		return sentence;
	}
	return sentence === undefined ? `${field} – ${fault}` : `${sentence} (${field} – ${fault})`;
}

function faultsOf(body: Json): [string, string][] {
	return [body.errors, body.details, body.data].flatMap(faults =>
		Object.entries(asObject(faults)).flatMap(([field, said]): [string, string][] => {
			const text = Array.isArray(said) ? said.find(isText) : said;
			return isText(text) ? [[field, text]] : [];
		}),
	);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

function presentable(text: string, sent: readonly Secret[]): string {
	const withoutSent = sent
		.map(secret => secret.reveal())
		.filter(value => value.length >= 4)
		.reduce((rest, value) => rest.replaceAll(value, '[redacted]'), text.slice(0, 10_000));
	const line = redact(withoutSent)
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
		.trim();
	const characters = [...line];
	return characters.length > maxDetailLength ? `${characters.slice(0, maxDetailLength - 1).join('')}…` : line;
}

/** `Retry-After` in seconds or as a date, https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(value: unknown, now: number): number {
	const seconds = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
	const ms = Number.isNaN(seconds) ? Date.parse(String(value)) - now : seconds * 1000;
	return Number.isFinite(ms) ? Math.max(0, ms) : defaultRetryAfterMs;
}

function asObject(value: unknown): Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function lower(value: unknown): unknown {
	return typeof value === 'string' ? value.toLowerCase() : value;
}
