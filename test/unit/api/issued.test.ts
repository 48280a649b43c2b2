import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Reply } from '../../../src/api/http.ts';
import { readIssued } from '../../../src/api/issued.ts';
import { YativoError } from '../../../src/core/failure.ts';

const host = 'yativo.example';

function reply(text: string, more: Partial<Reply & { ok: true }> = {}): Reply & { ok: true } {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		json = undefined;
	}
	return { ok: true, status: 201, text, json, sentAt: 0, ...more };
}

function secretIn(body: unknown, secretField: 'api_secret' | 'key' = 'api_secret'): string | undefined {
	return readIssued(reply(typeof body === 'string' ? body : JSON.stringify(body)), {
		secretField,
		host,
	}).secret?.reveal();
}

suite('the secret of an answer', () => {
	const cases: readonly (readonly [string, unknown, string | undefined])[] = [
		['flat', { id: '1', api_secret: 's' }, 's'],
		['under data', { data: { api_secret: 's' } }, 's'],
		['called secret', { secret: 's' }, 's'],
		['by its full name first', { secret: 'no', data: { api_secret: 's' } }, 's'],
		['with escapes', '{"api_secret":"a\\u0062\\"c"}', 'ab"c'],
		['with blanks', '{ "api_secret" :\n "s" }', 's'],
		['beside a list of something else', { keys: [1], api_secret: 's' }, 's'],
		['not when empty', { api_secret: '' }, undefined],
		['not when null', { api_secret: null }, undefined],
		['not from a name that quotes the field', { name: '"api_secret":"fake"' }, undefined],
		['not from HTML', '<html>', undefined],
		['not from nothing', '', undefined],
	];
	for (const [why, body, secret] of cases) {
		test(why, () => assert.equal(secretIn(body), secret));
	}

	test('is the key itself on business', () => {
		assert.equal(secretIn({ data: { id: '1', key: 'k', key_prefix: 'p' } }, 'key'), 'k');
		const { secret, apiKey } = readIssued(reply('{"api_key":"k"}'), { secretField: 'key', host });
		assert.deepEqual([secret?.reveal(), apiKey], ['k', undefined]);
	});

	test('is found in an answer that breaks off anywhere after it, and never half of it', () => {
		const whole = JSON.stringify({ success: true, data: { name: 'n "x"', api_secret: 'the secret', id: 'key_1' } });
		const end = whole.indexOf('the secret"') + 'the secret"'.length;
		for (let cut = 0; cut <= whole.length; cut++) {
			assert.equal(secretIn(whole.slice(0, cut)), cut >= end ? 'the secret' : undefined);
		}
	});

	test('is found whatever it is and whatever stands around it', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.jsonValue(), (secret, around) => {
				assert.equal(secretIn({ api_secret: secret, around: JSON.stringify(around) }), secret);
			}),
		);
	});
});

suite('an issued answer', () => {
	test('that broke off before the secret fails as it broke off', () => {
		const cutBy = new YativoError({ kind: 'offline', host, delivery: 'unknown' });
		assert.throws(() => readIssued(reply('{"data":{', { cutBy }), { secretField: 'api_secret', host }), cutBy);
	});

	test('that broke off after the secret keeps it, and says why the key is not known', () => {
		const cutBy = new YativoError({ kind: 'offline', host, delivery: 'unknown' });
		const issued = readIssued(reply('{"api_secret":"s","na', { cutBy }), { secretField: 'api_secret', host });
		assert.equal(issued.secret?.reveal(), 's');
		assert.throws(issued.key, cutBy);
	});

	test('that is not understood keeps secret, public part and text, and names the field', () => {
		const text = '{"api_key":"k","api_secret":"s","name":{"first":"n"}}';
		const issued = readIssued(reply(text), { secretField: 'api_secret', host });
		assert.deepEqual([issued.secret?.reveal(), issued.apiKey?.reveal(), issued.answer.reveal()], ['s', 'k', text]);
		assert.throws(issued.key, new YativoError({ kind: 'unexpectedAnswer', host, field: 'name' }));
	});
});
