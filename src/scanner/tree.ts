import { lstatSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { decodePath, systemPath } from './bytePath.ts';
import { readGit, splitAtZero } from './git.ts';
import { ScanFailure } from './report.ts';
import { findRepository, readOptional } from './repository.ts';
import type { Root } from './roots.ts';

/** Which files of a tree to scan. Plain data, so that it can be sent to a worker. */
export interface Tree {
	/** Absolute; every path of the scan is relative to it. */
	readonly base: string;
	/**
	 * The base as this process can call it, from a current folder that it keeps: the system looks up each folder of a path anew for
	 * each file.
	 */
	readonly nearBase?: string;
	readonly roots: readonly Root[];
	/** The texts of the global ignore files, the weaker first; `undefined` when ignored files are wanted. */
	readonly globalIgnores: readonly string[] | undefined;
	/** Inside a work tree, folders with a `.git` of their own are submodules; outside, each is a repository to scan. */
	readonly isRepository: boolean;
	/** Files longer than this many bytes are skipped. */
	readonly maxBytes: number;
	readonly shard: Shard | undefined;
}

/** One of `count` parts of a scan, `index` from 1. */
export interface Shard {
	readonly index: number;
	readonly count: number;
}

/**
 * Whether a part of a scan has to look at something, by its path or object name. Every name belongs to exactly one part,
 * on every machine the same one (32-bit FNV-1a over UTF-16 code units).
 */
export function belongsTo(shard: Shard | undefined, name: string): boolean {
	if (shard === undefined) {
		return true;
	}
	let hash = 0x811c9dc5;
	for (let at = 0; at < name.length; at++) {
		hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0) % shard.count === shard.index - 1;
}

/**
 * Files that git tracks although an ignore file speaks of them: what is in the repository can leak. None without git; `tell` hears why.
 */
export async function listTrackedIgnored(
	base: string,
	signal: AbortSignal,
	tell: (reason: string) => void = () => {},
): Promise<string[]> {
	const args = ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard'];
	const paths = await readGit({ folder: base, args, signal }).then(splitAtZero, error => {
		if (error instanceof ScanFailure) {
			tell(error.message);
		}
		return [];
	});
	return paths
		.map(decodePath)
		.filter(path => lstatSync(systemPath(join(base, path)), { throwIfNoEntry: false })?.isFile());
}

/**
 * The ignore files that hold for a whole work tree: `core.excludesFile` and the repository's `info/exclude`.
 * Without git only the usual place of the former is read.
 */
export async function readGlobalIgnores(base: string): Promise<string[]> {
	const configFolder = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
	const configured = await readGit({
		folder: base,
		args: ['config', '--type=path', '--get', 'core.excludesFile'],
	}).then(
		bytes => bytes.toString().trim(),
		() => join(configFolder, 'git', 'ignore'),
	);
	const repository = findRepository(base);
	const exclude = repository && join(repository.commonFolder, 'info', 'exclude');
	return [configured, exclude].flatMap(path => (path ? (readOptional(path) ?? []) : []));
}
