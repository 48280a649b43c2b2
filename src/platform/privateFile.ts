import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Readable and writable for the user alone. Windows has its access lists instead, which files inherit. */
const privateMode = 0o600;

/**
 * Edits a text file that is to hold secrets, making it when it is missing, and takes everybody else's rights away before
 * the first byte is written. Links stay links: their target is written.
 *
 * Not through an editor of VS Code, which keeps copies of what it saves in its local history and its backups.
 *
 * @param change the new text for the text that is there; it may throw, then nothing is written.
 * @throws what the file system throws, an `Error` for what is no file in UTF-8, and whatever `change` throws
 */
export async function editPrivateFile(path: string, change: (text: string) => string): Promise<void> {
	const isNew = !(await exists(path));
	const file = await open(path, constants.O_RDWR | (isNew ? constants.O_CREAT | constants.O_EXCL : 0), privateMode);
	try {
		const before = await textOf(file);
		const after = change(before);
		await file.chmod(privateMode);
		if (after !== before) {
			await replaceText(file, after);
		}
	} catch (error) {
		if (isNew) {
			await rm(path, { force: true });
		}
		throw error;
	} finally {
		await file.close();
	}
}

/**
 * The file that a path stands for in the end, behind all links, also while there is none yet.
 *
 * @throws what the file system throws, such as for a folder that is not there
 */
export async function fileBehind(path: string): Promise<string> {
	return (await exists(path)) ? realpath(path) : join(await realpath(dirname(path)), basename(path));
}

/** Whether something is there, be it a link that leads nowhere. */
async function exists(path: string): Promise<boolean> {
	try {
		await lstat(path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return false;
		}
		throw error;
	}
}

async function textOf(file: FileHandle): Promise<string> {
	if (!(await file.stat()).isFile()) {
		throw new Error('This is no file.');
	}
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.readFile());
}

async function replaceText(file: FileHandle, text: string): Promise<void> {
	const bytes = new TextEncoder().encode(text);
	for (let written = 0; written < bytes.length; ) {
		written += (await file.write(bytes, written, bytes.length - written, written)).bytesWritten;
	}
	await file.truncate(bytes.length);
	await file.sync();
}
