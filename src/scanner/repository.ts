import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A git work tree. */
export interface Repository {
	/** The top folder, absolute. */
	readonly top: string;
	/** Where git keeps what all work trees of the repository share, absolute. */
	readonly commonFolder: string;
}

/** The work tree that a folder lies in, found without running git; `undefined` when there is none. */
export function findRepository(folder: string): Repository | undefined {
	for (let top = folder; ; top = dirname(top)) {
		const gitFolder = gitFolderOf(top);
		if (gitFolder !== undefined) {
			const pointer = readOptional(join(gitFolder, 'commondir'))?.trim();
			return { top, commonFolder: pointer ? resolve(gitFolder, pointer) : gitFolder };
		}
		if (dirname(top) === top) {
			return undefined;
		}
	}
}

/** `.git` is a folder, or a file that names one: in a linked work tree and in a submodule. */
function gitFolderOf(top: string): string | undefined {
	const path = join(top, '.git');
	const found = statSync(path, { throwIfNoEntry: false });
	if (found?.isDirectory()) {
		return statSync(join(path, 'HEAD'), { throwIfNoEntry: false }) && path;
	}
	const target = found?.isFile() ? /^gitdir: (.+)/.exec(readOptional(path) ?? '')?.[1] : undefined;
	return target === undefined ? undefined : resolve(top, target.trim());
}

/** Opening must not wait for the other end of a pipe. Windows has neither flag. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** For files that git does not read through a symbolic link. */
export const noLink = constants.O_NOFOLLOW ?? 0;

/** The text of a regular file, or `undefined` when there is none that can be read. `flags`: more of `node:fs` to open it with. */
export function readOptional(path: string | Buffer, flags = 0): string | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, openFlags | flags);
		return fstatSync(descriptor).isFile() ? readFileSync(descriptor, 'utf8') : undefined;
	} catch {
		return undefined;
	} finally {
		if (descriptor !== undefined) {
			closeSync(descriptor);
		}
	}
}
