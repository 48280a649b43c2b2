import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { failureOf, isSuccess, type Refusal, readRefusal } from '../../../src/api/refusal.ts';
import type { Failure } from '../../../src/core/failure.ts';
import { Secret } from '../../../src/core/secret.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

function read(
	json: unknown,
	status = 400,
	headers: Record<string, string> = {},
	sent: readonly Secret[] = [],
): Refusal {
	return readRefusal({ status, headers, body: JSON.stringify(json) ?? '' }, json, { sent, now });
}

suite('success', () => {
	const cases: readonly (readonly [number, unknown, boolean])[] = [
		[200, { success: true }, true],
		[201, { status: 'success' }, true],
		[204, undefined, true],
		[200, [], true],
		[200, { id: 'key_1', status: 'active' }, true],
		[200, { success: false }, false],
		[200, { status: 'error' }, false],
		[200, { status: 'ERROR' }, false],
		[304, undefined, false],
		[404, { success: true }, false],
	];
	for (const [status, json, expected] of cases) {
		test(`${status} ${JSON.stringify(json)} is ${expected ? 'one' : 'none'}`, () =>
			assert.equal(isSuccess(status, json), expected));
	}
});

suite('a refusal', () => {
	const hidden: readonly (readonly [unknown, Failure['kind']])[] = [
		[{ success: false, status_code: 401 }, 'sessionEnded'],
		[{ status: 'error', status_code: '403', message: 'No' }, 'forbidden'],
		[{ success: false, error: 'not_found' }, 'notFound'],
		[{ success: false, error: 'Invalid or expired access token' }, 'sessionEnded'],
		[{ success: false, message: 'API key not found' }, 'notFound'],
		[{ success: false, result: { message: 'Too many requests' } }, 'rateLimited'],
		[{ success: false, message: 'You lack a permission' }, 'forbidden'],
		[{ success: false, message: 'Enter your 2FA code' }, 'codeNeeded'],
		[{ success: false, message: 'Something else' }, 'refused'],
		[{ success: false, status_code: 200 }, 'refused'],
	];
	for (const [body, kind] of hidden) {
		test(`inside HTTP 200: ${JSON.stringify(body)} is ${kind}`, () =>
			assert.equal(failureOf(read(body, 200)).kind, kind));
	}

	const texts: readonly (readonly [string, unknown, string | undefined])[] = [
		['message first', { message: 'A', error: 'B b' }, 'A'],
		['error if it is a sentence', { error: 'B b' }, 'B b'],
		['nothing for a code alone', { error: 'not_found' }, undefined],
		['the message in error', { error: { message: 'C' } }, 'C'],
		['the message in result', { result: { message: 'D' } }, 'D'],
		['the first of errors', { errors: { name: ['Too long', 'Too odd'] } }, 'name – Too long'],
		['what details add', { message: 'A', details: { name: 'Too long' } }, 'A (name – Too long)'],
		['details once', { message: 'The name: Too long', details: { name: 'Too long' } }, 'The name: Too long'],
		['one line', { message: 'A\r\n\u202eB\u0000\tC' }, 'A B C'],
		['nothing for what is no text', { message: 7, errors: [1], details: 'x' }, undefined],
		['nothing for HTML', undefined, undefined],
	];
	for (const [what, body, detail] of texts) {
		test(`tells ${what}`, () => assert.equal(read(body).detail, detail));
	}

	test('is cut to 300 characters', () => assert.equal(read({ message: 'x'.repeat(9000) }).detail?.length, 300));

	const secrets = [
		`yativo_${'0a1b'.repeat(12)}`,
		`yvs_live_${'4Ef5'.repeat(8)}`,
		`yat_live_${'Kl1Mn'.repeat(7)}`,
		'c2d3'.repeat(16),
		`${'eyJhbGci'}OiJIUzI1NiJ9.${'eyJzdWIi'}OiIxIn0.c2lnbmF0dXJl`,
	];
	for (const secret of secrets) {
		test(`never tells a credential: ${secret.slice(0, 9)}…`, () => {
			const { detail } = read({ message: `The key ${secret} is wrong`, details: { api_secret: secret } });
			assert.ok(detail && !detail.includes(secret.slice(9)), detail);
		});
	}

	test('never tells what was sent', () => {
		const sent = [new Secret('012345'), new Secret('my own secret')];
		assert.equal(
			read({ message: 'Code 012345 for my own secret is wrong' }, 401, {}, sent).detail,
			'Code [redacted] for [redacted] is wrong',
		);
	});

	const waits: readonly (readonly [string, Record<string, string>, unknown, number])[] = [
		['seconds', { 'retry-after': '12' }, {}, 12_000],
		['a date', { 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' }, {}, 30_000],
		['a date that has passed', { 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, {}, 0],
		['the body', {}, { retry_after: 7 }, 7000],
		['nothing', {}, {}, 1000],
		['nonsense', { 'retry-after': 'soon' }, {}, 1000],
		['less than nothing', { 'retry-after': '-5' }, {}, 0],
	];
	for (const [what, headers, body, ms] of waits) {
		test(`takes the wait from ${what}`, () => assert.equal(read(body, 429, headers).retryAfterMs, ms));
	}

	const codes: readonly (readonly [unknown, boolean])[] = [
		[{ error: 'invalid_2fa_token', message: 'No' }, true],
		[{ message: 'Two-factor code is wrong' }, true],
		[{ message: 'two factor' }, true],
		[{ message: 'Invalid TOTP' }, true],
		[{ message: 'The otp has expired' }, true],
		[{ message: 'Check your authenticator' }, true],
		[{ errors: { two_factor_token: ['Required'] } }, true],
		[{ message: 'This footprint is not permitted' }, false],
		[{ message: 'Request refused' }, false],
	];
	for (const [body, expected] of codes) {
		test(`${JSON.stringify(body)} ${expected ? 'speaks' : 'does not speak'} of a code`, () =>
			assert.equal(read(body).aboutCode, expected));
	}

	test('is read from any JSON of any status', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.integer({ min: 200, max: 599 }), (json, status) => {
				const refusal = read(json, status);
				assert.ok(failureOf(refusal).kind);
				assert.ok((refusal.detail ?? '').length <= 300);
			}),
		);
	});
});
