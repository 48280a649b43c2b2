import { type Dirent, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { decodePath, systemPath } from './bytePath.ts';
import { enterScope, type IgnoreScope, isIgnored, noRules } from './ignoreScope.ts';
import type { Skipped } from './report.ts';
import { noLink, readOptional } from './repository.ts';
import { belongsTo, type Tree } from './tree.ts';

/** A folder to list, or a part of a listed one when `names` is given. */
export interface Folder {
	/** Relative to the base, `''` for the base itself. */
	readonly path: string;
	/** The ignore files above it. */
	readonly scope: IgnoreScope | undefined;
	/** Files of it that are already known to be wanted; `undefined` when it is not listed yet. */
	readonly names: readonly string[] | undefined;
}

/** What is to be scanned in one folder. */
export interface Listing {
	readonly files: readonly string[];
	readonly folders: readonly Folder[];
	readonly skipped: readonly Skipped[];
}

/** Lists folders of one tree and remembers the ignore files on the way. */
export class FolderReader {
	/** What stands before a path of the tree where the file system is asked. */
	readonly prefix: string;
	readonly #tree: Tree;
	readonly #roots: ReadonlySet<string>;
	/** `undefined`: ignored files are wanted. */
	readonly #global: IgnoreScope | undefined;
	readonly #scopes = new Map<string, IgnoreScope | undefined>();

	constructor(tree: Tree) {
		this.#tree = tree;
		const { nearBase: base = tree.base } = tree;
		this.prefix = base.endsWith(sep) ? base : `${base}${sep}`;
		this.#roots = new Set(tree.roots.map(root => root.path));
		this.#global = tree.globalIgnores?.reduce<IgnoreScope>((outer, text) => enterScope(outer, '', text), noRules);
	}

	/** A folder of the tree with the ignore files above it, read from disk. */
	open(path: string): Folder {
		return { path, scope: path === '' ? this.#global : this.#scopeIn(parentOf(path)), names: undefined };
	}

	/** The ignore files that speak for what lies in a folder. */
	#scopeIn(path: string): IgnoreScope | undefined {
		if (this.#global === undefined) {
			return undefined;
		}
		if (!this.#scopes.has(path)) {
			this.#scopes.set(path, this.#enter(path === '' ? this.#global : this.#scopeIn(parentOf(path)), path));
		}
		return this.#scopes.get(path);
	}

	/** Whether a file of the tree is left out by an ignore file, itself or by one of the folders that the walk comes through. */
	isLeftOut(path: string): boolean {
		const parts = path.split('/');
		const depth = parts.findIndex((_, index) => this.#roots.has(parts.slice(0, index).join('/')));
		if (this.#roots.has(path) || depth < 0 || !belongsTo(this.#tree.shard, path)) {
			return false;
		}
		return parts.slice(depth).some((name, index) => {
			const inner = parts.slice(0, depth + index + 1).join('/');
			return isIgnored(this.#scopeIn(parentOf(inner)), { path: inner, name, isDirectory: inner !== path });
		});
	}

	/** Git reads an ignore file of the work tree only where it is no symbolic link. */
	#enter(outer: IgnoreScope | undefined, path: string, file = '.gitignore'): IgnoreScope | undefined {
		const flags = file === '.gitignore' ? noLink : 0;
		const text = readOptional(systemPath(join(this.#tree.base, path, file)), flags);
		return text === undefined ? outer : enterScope(outer, path, text);
	}

	/** Never throws: what cannot be listed is skipped with the reason. */
	list(folder: Folder): Listing {
		const { path } = folder;
		let entries: readonly Entry[];
		try {
			entries = readFolder(`${this.prefix}${path}`);
		} catch (error) {
			return { files: [], folders: [], skipped: this.#skip(path || '.', `unreadable: ${codeOf(error)}`) };
		}
		const isNested = path !== '' && hasEntry(entries, '.git');
		if (isNested && this.#tree.isRepository && !this.#roots.has(path)) {
			return { files: [], folders: [], skipped: this.#skip(path, 'submodule') };
		}
		if (this.#global === undefined) {
			return this.#sort(entries, path, undefined);
		}
		const outer = isNested ? this.#enter(folder.scope, path, '.git/info/exclude') : folder.scope;
		return this.#sort(entries, path, hasEntry(entries, '.gitignore') ? this.#enter(outer, path) : outer);
	}

	#sort(entries: readonly Entry[], path: string, scope: IgnoreScope | undefined): Listing {
		const files: string[] = [];
		const folders: Folder[] = [];
		const skipped: Skipped[] = [];
		const prefix = path === '' ? '' : `${path}/`;
		for (const entry of entries) {
			const { name } = entry;
			const inner = prefix + name;
			const isDirectory = entry.isDirectory();
			const isElsewhere = name === '.git' || (this.#roots.size > 1 && this.#roots.has(inner));
			if (isElsewhere || (scope !== undefined && isIgnored(scope, { path: inner, name, isDirectory }))) {
				continue;
			}
			if (isDirectory) {
				folders.push({ path: inner, scope, names: undefined });
			} else if (entry.isFile()) {
				if (belongsTo(this.#tree.shard, inner)) {
					files.push(name);
				}
			} else {
				skipped.push(...this.#skip(inner, entry.isSymbolicLink() ? 'symbolic link' : 'special file'));
			}
		}
		return { files, folders, skipped };
	}

	#skip(path: string, reason: Skipped['reason']): Skipped[] {
		return belongsTo(this.#tree.shard, path) ? [{ path, reason }] : [];
	}
}

function parentOf(path: string): string {
	return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function hasEntry(entries: readonly Entry[], name: string): boolean {
	return entries.some(entry => entry.name === name);
}

/** The part of a directory entry that the walk needs. */
type Entry = Pick<Dirent, 'name' | 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

/** The entries of a folder. Names are read as bytes when reading them as text lost some. */
function readFolder(path: string): readonly Entry[] {
	const native = systemPath(path);
	const entries = readdirSync(native, { withFileTypes: true });
	if (typeof native === 'string' && !entries.some(entry => entry.name.includes('\ufffd'))) {
		return entries;
	}
	return readdirSync(native, { withFileTypes: true, encoding: 'buffer' }).map(entry => ({
		name: decodePath(entry.name),
		isDirectory: () => entry.isDirectory(),
		isFile: () => entry.isFile(),
		isSymbolicLink: () => entry.isSymbolicLink(),
	}));
}

/** The code of a system error, such as `EACCES`. */
export function codeOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'unknown';
}
