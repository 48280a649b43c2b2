import type { Clock } from './clock.ts';

/** Requests allowed in rolling windows. */
export interface Quota {
	readonly perMinute: number;
	readonly perHour?: number;
	readonly perDay?: number;
}

/** What the `X-RateLimit-*` headers tell. */
export interface RateStatus {
	readonly limit: number;
	readonly remaining: number;
	/** Unix seconds. */
	readonly reset: number;
	/** Seconds to wait; present when the request was one too many. */
	readonly retryAfter?: number;
}

const minute = 60_000;

/** Counts requests per credential in rolling windows. https://docs.yativo.com/yativo/rate-limits */
export class RateLimiter {
	readonly #times = new Map<string, number[]>();
	readonly #clock: Clock;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Counts one request of `who`, unless it is one too many. */
	count(who: string, quota: Quota): RateStatus {
		const now = this.#clock.now();
		const times = (this.#times.get(who) ?? []).filter(time => time > now - 24 * 60 * minute);
		this.#times.set(who, times);
		const windows = [
			{ ms: minute, limit: quota.perMinute },
			{ ms: 60 * minute, limit: quota.perHour ?? Number.POSITIVE_INFINITY },
			{ ms: 24 * 60 * minute, limit: quota.perDay ?? Number.POSITIVE_INFINITY },
		];
		for (const { ms, limit } of windows) {
			const inWindow = times.filter(time => time > now - ms);
			const oldest = inWindow[inWindow.length - limit];
			if (oldest !== undefined) {
				const free = oldest + ms;
				return {
					limit,
					remaining: 0,
					reset: Math.ceil(free / 1000),
					retryAfter: Math.max(1, Math.ceil((free - now) / 1000)),
				};
			}
		}
		times.push(now);
		const used = times.filter(time => time > now - minute);
		return {
			limit: quota.perMinute,
			remaining: quota.perMinute - used.length,
			reset: Math.ceil(((used[0] ?? now) + minute) / 1000),
		};
	}
}
