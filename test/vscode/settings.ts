import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** User settings by name. */
export type Settings = Readonly<Record<string, unknown>>;

/** What keeps VS Code quiet and still: no welcome, no chat, no updates, no network, no animation. */
const quiet: Settings = {
	'chat.commandCenter.enabled': false,
	'chat.disableAIFeatures': true,
	'editor.accessibilitySupport': 'off',
	'editor.cursorBlinking': 'solid',
	'editor.minimap.enabled': false,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'extensions.ignoreRecommendations': true,
	'extensions.webWorker': false,
	'files.autoSave': 'off', // in the browser it is on by default
	'files.hotExit': 'off',
	'files.simpleDialog.enable': true,
	'git.enabled': false,
	'git.openRepositoryInParentFolders': 'never',
	'json.schemaDownload.enable': false,
	'npm.fetchOnlinePackageInfo': false,
	'remote.autoForwardPorts': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'terminal.integrated.gpuAcceleration': 'off', // else its text may be a picture, which a page cannot be asked for
	'typescript.disableAutomaticTypeAcquisition': true,
	'update.mode': 'none',
	'window.confirmBeforeClose': 'never',
	'window.dialogStyle': 'custom',
	'workbench.enableExperiments': false,
	'workbench.reduceMotion': 'on',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.settings.enableNaturalLanguageSearch': false,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Where VS Code keeps the user settings of a user data folder. */
export function settingsFile(userDataFolder: string): string {
	return join(userDataFolder, 'User/settings.json');
}

/** Lays the quiet settings below those the file has and `settings` above them. */
export async function writeSettings(userDataFolder: string, settings: Settings): Promise<void> {
	const file = settingsFile(userDataFolder);
	await mkdir(dirname(file), { recursive: true });
	const present = await readFile(file, 'utf8').catch(() => '{}');
	await writeFile(file, JSON.stringify({ ...quiet, ...JSON.parse(present), ...settings }, undefined, '\t'));
}
