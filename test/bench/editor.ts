/**
 * What the extension costs the extension host while somebody types: `npm run bench:editor`.
 *
 * Inside a real VS Code, a listener before and one after that of the extension tell how long it holds the thread of all
 * extensions at each edit; beside it stands an extension that listens and does nothing. The thread that scans is timed
 * too, from the message with a text to that with its leaks. Writes `results/editor.json`, and ends with exit code 1 when a
 * figure is over its budget.
 */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Cleanups, runProgram } from '../vscode/processes.ts';
import { openBenchHost } from './benchHost.ts';
import { round } from './race.ts';
import { keepResult, machine } from './results.ts';
import { median, quantile } from './statistics.ts';

/** Most that an edit may take of the thread of all extensions, and a scan of 1 MB or of 3,000 files elsewhere. */
const budgets = { editP99Ms: 0.2, scanMs: 10, workspaceMs: 150 };

interface Edits {
	readonly kind: 'edits';
	readonly name: string;
	/** From opening to the first mark, as a user sees it. */
	readonly foundMs: number;
	readonly control: readonly number[];
	readonly ours: readonly number[];
	/** To the end of the turn of the event loop, when the thread that scans is told. */
	readonly afterwards: readonly number[];
}

interface Scans {
	readonly kind: 'scan';
	readonly coldMs: number;
	readonly warm: readonly number[];
	/** The workspace, several times. */
	readonly trees: readonly number[];
}

const line = 'const customer = await yativo.customers.get(yativo_customer_id); // lorem ipsum dolor sit amet\n';
const newKey = () => `yativo_${randomBytes(24).toString('hex')}`;
/** Code with ten leaks, in so many megabytes. */
const code = (megabytes: number) => {
	const part = line.repeat(Math.ceil((megabytes * 1e5) / line.length));
	return Array.from({ length: 10 }, () => `${part}key = '${newKey()}'\n`).join('');
};
/** 3,000 files of 4 kB, one of them with a leak. */
const workspace = Object.fromEntries(
	Array.from({ length: 3000 }, (_, index) => [
		`workspace/${index % 50}/${index}.ts`,
		line.repeat(42) + (index === 1234 ? newKey() : ''),
	]),
);
const documents = {
	'10 kB.txt': code(0.01),
	'1 MB.txt': code(1),
	'5 MB.txt': code(4.95),
	'5 MB, one line.txt': code(4.95).replaceAll('\n', ' '),
};
const files = { ...workspace, ...documents, 'ready.txt': newKey() };

const cleanups = new Cleanups();
try {
	await runProgram(process.execPath, ['esbuild.mjs'], { cwd: resolve(import.meta.dirname, '../..') });
	await report(await measure());
} finally {
	await cleanups.run();
}

async function measure(): Promise<readonly (Edits | Scans)[]> {
	const control = "exports.activate = () => void require('vscode').workspace.onDidChangeTextDocument(() => {});";
	const { samples, workbench } = await openBenchHost({ probe: 'editorProbe.cjs', control, files }, cleanups);
	const all = (await samples(Object.keys(documents).length + 2)) as readonly (Edits | Scans)[];
	await workbench.close();
	return all;
}

async function report(samples: readonly (Edits | Scans)[]): Promise<void> {
	const edits = samples.flatMap(sample =>
		sample.kind === 'edits'
			? {
					document: sample.name,
					ours: summary(sample.ours),
					afterwards: summary(sample.afterwards),
					control: summary(sample.control),
					foundMs: round(sample.foundMs),
				}
			: [],
	);
	const [scan] = samples.flatMap(sample =>
		sample.kind === 'scan'
			? {
					coldMs: round(sample.coldMs),
					warmMs: round(median(sample.warm)),
					workspaceMs: round(median(sample.trees)),
				}
			: [],
	);
	await keepResult('editor', { machine: machine(), budgets, edits, thread: scan });
	console.log('Milliseconds that an edit holds the thread of all extensions, ours beside one that does nothing:');
	console.table(
		edits.map(({ document, ours, afterwards, control, foundMs }) => ({
			document,
			p50: ours.p50,
			p99: ours.p99,
			max: ours.max,
			'to the end of the turn, p99': afterwards.p99,
			'nothing p50': control.p50,
			'nothing p99': control.p99,
			'first marks after': foundMs,
		})),
	);
	console.log(
		`The thread that scans, 1 MB from its text to its leaks: ${scan?.warmMs} ms, the first time ${scan?.coldMs} ms; 3,000 files: ${scan?.workspaceMs} ms.`,
	);
	const over = [
		...edits.filter(({ ours }) => ours.p99 > budgets.editP99Ms).map(({ document }) => document),
		...(scan && scan.warmMs <= budgets.scanMs ? [] : ['the scan of 1 MB']),
		...(scan && scan.workspaceMs <= budgets.workspaceMs ? [] : ['the scan of 3,000 files']),
	];
	if (over.length > 0) {
		console.error(`Over budget: ${over.join(', ')}.`);
		process.exitCode = 1;
	}
}

function summary(values: readonly number[]) {
	return { p50: round(median(values)), p99: round(quantile(values, 0.99)), max: round(Math.max(...values)) };
}
