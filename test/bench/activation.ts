/**
 * How much longer the extension takes to activate than an empty one: `npm run bench:activation`, or
 * `npm run bench:activation -- 30` for so many samples.
 *
 * Each sample comes from a fresh extension host of the same VS Code, in which both are activated by a third extension,
 * in alternating order. The median of the differences counts: single samples are noise. Ends with exit code 1 when that in
 * CPU time is over the budget.
 */
import { resolve } from 'node:path';
import { Cleanups, runProgram } from '../vscode/processes.ts';
import { openBenchHost } from './benchHost.ts';
import { round } from './race.ts';
import { keepResult, machine } from './results.ts';
import { median, medianDeviation } from './statistics.ts';

/** Most CPU time that activation may take beyond that of an empty extension: on a busy machine, time itself says little. */
const budgetMs = 7;

interface Time {
	readonly ms: number;
	readonly cpuMs: number;
}

interface Sample {
	readonly target: Time;
	readonly control: Time;
}

const root = resolve(import.meta.dirname, '../..');
const wanted = Number(process.argv[2] ?? 20);
const cleanups = new Cleanups();
try {
	await runProgram(process.execPath, ['esbuild.mjs'], { cwd: root });
	await report(await measure());
} finally {
	await cleanups.run();
}

async function measure(): Promise<readonly Sample[]> {
	const extensions = { probe: 'probe.cjs', control: 'exports.activate = () => {};' };
	const { workbench, samples } = await openBenchHost(extensions, cleanups);
	for (let count = 1; ; count++) {
		const all = (await samples(count)) as readonly Sample[];
		if (count === wanted) {
			return all;
		}
		await workbench.reload(); // starts a fresh extension host
	}
}

async function report(samples: readonly Sample[]): Promise<void> {
	const differences = samples.map(({ target, control }) => target.ms - control.ms);
	const cpu = samples.map(({ target, control }) => target.cpuMs - control.cpuMs);
	const rows: [string, readonly number[]][] = [
		['the extension', samples.map(({ target }) => target.ms)],
		['an empty extension', samples.map(({ control }) => control.ms)],
		['difference', differences],
		['difference in CPU time', cpu],
	];
	console.log(`Activation, median of ${samples.length} extension hosts (and median deviation), in milliseconds:`);
	const figures = rows.map(([name, values]) => ({
		name,
		medianMs: round(median(values)),
		deviationMs: round(medianDeviation(values)),
	}));
	await keepResult('activation', { machine: machine(), hosts: samples.length, figures });
	for (const [name, values] of rows) {
		console.log(`  ${name.padEnd(24)}${median(values).toFixed(2).padStart(7)} (${medianDeviation(values).toFixed(2)})`);
	}
	if (median(cpu) > budgetMs) {
		console.error(`The difference in CPU time is over its budget of ${budgetMs} ms.`);
		process.exitCode = 1;
	}
}
