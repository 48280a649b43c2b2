import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from './cache.ts';

/**
 * The executable of a desktop VS Code: the one `VSCODE_EXECUTABLE_PATH` names, or one that is downloaded once. None when
 * there is no display, or when it cannot be downloaded.
 *
 * `VSCODE_VERSION` chooses the version (`stable`, `1.106.0`); then a failing download is an error.
 */
export async function desktopVSCode(): Promise<string | undefined> {
	const { VSCODE_EXECUTABLE_PATH, VSCODE_VERSION } = process.env;
	if (VSCODE_EXECUTABLE_PATH) {
		return VSCODE_EXECUTABLE_PATH;
	}
	if (!hasDisplay()) {
		return undefined;
	}
	if (VSCODE_VERSION) {
		return downloadAndUnzipVSCode({ version: VSCODE_VERSION, cachePath: cacheFolder() });
	}
	try {
		return await downloadAndUnzipVSCode({ version: 'stable', cachePath: cacheFolder() });
	} catch (error) {
		console.error(`Desktop VS Code cannot be downloaded (${(error as Error).message}); using VS Code's server.`);
		return undefined;
	}
}

function hasDisplay(): boolean {
	return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A desktop VS Code that runs. */
export interface DesktopVSCode {
	readonly closed: Promise<unknown>;
	readonly close: () => void;
}

/** Opens a folder in a desktop VS Code with a profile of its own, with the extension from its sources. */
export function openDesktop(
	executable: string,
	{ extension, folder, temporary }: { readonly extension: string; readonly folder: string; readonly temporary: string },
): DesktopVSCode {
	const line = [
		folder,
		'--new-window',
		'--skip-welcome',
		'--skip-release-notes',
		'--disable-workspace-trust',
		`--extensionDevelopmentPath=${extension}`,
		`--user-data-dir=${join(temporary, 'data')}`,
		`--extensions-dir=${join(temporary, 'extensions')}`,
	];
	const outer = (name: string) => /^(VSCODE_|ELECTRON_)/.test(name); // of a VS Code in whose terminal we may run
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer(name)));
	const child = spawn(executable, line, { env, stdio: 'ignore' });
	return { closed: once(child, 'exit'), close: () => child.kill() };
}
