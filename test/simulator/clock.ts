/** The simulator's time, in milliseconds since 1970. Everything that expires reads it. */
export interface Clock {
	now(): number;
	/** Moves time forward without waiting. */
	advance(ms: number): void;
}

/** A clock that follows `source` and can be moved ahead of it. */
export function createClock(source: () => number): Clock {
	let ahead = 0;
	return {
		now: () => source() + ahead,
		advance: ms => {
			ahead += ms;
		},
	};
}
