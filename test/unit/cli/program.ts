import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The built program. */
export const program = resolve('dist/yativo-scan.cjs');

/** What a run of the program came to. */
export interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly input?: string | Buffer;
	readonly env?: NodeJS.ProcessEnv;
	/** The Node that runs it; default: the one that runs the tests. */
	readonly node?: string;
}

/** Runs the program in a folder and waits for its end. */
export function run(folder: string, args: readonly string[], { input = '', env, node }: RunOptions = {}): Run {
	const { status, stdout, stderr } = spawnSync(node ?? process.execPath, [program, ...args], {
		cwd: folder,
		input,
		env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...env },
		encoding: 'utf8',
		maxBuffer: 1 << 28,
	});
	return { status, stdout, stderr };
}

/** The JSON report of a run. */
export function scanJson(folder: string, args: readonly string[] = [], options: RunOptions = {}): JsonReport {
	const { stdout, stderr } = run(folder, ['--format', 'json', ...args], options);
	if (stdout === '') {
		throw new Error(stderr);
	}
	return JSON.parse(stdout);
}

export interface JsonReport {
	readonly version: number;
	readonly findings: readonly JsonFinding[];
	readonly skipped: readonly { readonly path: string; readonly reason: string }[];
	readonly summary: Readonly<Record<string, number>>;
	readonly incomplete?: string;
}

interface JsonFinding {
	readonly rule: string;
	readonly path: string;
	readonly line: number;
	readonly column: number;
	readonly fingerprint: string;
	readonly masked: string;
	readonly commit?: string;
	readonly suppressed?: { readonly by: string; readonly reason?: string };
}

/** Where the findings of a report are: `path:line:column`. */
export function places(report: JsonReport): string[] {
	return report.findings.map(({ path, line, column }) => `${path}:${line}:${column}`);
}

/** A new folder with files in it, removed by `using`. Contents by path. */
export function makeFolder(files: Readonly<Record<string, string | Buffer>> = {}) {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yativo-scan-')));
	for (const [path, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
	return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs git in a folder, with an identity and without the user's configuration, and returns what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
	const env = {
		PATH: process.env.PATH,
		HOME: folder,
		GIT_CONFIG_NOSYSTEM: '1',
		GIT_CONFIG_GLOBAL: '/dev/null',
		GIT_AUTHOR_NAME: 'Test',
		GIT_AUTHOR_EMAIL: 'test@example.com',
		GIT_COMMITTER_NAME: 'Test',
		GIT_COMMITTER_EMAIL: 'test@example.com',
	};
	const settings = ['-c', 'init.defaultBranch=main', '-c', 'protocol.file.allow=always', '-c', 'commit.gpgSign=false'];
	const { status, stdout, stderr } = spawnSync('git', [...settings, ...args], { cwd: folder, env, encoding: 'utf8' });
	if (status !== 0) {
		throw new Error(`git ${args.join(' ')}: ${stderr}`);
	}
	return stdout;
}

/** Commits everything in a folder and returns the commit's name. */
export function commitAll(folder: string, message: string): string {
	git(folder, 'add', '-A');
	git(folder, 'commit', '-qm', message);
	return git(folder, 'rev-parse', 'HEAD').trim();
}
