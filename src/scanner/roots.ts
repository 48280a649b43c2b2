import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { ScanFailure } from './report.ts';
import { findRepository } from './repository.ts';

/** A folder or file to scan, relative to the base with `/`; `''` is the base itself. */
export interface Root {
	readonly path: string;
	readonly isFolder: boolean;
}

export interface Place {
	/** Absolute: what all paths of the scan are relative to. */
	readonly base: string;
	readonly isRepository: boolean;
	readonly roots: readonly Root[];
}

/**
 * Where the asked paths lie. The base is the top of the repository, so that a finding has the same path and fingerprint
 * from wherever the scan is started; without a repository it is the current folder, or the folder asked for when that lies elsewhere.
 *
 * @throws ScanFailure when a path does not exist.
 */
export function locate(paths: readonly string[], currentFolder: string): Place {
	const here = realpathSync(currentFolder);
	const targets = paths.map(path => locateOne(path, here));
	const start = targets.every(({ path }) => isInside(path, here)) ? here : commonFolder(targets);
	const repository = findRepository(start);
	const base = repository?.top ?? start;
	const roots = new Map(
		targets.map(({ path, isFolder }) => {
			const inner = relative(base, path).split(sep).join('/');
			return [inner, { path: inner, isFolder }];
		}),
	);
	return { base, isRepository: repository !== undefined, roots: [...roots.values()] };
}

function locateOne(path: string, here: string): Root {
	try {
		const real = realpathSync(resolve(here, path));
		return { path: real, isFolder: statSync(real).isDirectory() };
	} catch {
		throw new ScanFailure(`${path}: there is no such file or folder, or it cannot be read.`);
	}
}

function isInside(path: string, folder: string): boolean {
	const inner = relative(folder, path);
	return inner === '' || !(inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner));
}

function commonFolder(targets: readonly Root[]): string {
	const [first, ...rest] = targets.map(({ path, isFolder }) => (isFolder ? path : dirname(path)));
	let common = first ?? sep;
	while (!rest.every(folder => isInside(folder, common))) {
		if (dirname(common) === common) {
			throw new ScanFailure('The paths lie on different drives. Scan them one by one.');
		}
		common = dirname(common);
	}
	return common;
}
