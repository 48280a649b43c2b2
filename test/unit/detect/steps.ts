import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

// Calls that an optimizing compiler has put into their callers are not counted, and when it does that depends on the machine.
setFlagsFromString('--no-opt');
setFlagsFromString('--no-maglev');

// From the beginning: V8 counts blocks in what it compiles from now on only.
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/**
 * How many times blocks of the project's code run while some work is done, as V8 counts them. Unlike time it is the same on every
 * machine. What a regular expression does counts as nothing: that its quantifiers are bounded is tested by itself.
 */
export async function stepsOf(work: () => void): Promise<number> {
	await session.post('Profiler.takePreciseCoverage');
	work();
	const { result } = await session.post('Profiler.takePreciseCoverage');
	const ranges = result
		.filter(({ url }) => url.includes('/src/'))
		.flatMap(({ functions }) => functions.flatMap(each => each.ranges));
	return ranges.reduce((sum, { count }) => sum + count, 0);
}
