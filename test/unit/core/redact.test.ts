import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { redact } from '../../../src/core/redact.ts';
import { expand, randomFrom } from '../detect/samples.ts';

const random = randomFrom(9);
const cases: readonly (readonly [string, string])[] = [
	['key yativo_{hex48} refused', 'key yativo_[redacted] refused'],
	['yvs_live_{alnum40}', 'yvs_live_[redacted]'],
	['a later length: yvk_live_{alnum90}', 'a later length: yvk_live_[redacted]'],
	['cut: yat_live_{alnum14}', 'cut: yat_live_[redacted]'],
	['short: ys_live_{hex8}, whsec_{alnum8}', 'short: ys_live_[redacted], whsec_[redacted]'],
	['whsec_{alnum32}', 'whsec_[redacted]'],
	['token {token} has ended', 'token [redacted] has ended'],
	['digest {hex64}', 'digest [redacted]'],
	['Authorization: Bearer {alnum20}', 'Authorization: Bearer [redacted]'],
	['Basic {alnum40}==', 'Basic [redacted]'],
	['{"api_secret":"s3cr3t value","id":7}', '{"api_secret":"[redacted] value","id":7}'],
	['api_key=abc&name=x', 'api_key=[redacted]&name=x'],
	['otp: 123456', 'otp: [redacted]'],
	['X-2FA-Token: 123456', 'X-2FA-Token: [redacted]'],
	['yativo_customer_id is required', 'yativo_customer_id is required'],
	['The secret is missing.', 'The secret is missing.'],
	['Invalid token', 'Invalid token'],
];

suite('redact', () => {
	for (const [text, expected] of cases) {
		test(text, () => assert.equal(redact(expand(text, random)), expected));
	}

	test('is done once', () => {
		const once = redact(expand('secret=yvs_live_{alnum40} {token}', random));
		assert.equal(redact(once), once);
	});

	test('takes time in proportion to hostile text', { timeout: 20_000 }, () => {
		for (const bomb of ['eyJ', 'secret=', 'token"', 'Bearer ', 'yativo_', 'a_', '0']) {
			assert.ok(redact(bomb.repeat(40_000)).length > 0);
		}
	});
});
