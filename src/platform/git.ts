import { resolve } from 'node:path';
import { YativoError } from '../core/failure.ts';
import { type GitPlace, gitEnd, readGit, startGit } from '../scanner/git.ts';
import { ScanFailure } from '../scanner/report.ts';
import { findRepository } from '../scanner/repository.ts';
import { askGit, type GitQuestion, locate, type Target } from './askGit.ts';

/** How git sees a file. What is in the index is `tracked`, committed or not, also where a pattern would ignore it. */
export type GitState = 'tracked' | 'ignored' | 'untracked';

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

/** @throws YativoError `gitFailed`; the signal's reason */
async function ask<T>(question: GitQuestion, target: Target, answer: (place: GitPlace) => Promise<T>): Promise<T> {
	try {
		return await askGit(question, target, answer);
	} catch (error) {
		question.signal?.throwIfAborted();
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
