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
 * Where the asked paths lie, those that are there. The base is the top of the repository that has them all, so that a finding has the
 * same path and fingerprint from wherever the scan is started; without one it is the current folder, or the folder asked for when that
 * lies elsewhere.
 *
 * @throws ScanFailure when none of the paths exists.
 */
export function locate(paths: readonly string[], currentFolder: string): Place {
	const here = realpathSync(currentFolder);
	const targets = paths.flatMap(path => locateOne(path, here) ?? []);
	if (targets.length === 0) {
		throw new ScanFailure(`${noSuchPath(paths)}.`);
	}
	const common = commonFolder(targets);
	const repository = findRepository(common);
	const base = repository?.top ?? (isInside(common, here) ? here : common);
	const roots = new Map(
		targets.map(({ path, isFolder }) => {
			const inner = relative(base, path).split(sep).join('/');
			return [inner, { path: inner, isFolder }];
		}),
	);
	return { base, isRepository: repository !== undefined, roots: [...roots.values()] };
}

/** Those of the paths that are not there. */
export function missingOf(paths: readonly string[], currentFolder: string): string[] {
	return paths.filter(path => locateOne(path, currentFolder) === undefined);
}

export function noSuchPath(paths: readonly string[]): string {
	return `${paths.join(', ')}: there is no such file or folder, or it cannot be read`;
}

function locateOne(path: string, here: string): Root | undefined {
	try {
		const real = realpathSync(resolve(here, path));
		return { path: real, isFolder: statSync(real).isDirectory() };
	} catch {
		return undefined;
	}
}

export function isInside(path: string, folder: string): boolean {
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
