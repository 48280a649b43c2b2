import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import { build } from 'esbuild';
import { type Browser, startBrowser } from './browser.ts';
import { saveEvidence } from './evidence.ts';
import type { ExecutableArguments } from './executableArguments.ts';
import { installWebVSCode } from './install.ts';
import type { Cleanups } from './processes.ts';
import { startServer } from './server.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from './temporaryFolder.ts';
import { listenToTests } from './testChannel.ts';
import { Verdict } from './verdict.ts';
import { remoteUri, workbenchAddress } from './workbenchAddress.ts';

export interface WorkbenchTests extends Pick<ExecutableArguments, 'userDataFolder' | 'extensionsFolder' | 'open'> {
	/** Folder of the extension to test. */
	readonly extension: string;
	/** CommonJS module that exports `run()`. */
	readonly tests: string;
}

/** How long the tests may take, and how long until the first starts, in milliseconds. */
const limitMs = Number(process.env.VSCODE_TEST_TIMEOUT_MS ?? 600_000);
const startLimitMs = Math.min(limitMs, 60_000);

/**
 * Runs tests in the extension host of VS Code's server, with the workbench in a headless browser.
 *
 * @returns the exit code that executable.ts documents.
 */
export async function runTestsInWorkbench(options: WorkbenchTests, cleanups: Cleanups): Promise<number> {
	const vscode = await installWebVSCode(console.error);
	const temporary = await makeTemporaryFolder();
	cleanups.add(() => removeTemporaryFolder(temporary));

	const verdict = new Verdict();
	const { promise: started, resolve: start } = Promise.withResolvers<void>();
	const channel = join(temporary, 's');
	const listener = await listenToTests(channel, {
		started: start,
		done: failed => verdict.give(failed ? 1 : 0),
		lost: () => verdict.give(1, 'The extension host went away before the tests ended.'),
	});
	cleanups.add(() => listener.close());

	const serverStarts = startServer(vscode, {
		folders: {
			temporary,
			userData: options.userDataFolder ?? join(temporary, 'data'),
			extensions: options.extensionsFolder ?? join(temporary, 'extensions'),
		},
		environment: {
			VSCODE_TEST_CHANNEL: channel,
			VSCODE_TEST_ENTRY: createRequire(import.meta.url).resolve(options.tests),
		},
		driver: 'on',
	});
	cleanups.add(async () => (await serverStarts.catch(() => undefined))?.stop());
	const browserStarts = startBrowser(vscode, temporary);
	cleanups.add(async () => (await browserStarts.catch(() => undefined))?.close());
	const [server, browser] = await Promise.all([serverStarts, browserStarts]);

	const workbenchLog = await followWorkbench(browser, verdict);
	const timeIsUp = async (reason: string) => {
		await saveEvidence({ page: browser.page, temporary, serverLog: server.log, workbenchLog });
		verdict.give(124, reason);
	};
	const starting = setTimeout(timeIsUp, startLimitMs, `The tests did not start within ${startLimitMs} ms.`);
	const running = setTimeout(timeIsUp, limitMs, `The tests were not done after ${limitMs} ms.`);
	started.then(() => clearTimeout(starting));
	cleanups.add(() => [starting, running].forEach(clearTimeout));

	const payload = [
		['extensionDevelopmentPath', remoteUri(server.port, options.extension)],
		['extensionTestsPath', remoteUri(server.port, await bundleRunner(temporary))],
	] as const;
	const address = workbenchAddress(server.port, { open: options.open, payload });
	browser.page.goto(address).catch(error => verdict.give(1, `The workbench did not load: ${error}`));
	return verdict.code;
}

/** As plain CommonJS, whatever Node VS Code's extension host runs in. */
async function bundleRunner(folder: string): Promise<string> {
	const outfile = join(folder, 'testsInHost.cjs');
	const entry = join(import.meta.dirname, 'testsInHost.ts');
	await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', target: 'node22', format: 'cjs' });
	return outfile;
}

/** Listens to what the page tells a test driver, and gives the lines it logs. */
async function followWorkbench({ page, context }: Browser, verdict: Verdict): Promise<readonly string[]> {
	const log: string[] = [];
	await page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
		log.push(`${type}: ${format(...values)}`);
		log.splice(0, log.length - 500);
	});
	// The page knows the end, too; what the tests themselves say comes first when there is both.
	await page.exposeFunction('codeAutomationExit', (code: number) => setTimeout(() => verdict.give(code || 1), 500));
	page.on('crash', () => verdict.give(1, 'The page crashed.'));
	context.on('close', () => verdict.give(1, 'The browser went away.'));
	return log;
}
