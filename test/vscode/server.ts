import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFrontDoor } from './frontDoor.ts';
import type { WebVSCode } from './install.ts';
import { runProgram } from './processes.ts';
import { membersOfGroup } from './processTree.ts';
import { type Settings, writeSettings } from './settings.ts';

/** Where a VS Code server reads and writes. */
export interface ServerFolders {
	/** For all it need not keep: logs, sockets, state of its own. */
	readonly temporary: string;
	readonly userData: string;
	readonly extensions: string;
}

export interface ServerOptions {
	readonly folders: ServerFolders;
	readonly settings?: Settings;
	/** Environment variables for server and extension host, on top of this process's. */
	readonly environment?: Readonly<Record<string, string>>;
	readonly nodeArguments?: readonly string[];
	/** Accepts an extension and tests from the page's address. It silences notifications, so not for end-to-end tests. */
	readonly driver?: 'on' | 'off';
	/** Whether every folder is trusted, as when nothing is said, or a person has to say so. */
	readonly trust?: 'given' | 'asked';
}

/** A running VS Code server. */
export interface Server {
	/** Stays the same when the server is started again. */
	readonly port: number;
	/** The last lines it wrote. */
	readonly log: readonly string[];
	/** Kills the extension host as a crash would. */
	readonly killExtensionHost: () => void;
	/** Ends the server with all its processes and starts it on the same folders. */
	readonly restart: () => Promise<void>;
	readonly stop: () => Promise<void>;
}

const startLimitMs = 60_000;

/** Starts VS Code's server on the loopback interface and waits until it listens. */
export async function startServer(vscode: WebVSCode, options: ServerOptions): Promise<Server> {
	await writeSettings(options.folders.userData, options.settings ?? {});
	const log: string[] = [];
	const door = await openFrontDoor();
	let child: ChildProcess | undefined;

	async function start(): Promise<void> {
		child = await spawnServer(vscode, options);
		door.leadTo(await listening(child, log));
	}
	async function stop(): Promise<void> {
		door.close();
		await stopGroup(child);
	}
	try {
		await start();
	} catch (error) {
		await stop();
		// A failing server prints the source line it failed at, which may be a megabyte long.
		const lines = log.join('').split('\n').filter(Boolean).slice(-30);
		const shown = lines.map(line => line.slice(0, 300));
		throw new Error([`VS Code's server did not start: ${(error as Error).message}`, ...shown].join('\n'));
	}
	return {
		port: door.port,
		log,
		killExtensionHost: () => killExtensionHost(child),
		restart: async () => {
			await stopGroup(child);
			await start();
		},
		stop,
	};
}

async function spawnServer(vscode: WebVSCode, options: ServerOptions): Promise<ChildProcess> {
	return spawn(vscode.node, serverArguments(vscode, options), {
		env: await serverEnvironment(options.folders, options.environment ?? {}),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true, // a process group of its own, so that all of it can be stopped
	});
}

/** Installs a packaged extension into the extensions folder. */
export async function installExtension(vscode: WebVSCode, folders: ServerFolders, vsix: string): Promise<void> {
	const env = await serverEnvironment(folders, {});
	await runProgram(vscode.node, [main(vscode), '--install-extension', vsix, '--force', ...common(folders)], {
		env,
	});
}

function main(vscode: WebVSCode): string {
	return join(vscode.server, 'out/server-main.js');
}

function common({ temporary, userData, extensions }: ServerFolders): readonly string[] {
	return [
		'--accept-server-license-terms',
		...['--server-data-dir', join(temporary, 'server')],
		...['--user-data-dir', userData],
		...['--extensions-dir', extensions],
	];
}

function serverArguments(
	vscode: WebVSCode,
	{ folders, nodeArguments = [], driver = 'off', trust = 'given' }: ServerOptions,
): readonly string[] {
	return [
		...['--require', join(import.meta.dirname, 'preload.cjs')],
		...nodeArguments,
		main(vscode),
		...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
		...common(folders),
		...['--logsPath', join(folders.temporary, 'logs')],
		...(trust === 'given' ? ['--disable-workspace-trust'] : []),
		'--disable-telemetry',
		'--force-disable-user-env', // else it runs a login shell and lays that one's environment over ours
		'--without-browser-env-var',
		...['--reconnection-grace-time', '60'],
		...(driver === 'on' ? ['--enable-smoke-test-driver'] : []),
	];
}

/** Ours without what belongs to an outer VS Code or npm; no marketplace; all temporary files in one place. */
async function serverEnvironment(
	{ temporary }: ServerFolders,
	additions: Readonly<Record<string, string>>,
): Promise<NodeJS.ProcessEnv> {
	const foreign = (name: string) => /^(VSCODE_(?!TEST_)|ELECTRON_|npm_|NODE_TEST_CONTEXT|NODE_CHANNEL_FD)/.test(name);
	const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign(name)));
	const folder = join(temporary, 't');
	await mkdir(folder, { recursive: true });
	return { ...own, EXTENSIONS_GALLERY: '{}', TMPDIR: folder, XDG_RUNTIME_DIR: folder, ...additions };
}

/** The port the server listens at. What it prints goes to the log, of which the last part is kept. */
function listening(child: ChildProcess, log: string[]): Promise<number> {
	return new Promise((resolve, reject) => {
		const limit = setTimeout(() => reject(new Error(`not within ${startLimitMs} ms`)), startLimitMs);
		let recent = '';
		const read = (chunk: Buffer) => {
			log.push(String(chunk).slice(0, 2000));
			log.splice(0, log.length - 400);
			recent = (recent + chunk).slice(-4000);
			const port = /Extension host agent listening on (\d+)/.exec(recent)?.[1];
			if (port !== undefined) {
				clearTimeout(limit);
				resolve(Number(port));
			}
		};
		child.stdout?.on('data', read);
		child.stderr?.on('data', read);
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			clearTimeout(limit);
			reject(new Error(`it ended with ${signal ?? `code ${code}`}`));
		});
	});
}

function killExtensionHost(server: ChildProcess | undefined): void {
	const [host] = membersOfGroup(server?.pid ?? 0, '--type=extensionHost');
	if (host === undefined) {
		throw new Error('No extension host is running.');
	}
	process.kill(host, 'SIGKILL');
}

/** Asks the whole group to end, and ends by force what is left after two seconds. */
async function stopGroup(child: ChildProcess | undefined): Promise<void> {
	if (child === undefined) {
		return;
	}
	const over = child.exitCode !== null || child.signalCode !== null;
	const gone = over ? Promise.resolve() : new Promise(resolve => child.once('exit', resolve));
	signalGroup(child, 'SIGTERM');
	await Promise.race([gone, new Promise(resolve => setTimeout(resolve, 2000).unref())]);
	signalGroup(child, 'SIGKILL');
	await gone;
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
	if (pid === undefined) {
		return; // it never started
	}
	try {
		process.kill(-pid, signal);
	} catch {
		// nobody of the group is left
	}
}
