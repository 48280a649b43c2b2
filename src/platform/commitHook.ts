import { existsSync } from 'node:fs';
import {
	access,
	chmod,
	constants,
	copyFile,
	mkdir,
	readFile,
	realpath,
	rename,
	stat,
	writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
	hookText,
	launcherName,
	launcherText,
	runsScanner,
	scannerFolder,
	scannerName,
	sharedHookText,
} from '../core/commitHook.ts';
import { displayText } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import { isInside } from '../scanner/roots.ts';
import { type GitFolders, gitFolders } from './git.ts';

/** What the hook runs. */
export interface HookSources {
	/** The scanner, an absolute path. It is copied: the folder of an extension goes away with the next version. */
	readonly scannerFile: string;
	/** The program that runs this process. */
	readonly runtime: string;
}

/** A hook after the attempt to install it. */
export interface CommitHook {
	/** Absolute. */
	readonly path: string;
	/**
	 * `renewed`: it ran the scanner already, which is up to date now. `foreign`: it is somebody else's, and as it was.
	 * `shared`: there is none, and other repositories may use the folder where it would lie.
	 */
	readonly outcome: 'installed' | 'renewed' | 'foreign' | 'shared';
	/** Git passes over it, because it is not executable. */
	readonly isIgnored?: true;
}

/** Whether to write a hook where other repositories may use it too, or to put only the scanner in place, for a line by hand. */
export type SharedHook = 'install' | 'leave';

/**
 * Makes git look for credentials before each commit in the repository around a folder, and puts the scanner where the hook
 * finds it. A hook that is there already is never changed.
 *
 * @param shared without it, nothing at all is written where the hook would be `shared`.
 * @returns `undefined` outside of repositories. @throws YativoError `gitFailed`, `fileNotWritable`
 */
export async function installCommitHook(
	folder: string,
	sources: HookSources,
	shared?: SharedHook,
): Promise<CommitHook | undefined> {
	const folders = await gitFolders(folder);
	if (!folders) {
		return undefined;
	}
	const path = join(editedFolder(folders.hooks), 'pre-commit');
	const isShared = !existsSync(path) && (await isOutside(folders));
	if (isShared && !shared) {
		return { path, outcome: 'shared' };
	}
	try {
		await putScanner(join(folders.common, scannerFolder), sources);
		if (isShared && shared === 'leave') {
			return { path, outcome: 'shared' };
		}
		await mkdir(dirname(path), { recursive: true });
		const outcome = await writeHook(path, isShared ? sharedHookText : hookText);
		const isRunByGit = dirname(path) === folders.hooks;
		return { path, outcome, ...(isRunByGit && (await isNotExecutable(path)) && { isIgnored: true }) };
	} catch (cause) {
		throw notWritable(path, cause);
	}
}

/** Has git run a hook that it passes over. @throws YativoError `fileNotWritable` */
export async function makeExecutable(path: string): Promise<void> {
	try {
		const { mode } = await stat(path);
		await chmod(path, mode | ((mode & 0o444) >> 2)); // for those who may read it
	} catch (cause) {
		throw notWritable(path, cause);
	}
}

/** The scanner that lies beside a bundle of the extension, and the program that runs this process. */
export function scannerBeside(bundle: string): HookSources {
	return { scannerFile: join(dirname(bundle), scannerName), runtime: process.execPath };
}

/** Husky has git run generated files, each of which runs the one of the same name that people edit: https://typicode.github.io/husky/ */
function editedFolder(hooks: string): string {
	const parent = dirname(hooks);
	return basename(hooks) === '_' && basename(parent) === '.husky' ? parent : hooks;
}

/** Whether git takes hooks from a folder that is none of the repository's own, nor of its main work tree. */
async function isOutside({ top, common, hooks }: GitFolders): Promise<boolean> {
	const own = [top, common, ...(basename(common) === '.git' ? [dirname(common)] : [])];
	const real = await realFolder(hooks);
	return !(await Promise.all(own.map(realFolder))).some(folder => isInside(real, folder));
}

/** Where a folder lies behind all links, also one that is yet to be made. */
async function realFolder(folder: string): Promise<string> {
	try {
		return await realpath(folder);
	} catch {
		const parent = dirname(folder);
		return parent === folder ? folder : join(await realFolder(parent), basename(folder));
	}
}

/** Whether a file is there that git would not run. On Windows it runs all. */
async function isNotExecutable(path: string): Promise<boolean> {
	return (
		existsSync(path) &&
		!(await access(path, constants.X_OK).then(
			() => true,
			() => false,
		))
	);
}

function notWritable(path: string, cause: unknown): YativoError {
	return new YativoError({ kind: 'fileNotWritable', file: displayText(path) }, { cause });
}

async function putScanner(folder: string, { scannerFile, runtime }: HookSources): Promise<void> {
	await mkdir(folder, { recursive: true });
	const unfinished = join(folder, `${scannerName}.${process.pid}`);
	await copyFile(scannerFile, unfinished);
	await rename(unfinished, join(folder, scannerName));
	await writeExecutable(join(folder, launcherName), { text: launcherText(runtime), flag: 'w' });
}

async function writeHook(path: string, text: string): Promise<'installed' | 'renewed' | 'foreign'> {
	try {
		await writeExecutable(path, { text, flag: 'wx' });
		return 'installed';
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
			throw error;
		}
		const present = await readFile(path, 'utf8').catch(() => ''); // a link to nowhere is left alone too
		return runsScanner(present) ? 'renewed' : 'foreign';
	}
}

interface Script {
	readonly text: string;
	/** `wx`: only where there is no file yet. */
	readonly flag: 'w' | 'wx';
}

async function writeExecutable(path: string, { text, flag }: Script): Promise<void> {
	await writeFile(path, text, { flag });
	await chmod(path, 0o755); // whatever the umask says
}
