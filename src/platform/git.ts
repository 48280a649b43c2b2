import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { YativoError } from '../core/failure.ts';
import { type GitPlace, gitEnd, readGit, startGit } from '../scanner/git.ts';
import { ScanFailure } from '../scanner/report.ts';
import { findRepository } from '../scanner/repository.ts';
import { ownEnvironment } from './ownEnvironment.ts';

/** How git sees a file. What is in the index is `tracked`, committed or not, also where a pattern would ignore it. */
export type GitState = 'tracked' | 'ignored' | 'untracked';

/** A question about one file. */
export interface GitQuestion {
	/** Absolute. The file need not exist. */
	readonly path: string;
	readonly signal?: AbortSignal;
}

/** Git answers in milliseconds; on a network drive in seconds. */
const timeoutMs = 15_000;

/**
 * How git sees a file, or `undefined` where there is no repository.
 *
 * @throws YativoError `gitFailed`; the signal's reason
 */
export async function gitState(question: GitQuestion): Promise<GitState | undefined> {
	const target = locate(question.path);
	if (!target) {
		return undefined;
	}
	return ask(question, target, async place => {
		const listed = await readGit({ ...place, args: ['ls-files', '-z', '--cached', '--', target.name] });
		if (listed.length > 0) {
			return 'tracked';
		}
		return (await saysYes(place, ['check-ignore', '--quiet', '--', target.name], 0)) ? 'ignored' : 'untracked';
	});
}

/** Whether the index differs from the last commit in this file. @throws as `gitState` */
export async function isStaged(question: GitQuestion): Promise<boolean> {
	const target = locate(question.path);
	const args = ['diff', '--cached', '--quiet', '--no-ext-diff', '--no-textconv', '--'];
	return target ? ask(question, target, place => saysYes(place, [...args, target.name], 1)) : false;
}

/**
 * Whether a commit is on a branch of a remote, as far as this clone knows.
 *
 * @param commit a full object name. @throws as `gitState`
 */
export async function isCommitPushed(question: GitQuestion, commit: string): Promise<boolean> {
	const target = locate(question.path);
	if (!target || !/^[\da-f]{40}(?:[\da-f]{24})?$/.test(commit)) {
		return false;
	}
	const args = ['for-each-ref', '--count=1', '--format=yes', `--contains=${commit}`, 'refs/remotes'];
	return ask(question, target, async place => (await readGit({ ...place, args })).length > 0);
}

/** Folders of a repository, absolute. */
export interface GitFolders {
	/** The top folder of the work tree. */
	readonly top: string;
	/** What all work trees share. */
	readonly common: string;
	/** Where git looks for hooks, also when the configuration names another place. */
	readonly hooks: string;
}

/** The folders of the repository around a folder, or `undefined` when there is none. @throws as `gitState` */
export async function gitFolders(folder: string): Promise<GitFolders | undefined> {
	const repository = findRepository(folder);
	if (!repository) {
		return undefined;
	}
	const { top } = repository;
	const args = ['rev-parse', '--git-common-dir', '--git-path', 'hooks'];
	return ask({ path: folder }, { folder, name: '.' }, async place => {
		const [common = '', hooks = ''] = (await readGit({ ...place, args })).toString().split('\n');
		return { top, common: resolve(folder, common), hooks: resolve(folder, hooks) };
	});
}

interface Target {
	/** Where git runs: the file's folder, so that links on the way to it do not matter. */
	readonly folder: string;
	/** The file, seen from there. */
	readonly name: string;
}

/** `undefined` outside of repositories, and for what is git's own. */
function locate(path: string): Target | undefined {
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

async function ask<T>(
	{ signal }: GitQuestion,
	{ folder }: Target,
	question: (place: GitPlace) => Promise<T>,
): Promise<T> {
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		return await question({
			folder,
			environment: ownEnvironment(process.env),
			signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
		});
	} catch (error) {
		signal?.throwIfAborted();
		const detail = error instanceof ScanFailure ? error.message : ((error as NodeJS.ErrnoException).code ?? '');
		throw new YativoError({ kind: 'gitFailed', detail });
	}
}

/** Runs a question that git answers by its status: `yes`, or the other one of 0 and 1. */
async function saysYes(place: GitPlace, args: readonly string[], yes: 0 | 1): Promise<boolean> {
	const child = startGit({ ...place, args });
	child.stdin.end();
	child.stdout.resume();
	try {
		await gitEnd(child);
		return yes === 0;
	} catch (error) {
		if (child.exitCode === 1) {
			return yes === 1;
		}
		throw error;
	}
}
