import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type GitPlace, readGit } from '../scanner/git.ts';
import { findRepository } from '../scanner/repository.ts';
import { ownEnvironment } from './ownEnvironment.ts';

/** A question about one file. */
export interface GitQuestion {
	/** Absolute. The file need not exist. */
	readonly path: string;
	readonly signal?: AbortSignal;
}

/** Git answers in milliseconds; on a network drive in seconds. */
const timeoutMs = 15_000;

export interface Target {
	/** Where git runs: the file's folder, so that links on the way to it do not matter. */
	readonly folder: string;
	/** The file, seen from there. */
	readonly name: string;
}

/** `undefined` outside of repositories, and for what is git's own. */
export function locate(path: string): Target | undefined {
	const repository = findRepository(dirname(path));
	const inside = repository && relative(repository.top, path);
	if (inside === undefined || inside.split(sep)[0] === '.git') {
		return undefined;
	}
	const folder = dirname(path);
	return existsSync(folder)
		? { folder, name: `.${sep}${basename(path)}` }
		: { folder: repository?.top ?? folder, name: join('.', inside) };
}

/** @throws ScanFailure; what starting git failed with; the signal's reason */
export function askGit<T>(
	{ signal }: GitQuestion,
	{ folder }: Target,
	question: (place: GitPlace) => Promise<T>,
): Promise<T> {
	const timeout = AbortSignal.timeout(timeoutMs);
	return question({
		folder,
		environment: ownEnvironment(process.env),
		signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
	});
}

/**
 * Whether a commit is on a branch of a remote, as far as this clone knows.
 *
 * @param commit a full object name. @throws as `askGit`
 */
export async function isCommitPushed(question: GitQuestion, commit: string): Promise<boolean> {
	const target = locate(question.path);
	if (!target || !/^[\da-f]{40}(?:[\da-f]{24})?$/.test(commit)) {
		return false;
	}
	const args = ['for-each-ref', '--count=1', '--format=yes', `--contains=${commit}`, 'refs/remotes'];
	return askGit(question, target, async place => (await readGit({ ...place, args })).length > 0);
}
