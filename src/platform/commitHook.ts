import { chmod, copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hookText, launcherName, launcherText, runsScanner, scannerFolder, scannerName } from '../core/commitHook.ts';
import { displayText } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import { gitFolders } from './git.ts';

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
	/** `renewed`: it ran the scanner already, which is up to date now. `foreign`: it is somebody else's, and as it was. */
	readonly outcome: 'installed' | 'renewed' | 'foreign';
}

/**
 * Makes git look for credentials before each commit in the repository around a folder, and puts the scanner where the hook
 * finds it. A hook that is there already is never changed.
 *
 * @returns `undefined` outside of repositories. @throws YativoError `gitFailed`, `fileNotWritable`
 */
export async function installCommitHook(folder: string, sources: HookSources): Promise<CommitHook | undefined> {
	const folders = await gitFolders(folder);
	if (!folders) {
		return undefined;
	}
	const path = join(editedFolder(folders.hooks), 'pre-commit');
	try {
		await putScanner(join(folders.common, scannerFolder), sources);
		await mkdir(dirname(path), { recursive: true });
		return { path, outcome: await writeHook(path) };
	} catch (cause) {
		throw new YativoError({ kind: 'fileNotWritable', file: displayText(path) }, { cause });
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

async function putScanner(folder: string, { scannerFile, runtime }: HookSources): Promise<void> {
	await mkdir(folder, { recursive: true });
	const unfinished = join(folder, `${scannerName}.${process.pid}`);
	await copyFile(scannerFile, unfinished);
	await rename(unfinished, join(folder, scannerName));
	await writeExecutable(join(folder, launcherName), { text: launcherText(runtime), flag: 'w' });
}

async function writeHook(path: string): Promise<CommitHook['outcome']> {
	try {
		await writeExecutable(path, { text: hookText, flag: 'wx' });
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
