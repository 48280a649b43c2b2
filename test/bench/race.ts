import { spawnSync } from 'node:child_process';
import { median, medianDeviation } from './statistics.ts';

/** A command to time: the program and its arguments. */
export interface Runner {
	readonly name: string;
	readonly command: readonly [string, ...string[]];
	readonly folder: string;
	readonly environment?: NodeJS.ProcessEnv;
}

/** One run, in seconds. `cpu`: of all threads and children, in user and kernel. */
export interface Lap {
	readonly wall: number;
	readonly cpu: number;
}

/** How one runner compares with the first: medians, and the median deviation of the ratios of laps run right after each other. */
export interface Result {
	readonly name: string;
	readonly wallSeconds: number;
	readonly cpuSeconds: number;
	readonly wallRatio: number;
	readonly wallSpread: number;
	readonly cpuRatio: number;
	readonly cpuSpread: number;
}

/** Runs commands in turn, so that whatever else the machine does meets all of them; the first is the anchor, with ratio 1. */
export function race(runners: readonly Runner[], rounds: number): Result[] {
	runners.forEach(time);
	const laps: Lap[][] = runners.map(() => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, runner] of runners.entries()) {
			laps[index]?.push(time(runner));
		}
	}
	return runners.map(({ name }, index) => compare(name, laps[index] ?? [], laps[0] ?? []));
}

function compare(name: string, laps: readonly Lap[], anchor: readonly Lap[]): Result {
	const ratios = (pick: (lap: Lap) => number) => laps.map((lap, round) => pick(lap) / pick(anchor[round] ?? lap));
	const wall = ratios(lap => lap.wall);
	const cpu = ratios(lap => lap.cpu);
	return {
		name,
		wallSeconds: round(median(laps.map(lap => lap.wall))),
		cpuSeconds: round(median(laps.map(lap => lap.cpu))),
		wallRatio: round(median(wall)),
		wallSpread: round(medianDeviation(wall)),
		cpuRatio: round(median(cpu)),
		cpuSpread: round(medianDeviation(cpu)),
	};
}

/** Three significant places after the point are more than a run can promise. */
export function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

/** Times one run with the shell's own clock, which also counts the processor time of all children. */
function time({ name, command, folder, environment }: Runner): Lap {
	const timed = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1', 'time', ...command], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, ...environment },
	});
	const [wall, user, system] = timed.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
	if (wall === undefined || user === undefined || system === undefined) {
		throw new Error(`${name} could not be timed: ${timed.stderr}`);
	}
	return { wall, cpu: user + system };
}
