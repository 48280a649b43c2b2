import { Readable } from 'node:stream';
import { BlobParser } from './blobParser.ts';
import { hitsInBuffer } from './bufferHits.ts';
import { decodePath } from './bytePath.ts';
import { readBlobs, readGit, splitAtZero } from './git.ts';
import type { Hit, Scanned, Skipped, SkipReason } from './report.ts';

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
export async function scanStaged({ base, maxBytes, now, signal }: BlobScan): Promise<Scanned> {
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
	const staged = parseRawDiff(await readGit({ folder: base, args, signal }));
	const skipped: Skipped[] = staged.flatMap(({ path, mode, status }) => {
		const reason = status === 'U' ? 'unmerged' : unscannedModes[mode];
		return reason === undefined ? [] : [{ path, reason }];
	});
	const files = staged.filter(({ mode, status }) => status !== 'U' && unscannedModes[mode] === undefined);
	const hits: Hit[] = [];
	const pathOf = (index: string) => files[Number(index)]?.path ?? '';
	let bytes = 0;
	let scanned = 0;
	const parser = new BlobParser(
		{
			content: ({ rest }, buffer, length) => {
				const path = pathOf(rest);
				const found = hitsInBuffer({ path, buffer, length, now });
				if (found === 'binary') {
					skipped.push({ path, reason: 'binary' });
				} else {
					hits.push(...found);
					bytes += length;
					scanned++;
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
	return { hits, skipped, files: scanned, bytes };
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
