import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createClock } from '../../simulator/clock.ts';
import { RateLimiter } from '../../simulator/rateLimit.ts';

suite('simulator: rolling quotas', () => {
	const clock = createClock(() => 0);
	const limiter = new RateLimiter(clock);
	const quota = { perMinute: 60, perHour: 100 };

	test('the hour binds when the minute does not, and frees one request at a time', () => {
		for (let request = 0; request < 100; request++) {
			assert.equal(limiter.count('key', quota).retryAfter, undefined);
			clock.advance(2000);
		}
		assert.deepEqual(limiter.count('key', quota), { limit: 100, remaining: 0, reset: 3600, retryAfter: 3400 });
		clock.advance(3_400_000);
		assert.deepEqual([limiter.count('key', quota).retryAfter, limiter.count('key', quota).retryAfter], [undefined, 2]);
	});

	test('credentials do not share a quota', () => {
		assert.deepEqual(limiter.count('other', quota), { limit: 60, remaining: 59, reset: 3660 });
	});
});
