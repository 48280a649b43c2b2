import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type CheckContext, checkField, normalizeField } from '../../../../src/core/connect/checkField.ts';
import type { Field } from '../../../../src/core/connect/draft.ts';

const now = new Date('2026-11-21T12:00:00Z');
const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);
const newKey = `yativo_${hex(48)}`;
const guideKey = `yvk_live_${hex(24)}`;
const olderKey = `yk_live_${hex(26)}`;
const businessKey = `yat_live_${hex(35)}`;
const encode = (part: object) => btoa(JSON.stringify(part)).replace(/=+$/, '');
const token = (claims: object) => `${encode({ alg: 'HS256' })}.${encode(claims)}.c2lnbmF0dXJl`;

function complaint(field: Field, text: string, context: Partial<CheckContext> = {}): string | undefined {
	const found = checkField(field, text, { now, ...context });
	return found && `${found.severity}: ${found.message}`;
}

suite('checkField', () => {
	const accepted: readonly (readonly [Field, string, Partial<CheckContext>?])[] = [
		['apiKey', newKey],
		['apiKey', guideKey],
		['apiKey', olderKey],
		['apiSecret', hex(64), { apiKey: newKey }],
		['apiSecret', `yvs_live_${hex(24)}`, { apiKey: guideKey }],
		['apiSecret', `ys_live_${hex(32)}`, { apiKey: olderKey }],
		['apiSecret', 'anything', { apiKey: 'of-a-format-to-come' }],
		['accessToken', token({})],
		['accessToken', token({ exp: now.getTime() / 1000 + 60 })],
		['email', 'ann@example.com'],
		['code', '012345'],
		['accountId', 'acct_01HX'],
		['appSecret', businessKey],
		['businessKey', businessKey],
	];
	for (const [field, text, context] of accepted) {
		test(`is content with the documented form of ${field}, ${text.slice(0, 9)}…`, () =>
			assert.equal(complaint(field, text, context), undefined));
	}

	const doubted: readonly (readonly [why: string, Field, string, RegExp, Partial<CheckContext>?])[] = [
		['a secret in place of the key', 'apiKey', hex(64), /looks like the API secret/],
		['a prefixed secret in place of the key', 'apiKey', `yvs_live_${hex(24)}`, /looks like the API secret/],
		['a business key for Crypto', 'apiKey', businessKey, /Yativo Business/],
		['a token in place of the key', 'apiKey', token({}), /looks like an access token/],
		['a key of no documented form', 'apiKey', 'sk_other', /start with yativo_/],
		['a key that was cut off', 'apiKey', newKey.slice(0, -1), /Is something missing/],
		['the key pasted twice', 'apiSecret', newKey, /looks like the API key/, { apiKey: newKey }],
		['half a secret', 'apiSecret', hex(40), /64 characters/, { apiKey: newKey }],
		['a secret of another generation', 'apiSecret', hex(64), /starts with yvs_live_/, { apiKey: guideKey }],
		['a secret of an older generation', 'apiSecret', hex(64), /starts with ys_live_/, { apiKey: olderKey }],
		['a secret that was cut off', 'apiSecret', `ys_live_${hex(9)}`, /Is something missing/, { apiKey: olderKey }],
		['what is no token', 'accessToken', newKey, /start with eyJ/],
		['a token that has ended', 'accessToken', token({ exp: now.getTime() / 1000 }), /has expired/],
		['a code of five digits', 'code', '12345', /six digits/],
		['an account id without its prefix', 'accountId', '01HX', /start with acct_/],
		['an App Secret without its prefix', 'appSecret', hex(44), /start with yat_live_/],
		['a line of an environment file', 'apiKey', `YATIVO_API_KEY=${newKey}`, /Paste the value alone/],
		['quotes', 'apiSecret', `"${hex(64)}"`, /quotes/, { apiKey: newKey }],
	];
	for (const [why, field, text, expected, context] of doubted) {
		test(`doubts ${why}, without repeating it`, () => {
			const found = complaint(field, text, context) ?? '';
			assert.match(found, expected);
			assert.match(found, /^warning: /);
			assert.ok(!found.includes(text.slice(-8)));
		});
	}

	const refused: readonly (readonly [why: string, Field, string, RegExp])[] = [
		['nothing', 'apiKey', '', /Enter the API key/],
		['two values at once', 'apiKey', `${newKey} ${hex(64)}`, /white space inside/],
		['what no header can carry', 'businessKey', `${businessKey}…`, /cannot be part/],
		['what is no e-mail address', 'email', 'ann', /not an e-mail address/],
	];
	for (const [why, field, text, expected] of refused) {
		test(`refuses ${why}`, () => assert.match(complaint(field, text) ?? '', new RegExp(`error: .*${expected.source}`)));
	}

	test('drops white space around a value, and the word Bearer before a token', () =>
		assert.deepEqual(
			[normalizeField('apiKey', `\t ${newKey}\r\n`), normalizeField('accessToken', ' Bearer  a.b.c\n')],
			[newKey, 'a.b.c'],
		));
});
