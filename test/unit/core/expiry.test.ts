import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { daysUntil, expiryAfter, parseExpiry } from '../../../src/core/expiry.ts';

suite('expiry', () => {
	const cases = [
		{ why: 'a day', text: '2027-01-31', date: new Date(2027, 0, 31, 23, 59, 59) },
		{ why: 'a day without leading zeros', text: ' 2027-1-5 ', date: new Date(2027, 0, 5, 23, 59, 59) },
		{ why: 'a leap day', text: '2028-02-29', date: new Date(2028, 1, 29, 23, 59, 59) },
		{ why: 'a moment', text: '2027-01-31T10:00:00Z', date: new Date('2027-01-31T10:00:00Z') },
		{ why: 'a moment with an offset', text: '2027-01-31T10:00+02:00', date: new Date('2027-01-31T08:00:00Z') },
		{ why: 'a day that does not exist', text: '2027-02-29', date: undefined },
		{ why: 'a moment of a day that does not exist', text: '2027-02-30T10:00:00Z', date: undefined },
		{ why: 'a moment that does not exist', text: '2027-02-20T25:00:00Z', date: undefined },
		{ why: 'a month that does not exist', text: '2027-13-01', date: undefined },
		{ why: 'words', text: 'next week', date: undefined },
		{ why: 'another order', text: '31.01.2027', date: undefined },
	];
	for (const { why, text, date } of cases) {
		test(`reads ${why}`, () => assert.deepEqual(parseExpiry(text), date));
	}

	test('counts whole days down, at least one', () => {
		const now = new Date('2026-06-01T12:00:00Z');
		assert.deepEqual(
			[expiryAfter(30, now), new Date(now.getTime() + 1), new Date('2026-06-03T12:00:01Z'), now].map(date =>
				daysUntil(date, now),
			),
			[30, 1, 2, 1],
		);
	});
});
