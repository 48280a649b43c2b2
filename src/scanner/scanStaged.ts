import { Readable } from 'node:stream';
import { BlobParser } from './blobParser.ts';
import { hitsInBuffer } from './bufferHits.ts';
import { decodePath } from './bytePath.ts';
import { readBlobs, readGit, splitAtZero } from './git.ts';
import { endedBy, type Hit, type Scanned, type Skipped, type SkipReason } from './report.ts';

/** A file of the index that differs from the last commit. */
interface StagedFile {
	readonly path: string;
	readonly mode: string;
	readonly status: string;
	readonly id: string;
}

export interface BlobScan {
	/** The top of the repository. */
	readonly base: string;
	readonly maxBytes: number;
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly signal?: AbortSignal | undefined;
}

/** Modes of https://git-scm.com/docs/git-fast-import#_filemodify that are no files. */
const unscannedModes: Readonly<Record<string, SkipReason>> = { '120000': 'symbolic link', '160000': 'submodule' };

/**
 * Scans what the next commit would hold and the last one does not: the contents of the index, not those of the work
 * tree. @throws ScanFailure when the folder is in no repository or git fails.
 */
export async function scanStaged(scan: BlobScan): Promise<Scanned> {
	const seen = { hits: [], skipped: [], files: 0, bytes: 0 };
	try {
		await scanFiles(scan, await listStaged(scan), seen);
		return seen;
	} catch (error) {
		return endedBy(error, seen, scan.signal);
	}
}

async function listStaged({ base, signal }: BlobScan): Promise<StagedFile[]> {
	const args = [
		'diff',
		'--cached',
		'--raw',
		'-z',
		'--no-abbrev',
		'--no-renames',
		'--no-ext-diff',
		'--diff-filter=AMTU',
	];
	return parseRawDiff(await readGit({ folder: base, args, signal }));
}

/** What a scan saw until now. */
interface Seen {
	readonly hits: Hit[];
	readonly skipped: Skipped[];
	files: number;
	bytes: number;
}

async function scanFiles({ base, maxBytes, now, signal }: BlobScan, staged: StagedFile[], seen: Seen): Promise<void> {
	const { hits, skipped } = seen;
	for (const { path, mode, status } of staged) {
		const reason = status === 'U' ? 'unmerged' : unscannedModes[mode];
		if (reason !== undefined) {
			skipped.push({ path, reason });
		}
	}
	const files = staged.filter(({ mode, status }) => status !== 'U' && unscannedModes[mode] === undefined);
	const pathOf = (index: string) => files[Number(index)]?.path ?? '';
	const parser = new BlobParser(
		{
			content: ({ rest }, content) => {
				const path = pathOf(rest);
				const found = hitsInBuffer({ ...content, path, now });
				if (found === 'binary') {
					skipped.push({ path, reason: 'binary' });
				} else {
					hits.push(...found);
					seen.bytes += content.length;
					seen.files++;
				}
			},
			tooLarge: ({ rest }) => skipped.push({ path: pathOf(rest), reason: 'too large' }),
			missing: id => {
				const path = files.find(file => file.id === id)?.path ?? id;
				skipped.push({ path, reason: 'unreadable: missing object' });
			},
		},
		maxBytes,
	);
	const requests = files.map(({ id }, index) => `${id} ${index}\n`).join('');
	await readBlobs({ folder: base, signal }, Readable.from([requests]), parser);
}

/** Reads `git diff --raw -z`: https://git-scm.com/docs/diff-format */
function parseRawDiff(output: Buffer): StagedFile[] {
	const files: StagedFile[] = [];
	const fields = splitAtZero(output);
	for (let at = 0; at + 1 < fields.length; at += 2) {
		const [, mode = '', , id = '', status = ''] = decodePath(fields[at] ?? output).split(' ');
		files.push({ path: decodePath(fields[at + 1] ?? output), mode, id, status });
	}
	return files;
}
