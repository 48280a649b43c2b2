import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Secret } from '../core/secret.ts';
import { BlobParser } from '../scanner/blobParser.ts';
import { decodePath } from '../scanner/bytePath.ts';
import { type GitPlace, gitEnd, readBlobs, readGit, splitAtZero, startGit } from '../scanner/git.ts';
import { findRepository } from '../scanner/repository.ts';
import { inBatches, type Version, whatLayAt } from '../scanner/versions.ts';
import type { GitState } from './git.ts';
import { ownEnvironment } from './ownEnvironment.ts';

/** A file, and texts that may have been in it. */
export interface FileQuestion {
	/** Absolute. The file need not exist. */
	readonly path: string;
	readonly texts: readonly Secret[];
}

export interface FileAnswer {
	/** `undefined` outside of repositories. */
	readonly state: GitState | undefined;
	/** For each text, whether some version of the file on a branch of a remote has it, as far as this clone knows. */
	readonly pushed: readonly boolean[];
}

/** For one question, git answers in milliseconds; for thousands on a network drive in a minute. */
const timeoutMs = 60_000;
const maxBlobBytes = 5_000_000;

/**
 * How git sees files, with four processes for each repository however many files there are. The texts are compared here and
 * are no arguments of git.
 *
 * @returns the answers in the order of the questions. @throws ScanFailure when git fails; the signal's reason
 */
export async function gitFacts(
	questions: readonly FileQuestion[],
	signal: AbortSignal,
): Promise<readonly FileAnswer[]> {
	const asked = questions.map(question => ({ ...question, ...locate(question.path) }));
	const answers = new Map<FileQuestion, FileAnswer>();
	for (const [top, files] of Map.groupBy(asked, ({ top }) => top)) {
		if (top !== undefined) {
			const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
			const place = { folder: top, environment: ownEnvironment(process.env), signal: limit };
			const names = [...new Set(files.map(({ name }) => name))];
			const [states, pushed] = await Promise.all([statesOf(place, names), pushedTexts(place, files)]);
			for (const file of files) {
				answers.set(file, {
					state: states.get(file.name),
					pushed: file.texts.map(text => pushed.get(file.name)?.has(text) === true),
				});
			}
		}
	}
	return asked.map(file => answers.get(file) ?? { state: undefined, pushed: file.texts.map(() => false) });
}

interface Located {
	/** The top of its repository; `undefined` outside of repositories, and for what is git's own. */
	readonly top: string | undefined;
	/** The file, seen from there, with `/`. */
	readonly name: string;
}

/** Links on the way to a file are followed, because git does not look beyond them. */
function locate(path: string): Located {
	const folder = realFolder(dirname(path));
	const top = findRepository(folder)?.top;
	const name =
		top === undefined
			? ''
			: relative(top, join(folder, basename(path)))
					.split(sep)
					.join('/');
	return { top: name.split('/')[0] === '.git' ? undefined : top, name };
}

function realFolder(folder: string): string {
	try {
		return realpathSync(folder);
	} catch {
		return folder;
	}
}

async function statesOf(place: GitPlace, names: readonly string[]): Promise<ReadonlyMap<string, GitState>> {
	const tracked = new Set<string>();
	for (const some of inBatches(names)) {
		const listed = await readGit({ ...place, args: ['ls-files', '-z', '--cached', '--', ...some] });
		for (const name of splitAtZero(listed).map(decodePath)) {
			tracked.add(name);
		}
	}
	const others = names.filter(name => !tracked.has(name));
	const ignored = others.length > 0 ? await ignoredOf(place, others) : new Set();
	const stateOf = (name: string) => (tracked.has(name) ? 'tracked' : ignored.has(name) ? 'ignored' : 'untracked');
	return new Map(names.map(name => [name, stateOf(name)]));
}

/** `git check-ignore` ends with 1 when nothing is ignored. */
async function ignoredOf(place: GitPlace, names: readonly string[]): Promise<ReadonlySet<string>> {
	const child = startGit({ ...place, args: ['check-ignore', '-z', '--stdin'] });
	const pieces: Buffer[] = [];
	child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
	child.stdin.on('error', () => {});
	child.stdin.end(names.map(name => `${name}\0`).join(''));
	await gitEnd(child).catch(error => {
		if (child.exitCode !== 1) {
			throw error;
		}
	});
	return new Set(splitAtZero(Buffer.concat(pieces)).map(decodePath));
}

/** By name of a file, those of its texts that a branch of a remote has in it. */
async function pushedTexts(
	place: GitPlace,
	files: readonly (Located & FileQuestion)[],
): Promise<ReadonlyMap<string, ReadonlySet<Secret>>> {
	const wanted = Map.groupBy(
		files.filter(({ texts }) => texts.length > 0),
		({ name }) => name,
	);
	const found = new Map([...wanted.keys()].map(name => [name, new Set<Secret>()]));
	const versions = await versionsOnRemotes(place, [...wanted.keys()]);
	const parser = new BlobParser(
		{
			content: ({ rest }, { buffer, length }) => {
				const content = buffer.subarray(0, length);
				const name = versions[Number(rest)]?.path ?? '';
				for (const text of (wanted.get(name) ?? []).flatMap(({ texts }) => texts)) {
					if (content.includes(text.reveal())) {
						found.get(name)?.add(text);
					}
				}
			},
			tooLarge: () => {},
			missing: () => {},
		},
		maxBlobBytes,
	);
	if (versions.length > 0) {
		await readBlobs(place, Readable.from(versions.map(({ id }, index) => `${id} ${index}\n`)), parser);
	}
	return found;
}

/** Each content once for each of the paths that it lay at. */
async function versionsOnRemotes(place: GitPlace, names: readonly string[]): Promise<readonly Version[]> {
	if (names.length === 0) {
		return [];
	}
	const lay = await whatLayAt({ ...place, revisions: ['--remotes', '--'] }, names);
	return [...new Map(lay.map(version => [`${version.id} ${version.path}`, version])).values()];
}
