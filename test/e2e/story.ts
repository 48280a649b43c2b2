import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Simulator, type SimulatorOptions, startSimulator } from '../simulator/simulator.ts';
import { installWebVSCode } from '../vscode/install.ts';
import { Cleanups } from '../vscode/processes.ts';
import type { Settings } from '../vscode/settings.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../vscode/temporaryFolder.ts';
import { openWorkbench, type Workbench } from '../vscode/workbench.ts';
import { createWorkbenchPage, type WorkbenchPage } from './page/workbenchPage.ts';
import { createScreenshots, nameOf, screenshotsFolder } from './screenshots.ts';

export interface StoryOptions {
	/** The files of the folder that VS Code opens: relative path to content. */
	readonly files?: Readonly<Record<string, string>>;
	/** The code of another extension, which VS Code runs beside ours from the start. */
	readonly neighbour?: string;
	/** User settings, on top of those that keep VS Code quiet. */
	readonly settings?: Settings;
	/** What the local Yativo API is like; with a dozen keys unless it says otherwise. */
	readonly api?: SimulatorOptions;
	/** What VS Code opens, within the folder: a `.code-workspace`. The folder itself when absent. */
	readonly open?: string;
	/** Whether the folder is trusted, as when nothing is said, or a person has to say so. */
	readonly trust?: 'given' | 'asked';
	/** Environment variables of the extension host. */
	readonly environment?: Readonly<Record<string, string>>;
}

/** What a story has at hand. */
export interface Scene extends WorkbenchPage, Pick<Workbench, 'reload' | 'restart' | 'killExtensionHost'> {
	/** The local Yativo API of this story. Nothing tells the extension about it: connect to `api.origin`. */
	readonly api: Simulator;
	/** The folder that VS Code has open. */
	readonly folder: string;
	/** For what has no helper yet. */
	readonly page: Page;
	readonly screenshot: (name: string) => Promise<void>;
	/** Undone after the story, last first. */
	readonly cleanups: Cleanups;
}

/** A person has to say so, but is not asked on opening. */
const asksForTrust = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };

/** Tells one story in a VS Code of its own, in which the packaged extension is installed. */
export function story(title: string, options: StoryOptions, tell: (scene: Scene) => Promise<void>): void {
	test(title, { timeout: 300_000 }, async ({ signal }) => {
		const cleanups = new Cleanups();
		signal.addEventListener('abort', () => cleanups.run()); // time is up: without its VS Code, the story ends
		try {
			await tellStory({ title, options, tell, cleanups });
		} finally {
			await cleanups.run();
		}
	});
}

interface Telling {
	readonly title: string;
	readonly options: StoryOptions;
	readonly tell: (scene: Scene) => Promise<void>;
	readonly cleanups: Cleanups;
}

interface Evidence {
	readonly screenshot: Scene['screenshot'];
	readonly logs: string;
	readonly title: string;
}

async function tellStory({ title, options, tell, cleanups }: Telling): Promise<void> {
	const temporary = await makeTemporaryFolder();
	cleanups.add(() => removeTemporaryFolder(temporary));
	const folder = join(temporary, 'folder');
	await writeFiles(folder, options.files ?? {});
	const extensions = join(temporary, 'extensions');
	await cp(installedExtensions(), extensions, { recursive: true });
	if (options.neighbour !== undefined) {
		await installNeighbour(extensions, options.neighbour);
	}

	const api = await startSimulator({ keys: 'demo', ...options.api });
	cleanups.add(() => api.close());
	const vscode = await installWebVSCode(console.error);
	const folders = { temporary, userData: join(temporary, 'data'), extensions };
	const { environment = {}, open = '', trust = 'given' } = options;
	const settings = { ...(trust === 'asked' && asksForTrust), ...options.settings };
	const workbench = await openWorkbench(vscode, { folders, settings, environment, open: join(folder, open), trust });
	cleanups.add(() => workbench.close());

	const { page, reload, restart, killExtensionHost } = workbench;
	page.setDefaultTimeout(60_000);
	const screenshot = createScreenshots(page, title);
	try {
		const parts = createWorkbenchPage(page);
		await tell({ ...parts, api, folder, page, reload, restart, killExtensionHost, screenshot, cleanups });
	} catch (error) {
		await saveEvidence({ screenshot, logs: join(temporary, 'logs'), title });
		throw error;
	}
}

/** Keeps what the page looked like and VS Code's logs, the extension's among them. The failure itself counts more. */
async function saveEvidence({ screenshot, logs, title }: Evidence): Promise<void> {
	await screenshot('failed').catch(() => {});
	await cp(logs, join(screenshotsFolder, `${nameOf(title)}-logs`), { recursive: true }).catch(() => {});
}

/** run.ts installs the packaged extension once, for all stories. */
function installedExtensions(): string {
	const folder = process.env.YATIVO_E2E_EXTENSIONS;
	if (folder === undefined) {
		throw new Error('Run stories with `npm run test:e2e -- NAME`: it packages and installs the extension first.');
	}
	return folder;
}

/** Installs another extension without packaging it. */
async function installNeighbour(extensions: string, code: string): Promise<void> {
	const id = 'another.neighbour';
	const version = '0.0.1';
	const manifest = {
		...{ publisher: 'another', name: 'neighbour', displayName: 'Neighbour', version },
		...{ engines: { vscode: '^1.106.0' }, main: './main.js', activationEvents: ['*'] },
		capabilities: { untrustedWorkspaces: { supported: true } },
		contributes: { commands: [{ command: 'neighbour.run', title: 'Neighbour: Run' }] },
	};
	const relativeLocation = `${id}-${version}`;
	await writeFiles(join(extensions, relativeLocation), {
		'package.json': JSON.stringify(manifest),
		'main.js': code,
	});
	const listPath = join(extensions, 'extensions.json');
	const list: unknown[] = JSON.parse(await readFile(listPath, 'utf8'));
	const location = { $mid: 1, scheme: 'file', path: join(extensions, relativeLocation) };
	await writeFile(listPath, JSON.stringify([...list, { identifier: { id }, version, location, relativeLocation }]));
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) {
		await mkdir(dirname(join(folder, name)), { recursive: true });
		await writeFile(join(folder, name), content);
	}
}
