import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type BlobParser, batchFormat } from './blobParser.ts';
import { ScanFailure } from './report.ts';

/**
 * Variables that git gets. The ones that make git run other programs (pagers, external diffs, ssh, askpass, traces to
 * files) stay out; the ones by which git tells a hook which index, objects and settings (`git -c`) to use stay in.
 */
const passed =
	/^(PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|TEMP|TMP|TMPDIR|XDG_CONFIG_HOME|GIT_(DIR|WORK_TREE|COMMON_DIR|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|QUARANTINE_PATH|NAMESPACE|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CONFIG_PARAMETERS|CONFIG_COUNT|CONFIG_(KEY|VALUE)_\d+))$/i;

/** The environment for git: nothing asks, nothing goes to the network, messages in English. */
export function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return {
		...Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name))),
		GIT_OPTIONAL_LOCKS: '0',
		GIT_TERMINAL_PROMPT: '0',
		GIT_NO_LAZY_FETCH: '1',
		// For a git that does not know the line above: no protocol is allowed.
		GIT_ALLOW_PROTOCOL: '',
		GIT_NO_REPLACE_OBJECTS: '1',
		LC_ALL: 'C',
	};
}

/** Settings of the repository that would run programs or read other files are overruled: the repository is not trusted. */
const safeSettings = [
	'core.fsmonitor=false',
	'core.quotePath=false',
	'diff.orderFile=/dev/null',
	'log.showSignature=false',
];

function gitArguments(args: readonly string[]): string[] {
	// `check-ignore` takes paths as they are, and refuses to be told so.
	const literal = args[0] === 'check-ignore' ? [] : ['--literal-pathspecs'];
	return ['--no-pager', ...literal, ...safeSettings.flatMap(setting => ['-c', setting]), ...args];
}

/**
 * The absolute path of git. Looked up here, because Windows would look in the current folder first and run whatever a
 * repository has there.
 *
 * @throws ScanFailure when PATH has no git.
 */
function findGit(): string {
	const names = process.platform === 'win32' ? ['git.exe'] : ['git'];
	for (const folder of (process.env.PATH ?? '').split(delimiter).filter(isAbsolute)) {
		for (const name of names) {
			try {
				accessSync(join(folder, name), constants.X_OK);
				return join(folder, name);
			} catch {}
		}
	}
	throw new ScanFailure('git was not found. Install it, or add its folder to PATH.');
}

export interface GitPlace {
	readonly folder: string;
	/** Ends git. */
	readonly signal?: AbortSignal | undefined;
	/** Default: that of this process, which in a hook says which index and objects are meant. */
	readonly environment?: NodeJS.ProcessEnv | undefined;
}

/** How to start git. */
export interface GitCall extends GitPlace {
	readonly args: readonly string[];
}

/** Starts git without a shell. */
export function startGit({ folder, args, signal, environment }: GitCall): ChildProcessWithoutNullStreams {
	return spawn(findGit(), gitArguments(args), {
		cwd: folder,
		env: gitEnvironment(environment ?? process.env),
		stdio: 'pipe',
		windowsHide: true,
		...(signal === undefined ? {} : { signal }),
	});
}

/** Waits for a started git to end. @throws ScanFailure with the reason and the remedy that git wrote on stderr when it failed. */
export function gitEnd(child: ChildProcessWithoutNullStreams): Promise<void> {
	let complaint = '';
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		complaint = (complaint + text).slice(0, 2000);
	});
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', code => {
			code === 0 ? resolve() : reject(new ScanFailure(reasonIn(complaint) || `git ended with status ${code}`));
		});
	});
}

/** The line that says what went wrong, and the command that git advises below it. */
function reasonIn(complaint: string): string {
	const lines = complaint.split('\n');
	const reason = (lines.find(line => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? '').replace(/^fatal: /, 'git: ');
	const advice = lines.find(line => line.startsWith('\tgit '));
	return advice === undefined ? reason : `${reason}. Run: ${advice.trim()}`;
}

/** What git prints, as bytes. @throws ScanFailure when git fails or is missing. */
export async function readGit(call: GitCall): Promise<Buffer> {
	const child = startGit(call);
	const pieces: Buffer[] = [];
	child.stdin.end();
	child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
	await gitEnd(child);
	return Buffer.concat(pieces);
}

/**
 * Streams the contents of objects through a parser. `requests` has one object name on each line, and whatever the parser
 * is to hear with it after a space. @throws ScanFailure when git fails.
 *
 * @param isPatient whether this thread may pause after a small chunk: it is woken less often then, for more at once, which leaves the
 * processor to git. Not for a thread that answers somebody.
 */
export async function readBlobs(
	place: GitPlace,
	requests: Readable,
	parser: BlobParser,
	isPatient = false,
): Promise<void> {
	const child = startGit({ ...place, args: ['cat-file', `--batch=${batchFormat}`, '--buffer'] });
	child.stdin.on('error', () => {});
	requests.pipe(child.stdin);
	child.stdout.on('data', (chunk: Buffer) => {
		parser.write(chunk);
		if (isPatient && chunk.length < smallChunk) {
			Atomics.wait(nobodyWakes, 0, 0, pauseMs);
		}
	});
	await gitEnd(child);
}

/** Git writes contents as it has unpacked them; a pipe holds 64 kB. */
const smallChunk = 32 * 1024;
const pauseMs = 0.2;
const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));

/** The fields of an output of `git … -z`. */
export function splitAtZero(output: Buffer): Buffer[] {
	const fields: Buffer[] = [];
	for (let start = 0, end = output.indexOf(0); end >= 0; start = end + 1, end = output.indexOf(0, start)) {
		fields.push(output.subarray(start, end));
	}
	return fields;
}
