import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

/** How long a person would look, in milliseconds. */
const patience = 30_000;

/** Reads a part of the workbench until it is as expected; it may still be drawn. Fails with what it is instead. */
export async function becomes<T>(read: () => Promise<T>, expected: T): Promise<void> {
	for (const deadline = Date.now() + patience; ; await setTimeout(50)) {
		const value = await read();
		if (isDeepStrictEqual(value, expected) || Date.now() > deadline) {
			assert.deepEqual(value, expected);
			return;
		}
	}
}
