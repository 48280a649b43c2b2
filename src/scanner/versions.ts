import { decodePath } from './bytePath.ts';
import { type GitPlace, readGit, splitAtZero } from './git.ts';

/** A content at a place in the history. */
export interface Version {
	/** The content's object name. */
	readonly id: string;
	readonly path: string;
	/** The full name of the commit that put it there; a merge only when no parent had it there. */
	readonly commit: string;
}

/** A part of the history, as arguments of `git log` that end in `--`. */
export interface HistoryPart extends GitPlace {
	readonly revisions: readonly string[];
}

/** A command line may hold 32,000 characters on Windows; this leaves room for the rest of it. */
const longestList = 16_000;

/** Everywhere that one of these contents ever came into the history. In no particular order. */
export async function whereContentsCame(part: HistoryPart, ids: readonly string[]): Promise<Version[]> {
	const versions: Version[] = [];
	for (const some of inBatches(ids.map(id => `--find-object=${id}`))) {
		versions.push(...(await log(part, some, [])));
	}
	const wanted = new Set(ids);
	return versions.filter(({ id }) => wanted.has(id));
}

/** All contents that ever lay at these paths; those of one path with ancestors before descendants. */
export async function whatLayAt(part: HistoryPart, paths: readonly string[]): Promise<Version[]> {
	const versions: Version[] = [];
	for (const some of inBatches(paths)) {
		versions.push(...(await log(part, ['--full-history'], some)));
	}
	return versions;
}

/** Words in lists that a command line can hold. */
export function inBatches(words: readonly string[]): string[][] {
	const batches: string[][] = [];
	let room = 0;
	for (const word of words) {
		if (word.length > room) {
			batches.push([]);
			room = longestList;
		}
		batches.at(-1)?.push(word);
		room -= word.length + 1;
	}
	return batches;
}

async function log({ revisions, ...place }: HistoryPart, options: string[], paths: string[]): Promise<Version[]> {
	const order = [
		'-c',
		'log.showRoot=true',
		'log',
		'--encoding=UTF-8',
		'--topo-order',
		'--reverse',
		'--format=commit %H',
	];
	const form = [
		'-c',
		'--raw',
		'-z',
		'--no-abbrev',
		'--no-renames',
		'--no-ext-diff',
		'-O/dev/null',
		'--diff-filter=AMT',
	];
	return parseLog(await readGit({ ...place, args: [...order, ...form, ...options, ...revisions, ...paths] }));
}

/** Reads `git log -c --raw -z`, also of merges: https://git-scm.com/docs/diff-format#_diff_format_for_merges */
function parseLog(output: Buffer): Version[] {
	const versions: Version[] = [];
	const fields = splitAtZero(output);
	let commit = '';
	for (let at = 0; at < fields.length; at++) {
		const field = decodePath(fields[at] ?? output).replace(/^\n/, '');
		if (field.startsWith('commit ')) {
			commit = field.slice('commit '.length).trim();
		} else if (field.startsWith(':')) {
			const id = field.split(' ').at(-2) ?? '';
			at++;
			versions.push({ id, path: decodePath(fields[at] ?? output), commit });
		}
	}
	return versions;
}
