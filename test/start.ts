/**
 * `npm start`: builds the extension and opens it in a real VS Code beside a local Yativo API, until Ctrl+C.
 *
 * `npm start -- --check` looks at it with a headless browser instead, and ends: exit code 0 when the workbench and the
 * keys view show.
 */
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createTree } from './e2e/page/tree.ts';
import { announce } from './simulator/announce.ts';
import { type Simulator, startSimulator } from './simulator/simulator.ts';
import { desktopVSCode, openDesktop } from './vscode/desktop.ts';
import { installWebVSCode } from './vscode/install.ts';
import { InstallError } from './vscode/npmPackage.ts';
import { Cleanups, runProgram } from './vscode/processes.ts';
import { startServer } from './vscode/server.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './vscode/temporaryFolder.ts';
import { openWorkbench } from './vscode/workbench.ts';
import { workbenchAddress } from './vscode/workbenchAddress.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
const cleanups = new Cleanups();

/** A place for all that VS Code writes, with a folder to open. */
interface Place {
	readonly temporary: string;
	readonly folder: string;
}

async function start(): Promise<unknown> {
	await runProgram(process.execPath, ['esbuild.mjs'], { cwd: root });
	const simulator = await startSimulator({
		keys: 'demo',
		onEmailCode: (email, code) => console.log(`\nE-mail to ${email}: your code is ${code}`),
	});
	cleanups.add(() => simulator.close());
	const place = await makePlace(simulator);
	const executable = values.check ? undefined : await desktopVSCode();
	if (executable !== undefined) {
		return inDesktop(executable, place, simulator);
	}
	return values.check ? check(place) : inBrowser(place, simulator);
}

/** Copies the demo folder, and adds a file with a key in it: one that exists in this local Yativo API only. */
async function makePlace({ account }: Simulator): Promise<Place> {
	const temporary = await makeTemporaryFolder();
	cleanups.add(() => removeTemporaryFolder(temporary));
	const folder = join(temporary, 'demo');
	await cp(join(import.meta.dirname, 'demo'), folder, { recursive: true });
	const leak = `const yativo = new Yativo({ apiKey: '${account.keys[0]?.apiKey}', secret: '${account.keys[0]?.secret}' });\n`;
	await writeFile(join(folder, 'old-checkout.js'), leak);
	return { temporary, folder };
}

function inDesktop(executable: string, { temporary, folder }: Place, simulator: Simulator): Promise<unknown> {
	const window = openDesktop(executable, { extension: root, folder, temporary });
	cleanups.add(window.close);
	tell(simulator, 'VS Code opens in a window of its own.');
	return window.closed;
}

async function inBrowser(place: Place, simulator: Simulator): Promise<unknown> {
	const vscode = await installWebVSCode(console.log);
	const server = await startServer(vscode, { folders: await serverFolders(place) });
	cleanups.add(server.stop);
	const address = workbenchAddress(server.port, { open: place.folder });
	tell(simulator, `Open VS Code here:\n\n  ${address}`);
	return new Promise(() => {});
}

async function check(place: Place): Promise<void> {
	const vscode = await installWebVSCode(console.log);
	const workbench = await openWorkbench(vscode, { folders: await serverFolders(place), open: place.folder });
	cleanups.add(workbench.close);
	const tree = createTree(workbench.page, 'Keys');
	await tree.open('Yativo');
	await tree.welcome('Connect to Yativo to see your API keys here.');
	console.log('VS Code shows the keys view.');
}

/** VS Code finds the extension through a link to the sources: after a build, reloading the window is enough. */
async function serverFolders({ temporary }: Place) {
	const extensions = join(temporary, 'extensions');
	await mkdir(extensions);
	await symlink(root, join(extensions, 'yativo.yativo-vscode'));
	return { temporary, extensions, userData: join(temporary, 'data') };
}

/** Says where VS Code is, and what a person needs there. */
function tell(simulator: Simulator, where: string): void {
	const first = 'README.md in its folder says what to try first. Ctrl+C ends everything.';
	console.log(`${announce(simulator)}\n\n${where}\n\n${first}\n`);
	showCodes(simulator);
}

/** Prints each new code of the authenticator; on a terminal, in one line that also tells how long it lasts. */
function showCodes({ account, now }: Simulator): void {
	let last = '';
	const show = () => {
		const code = account.totp();
		const seconds = 30 - (Math.floor(now() / 1000) % 30);
		if (process.stdout.isTTY) {
			process.stdout.write(`\rAuthenticator code: ${code} (the next in ${seconds} s) `);
		} else if (code !== last) {
			console.log(`Authenticator code: ${code}`);
		}
		last = code;
	};
	show();
	const timer = setInterval(show, 1000);
	cleanups.add(() => clearInterval(timer));
}

const stopped = new Promise(stop => {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, stop);
	}
});
try {
	await Promise.race([start(), stopped]);
} catch (error) {
	console.error(error instanceof InstallError ? error.message : error);
	process.exitCode = 1;
} finally {
	await cleanups.run();
	process.exit();
}
