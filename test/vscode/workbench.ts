import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import type { WebVSCode } from './install.ts';
import { type ServerOptions, startServer } from './server.ts';
import { workbenchAddress } from './workbenchAddress.ts';

export interface WorkbenchOptions extends Omit<ServerOptions, 'driver'> {
	/** Folder, workspace file or file to open. */
	readonly open: string;
}

/** VS Code as a person sees it: its workbench in a browser, with a server behind it. */
export interface Workbench {
	readonly page: Page;
	readonly address: string;
	/** Loads the window anew, as `Developer: Reload Window` does; the extension host starts afresh. */
	readonly reload: () => Promise<void>;
	/** Ends the server with all its processes, and starts it again on the same profile. */
	readonly restart: () => Promise<void>;
	/** Kills the extension host as a crash would; the window stays as it is until it is loaded anew. */
	readonly killExtensionHost: () => void;
	readonly close: () => Promise<void>;
}

/** Opens VS Code and waits until the workbench stands. */
export async function openWorkbench(vscode: WebVSCode, options: WorkbenchOptions): Promise<Workbench> {
	const [serverStart, browserStart] = await Promise.allSettled([
		startServer(vscode, options),
		startBrowser(vscode, options.folders.temporary),
	]);
	if (serverStart.status === 'rejected' || browserStart.status === 'rejected') {
		await (serverStart.status === 'fulfilled' && serverStart.value.stop());
		await (browserStart.status === 'fulfilled' && browserStart.value.close());
		throw serverStart.status === 'rejected' ? serverStart.reason : (browserStart as PromiseRejectedResult).reason;
	}
	const server = serverStart.value;
	const { page, close } = browserStart.value;
	const address = workbenchAddress(server.port, options);

	async function load(): Promise<void> {
		await page.goto(address, { waitUntil: 'commit' });
		await standing(page);
	}
	async function restart(): Promise<void> {
		await leave(page);
		await page.goto('about:blank');
		await server.restart();
		await load();
	}
	async function reload(): Promise<void> {
		await leave(page);
		await page.reload({ waitUntil: 'commit' });
		await standing(page);
	}
	async function closeAll(): Promise<void> {
		await close();
		await server.stop();
	}
	await load().catch(async error => {
		await closeAll();
		throw error;
	});
	return { page, address, reload, restart, killExtensionHost: server.killExtensionHost, close: closeAll };
}

/** Waits for VS Code's own marks: the workbench is restored, and what extensions contribute is in its menus. */
async function standing(page: Page): Promise<void> {
	for (const mark of ['code/didStartWorkbench', 'code/didLoadExtensions']) {
		await page.waitForFunction(`performance.getEntriesByName('${mark}').length > 0`, undefined, { timeout: 60_000 });
	}
}

const beforeUnload = "dispatchEvent(new Event('beforeunload', { cancelable: true }))";

/** How long the workbench gathers changes before it writes them, and nobody can see that there are any, in milliseconds. */
const gathering = 100;

/**
 * Waits until the workbench has nothing left to save. The first event makes it begin, a moment later; from then on it
 * objects to each until it is done.
 */
async function leave(page: Page): Promise<void> {
	await page.evaluate(`new Promise(done => setTimeout(done, ${2 * gathering}))`);
	await page.evaluate(`${beforeUnload}; new Promise(done => setTimeout(done))`);
	await page.waitForFunction(beforeUnload);
}
