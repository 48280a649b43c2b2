/**
 * How fast the scanner is beside others: `npm run bench:scanner`, or `npm run bench:scanner -- --small` for a few seconds of it.
 *
 * Builds a tree from the npm registry (`packages.ts`), once, runs ours and the others in turn, and prints one table. Ratios
 * are to ripgrep with the same prefixes over the same files. The large run writes `results/scanner.json`, where the figures of
 * README.md come from.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scanTree } from '../../src/scanner/scanTree.ts';
import { makeHistory } from './history.ts';
import { adversarialTimes, documentTimes, searchRates } from './inMemory.ts';
import { copySample, installOlderSecretlint, installTools, installTree } from './packages.ts';
import { type Result, race, round } from './race.ts';
import { median } from './statistics.ts';

const isSmall = process.argv.includes('--small');
const rounds = isSmall ? 3 : 15;
/** Other work on the machine when the measuring begins: processes that want a core. */
const loadBefore = round(loadavg()[0] ?? 0);
const program = resolve('dist/yativo-scan.cjs');
const workingFolder = mkdtempSync(join(tmpdir(), 'yativo-bench-'));
const tree = await installTree(isSmall ? 'small' : 'large');
const tools = await installTools();
const olderTools = await installOlderSecretlint();
const sample = await copySample(tree);
const ripgrep = join(tools, '@vscode/ripgrep-universal/bin', `${platform()}-${arch()}`, 'rg');
const prefixes = writeTemporary('prefixes', 'yativo_\ny(vk|vs|k|s|at)_(live|test|sandbox)_\n');

const scanned = JSON.parse(
	spawnSync(process.execPath, [program, '--include-ignored', '--format', 'json', tree], {
		encoding: 'utf8',
		maxBuffer: 1e9,
	}).stdout,
);
const result = {
	machine: `load ${loadBefore}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`,
	tree: {
		files: scanned.summary.files,
		megabytes: round(scanned.summary.bytes / 1e6),
		findings: scanned.summary.findings,
	},
	wholeTree: wholeTree(),
	secretlint: againstSecretlint(),
	workspace: await workspace(),
	history: await history(),
	gigabytesPerSecond: searchRates(join(tree, 'typescript/lib/typescript.js')),
	documentMs: { oneMegabyte: documentTimes(1), fiveMegabytes: documentTimes(5) },
	adversarialMs: adversarialTimes(),
	peakMegabytes: peak(['--include-ignored', '--quiet', tree]),
};
report();
if (!isSmall) {
	writeFileSync(join(import.meta.dirname, 'results/scanner.json'), `${JSON.stringify(result, undefined, '\t')}\n`);
}

function ours(...args: string[]): [string, ...string[]] {
	return [process.execPath, program, '--quiet', ...args];
}

function wholeTree(): Result[] {
	const folder = join(tree, '..');
	const runners = [
		{ name: 'ripgrep', command: [ripgrep, '-uu', '-c', '-f', prefixes, 'node_modules'] as const },
		{ name: 'ours, all rules', command: ours('--include-ignored', 'node_modules') },
		{ name: 'ours, with ignore files', command: ours('node_modules') },
		{
			name: 'reading alone, two threads',
			command: [process.execPath, join(import.meta.dirname, 'read.cjs'), 'node_modules'] as const,
		},
	];
	const plain = [process.execPath, join(import.meta.dirname, 'plain.cjs'), 'node_modules'] as const;
	const [anchor] = runners;
	return [
		...race(
			runners.map(runner => ({ ...runner, folder })),
			rounds,
		),
		...race(
			[...(anchor ? [anchor] : []), { name: 'readFile and one expression', command: plain }].map(runner => ({
				...runner,
				folder,
			})),
			isSmall ? 1 : 3,
		).slice(1),
	];
}

/** Secretlint over a part of the tree that it can take, with the patterns of credentials that name themselves. */
function againstSecretlint(): Result[] {
	const runnerOf = (name: string, packages: string, ...args: string[]) => {
		const id = join(packages, '@secretlint/secretlint-rule-pattern');
		const patterns = ['/yativo_[0-9a-f]{48}|y(vk|vs|k|s|at)_live_[A-Za-z0-9]{16,256}/'];
		const rules = [{ id, options: { patterns: [{ name: 'yativo', patterns }] } }];
		const config = writeTemporary(`${name}.json`, JSON.stringify({ rules }));
		const program = join(packages, 'secretlint/bin/secretlint.js');
		const command = [process.execPath, program, '--secretlintrc', config, ...args, '**/*'] as const;
		return { name: `${name} on the sample`, command, folder: sample };
	};
	const own = { name: 'ours on a sample', command: ours('--include-ignored'), folder: sample };
	return [
		...race([own, runnerOf('secretlint 13', tools, '--no-gitignore')], isSmall ? 1 : 5),
		...race([own, runnerOf('secretlint 12', olderTools)], 1).slice(1),
	];
}

/** A usual workspace in a process that runs already, as in the editor: milliseconds. */
async function workspace() {
	const base = join(tree, 'date-fns');
	const roots = [{ path: '', isFolder: true }];
	const plan = { base, roots, globalIgnores: [], isRepository: false, maxBytes: 50_000_000, shard: undefined };
	const laps: number[] = [];
	let files = 0;
	for (let lap = 0; lap < 15; lap++) {
		const started = performance.now();
		({ files } = await scanTree({ tree: plan, now: Date.now() }));
		laps.push(performance.now() - started);
	}
	const [process] = race([{ name: 'ripgrep', command: [ripgrep, '-uu', '-c', '-f', prefixes, '.'], folder: base }], 9);
	return { files, oursMs: round(median(laps.slice(3))), ripgrepProcessMs: round((process?.wallSeconds ?? 0) * 1000) };
}

async function history(): Promise<Result[]> {
	const sources = globSync(join(tree, '{rxjs,core-js,typescript/lib,three,echarts,antd}/**/*.{js,ts}'))
		.filter(path => statSync(path).size > 3000 && statSync(path).size < 60_000)
		.toSorted();
	const folder = await makeHistory(sources, isSmall ? { files: 500, commits: 200 } : { files: 2000, commits: 3000 });
	const log = ['bash', '-c', 'git log -p --all | "$0" -c -f "$1"', ripgrep, prefixes] as const;
	return race(
		[
			{ name: 'git log -p | ripgrep', command: log, folder },
			{ name: 'ours, --history', command: ours('--history'), folder },
		],
		rounds,
	);
}

function peak(args: readonly string[]): number {
	const out = join(workingFolder, 'peak');
	spawnSync(process.execPath, ['--require', join(import.meta.dirname, 'peak.cjs'), program, ...args], {
		env: { ...process.env, PEAK_OUT: out },
		stdio: 'ignore',
	});
	return round(Number(readFileSync(out, 'utf8')) / 1024);
}

function writeTemporary(name: string, text: string): string {
	writeFileSync(join(workingFolder, name), text);
	return join(workingFolder, name);
}

function report(): void {
	const { wholeTree, secretlint, history, ...rest } = result;
	console.log(`${result.machine}; ${result.tree.files} files, ${result.tree.megabytes} MB`);
	console.table(
		[...wholeTree, ...secretlint, ...history].map(each => ({
			name: each.name,
			'wall s': each.wallSeconds,
			'cpu s': each.cpuSeconds,
			'wall ratio': `${each.wallRatio} ± ${each.wallSpread}`,
			'cpu ratio': `${each.cpuRatio} ± ${each.cpuSpread}`,
		})),
	);
	console.log(rest);
}
