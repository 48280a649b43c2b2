import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { redact } from '../core/redact.ts';
import { makeBaseline } from '../detect/baseline.ts';
import { printablePath } from '../scanner/bytePath.ts';
import { markKnown, readBaseline, readKnown } from '../scanner/known.ts';
import { ScanFailure } from '../scanner/report.ts';
import { isLeaky, openHits, type Report, toReport } from '../scanner/reports/report.ts';
import { formatSarif } from '../scanner/reports/sarif.ts';
import { withoutSecrets } from '../scanner/reports/withoutSecrets.ts';
import { type ExportName, type FormatName, parseArguments, type ScanRequest, UsageError } from './arguments.ts';
import { exportForGithub } from './exports/github.ts';
import { exportForGitleaks } from './exports/gitleaks.ts';
import { exportForSecretlint } from './exports/secretlint.ts';
import { formatGithub } from './formats/github.ts';
import { formatGitlab } from './formats/gitlab.ts';
import { formatJson } from './formats/json.ts';
import { formatText, type TextOptions } from './formats/text.ts';
import { help } from './help.ts';
import { Progress, type Terminal } from './progress.ts';
import { rulesAsJson, rulesAsText } from './rules.ts';
import { runScan } from './runScan.ts';

/** The process as the program sees it. */
export interface Process {
	readonly args: readonly string[];
	readonly version: string;
	readonly currentFolder: string;
	readonly stdin: Readable;
	readonly stdout: Terminal;
	readonly stderr: Terminal;
	/** Whether the user's environment allows colours. */
	readonly allowsColor: boolean;
	readonly workerFile: string;
	/** Aborted by Ctrl-C. */
	readonly signal: AbortSignal;
}

/** 0: clean. 1: findings. 2: could not do what was asked. */
export type ExitStatus = 0 | 1 | 2;

const formatters: Readonly<Record<FormatName, (report: Report, options: TextOptions) => string>> = {
	text: formatText,
	json: formatJson,
	sarif: report => formatSarif([report]),
	github: formatGithub,
	gitlab: formatGitlab,
};

const exporters: Readonly<Record<ExportName, () => string>> = {
	gitleaks: exportForGitleaks,
	secretlint: exportForSecretlint,
	github: exportForGithub,
};

/** Runs the program. Never throws: what goes wrong is said on stderr, without a secret in it, and ends in status 2. */
export async function main(process: Process): Promise<ExitStatus> {
	try {
		const request = parseArguments(process.args);
		switch (request.kind) {
			case 'help':
				process.stdout.write(help);
				return 0;
			case 'version':
				process.stdout.write(`${process.version}\n`);
				return 0;
			case 'rules':
				process.stdout.write(request.format === 'json' ? rulesAsJson() : rulesAsText());
				return 0;
			case 'exportRules':
				process.stdout.write(exporters[request.to]());
				return 0;
			case 'scan':
				return await scanAndReport(request, process);
		}
	} catch (error) {
		process.stderr.write(`yativo-scan: ${redact(sentenceOf(error))}\n`);
		return 2;
	}
}

/** Errors of the program speak for themselves; of others only the first line is told. */
function sentenceOf(error: unknown): string {
	if (error instanceof ScanFailure || error instanceof UsageError) {
		return error.message;
	}
	return error instanceof Error ? `${error.name}: ${error.message.split('\n', 1)[0]}` : 'unexpected failure';
}

async function scanAndReport(request: ScanRequest, process: Process): Promise<ExitStatus> {
	const started = performance.now();
	const baseline = request.baseline === undefined ? undefined : readBaseline(request.baseline);
	const quietTerminal: Terminal = { write: () => {} };
	const progress = new Progress(request.quiet ? quietTerminal : process.stderr, started);
	const done = await runScan(request, {
		currentFolder: process.currentFolder,
		input: () => process.stdin,
		workerFile: process.workerFile,
		signal: process.signal,
		now: Date.now(),
		onProgress: seen => progress.show(seen, performance.now()),
	}).finally(() => progress.clear());
	const hits = markKnown(done.hits, { ...readKnown(done.base), ...baseline });
	const { version } = process;
	const durationMs = Math.round(performance.now() - started);
	const report = toReport(withoutSecrets({ ...done, hits }), { version, durationMs, minSeverity: request.minSeverity });
	const toTerminal = request.output === undefined;
	const text = formatters[request.format](report, {
		color: toTerminal && request.color && process.allowsColor && process.stdout.isTTY === true,
		quiet: request.quiet,
		showSuppressed: request.showSuppressed,
		displayPath: path => relative(process.currentFolder, join(done.base, path)) || path,
	});
	write(request.output, text, process);
	for (const note of done.notes) {
		process.stderr.write(`yativo-scan: ${note}\n`);
	}
	if (report.incomplete !== undefined) {
		process.stderr.write(`yativo-scan: incomplete: ${report.incomplete}.\n`);
		return 2;
	}
	if (request.writeBaseline !== undefined) {
		writeBaseline(request.writeBaseline, report);
		return 0;
	}
	return isLeaky(report, request.minSeverity) ? 1 : 0;
}

/** Nothing of a report is lost: what cannot be written to its file goes to standard output. */
function write(file: string | undefined, text: string, { stdout }: Process): void {
	if (file === undefined) {
		stdout.write(text);
		return;
	}
	try {
		writeFileSync(file, text);
	} catch {
		stdout.write(text);
		throw new ScanFailure(`${file}: the report cannot be written there.`);
	}
}

/** What is open today, and what the baseline that was read knows and that is still there. */
function writeBaseline(file: string, report: Report): void {
	const wasKnown = report.hits.filter(hit => hit.suppressed?.by === 'baseline');
	const entries = [...openHits(report), ...wasKnown].map(hit => ({ path: printablePath(hit.path), finding: hit }));
	try {
		writeFileSync(file, makeBaseline(entries));
	} catch {
		throw new ScanFailure(`${file}: the baseline cannot be written there.`);
	}
}
