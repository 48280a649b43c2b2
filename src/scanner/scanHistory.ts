import { Readable } from 'node:stream';
import { BlobParser, type BlobReader, usualBlob } from './blobParser.ts';
import { hitsInBuffer } from './bufferHits.ts';
import { makeFastFinder } from './fastFinder.ts';
import { type GitPlace, gitEnd, readBlobs, startGit } from './git.ts';
import { endedBy, type Hit, type Scanned, type Skipped } from './report.ts';
import { blocksOf, shareOut } from './requests.ts';
import type { BlobScan } from './scanStaged.ts';
import { belongsTo, type Shard } from './tree.ts';
import { type HistoryPart, type Version, whatLayAt, whereContentsCame } from './versions.ts';

/** How many processes of git unpack contents: that takes most of the time, and git does it in one thread. */
const readers = 2;

/** `git rev-list` sets it before the name of an object that a partial clone does not have. */
const missingMark = /^\?/;

export interface HistoryScan extends BlobScan {
	/** What `git rev-list` takes, such as `main..feature`; empty for everything that any reference reaches. */
	readonly revisions: readonly string[];
	readonly shard: Shard | undefined;
	readonly onProgress?: ((seen: { readonly files: number; readonly bytes: number }) => void) | undefined;
}

/**
 * Scans every version of every file in the history, each content once, and then asks which commits brought the hits in.
 * What merge commits add of their own is seen like everything else. A credential that stays in a file over many versions is one hit, at
 * the commit that brought it in.
 *
 * @throws ScanFailure when the folder is in no repository, a revision does not exist, or git fails; BrokenOff when that was on the way.
 */
export async function scanHistory(scan: HistoryScan): Promise<Scanned> {
	const revisions = scan.revisions.length === 0 ? ['--all', '--'] : ['--end-of-options', ...scan.revisions, '--'];
	const part: HistoryPart = { folder: scan.base, signal: scan.signal, revisions };
	const seen = new Seen();
	try {
		await findLeakyBlobs(scan, part, seen);
		const versions = await findLeakyVersions(scan, part, seen);
		return { ...seen.counts(), hits: await hitsAt(scan, part, versions) };
	} catch (error) {
		return endedBy(error, { ...seen.counts(), hits: seen.distinctHits() }, scan.signal);
	}
}

/** What the first pass saw. `hits` by object name, under one of the paths that the content has. */
class Seen {
	readonly hits = new Map<string, readonly Hit[]>();
	readonly skipped: Skipped[] = [];
	files = 0;
	bytes = 0;

	/** Each credential of a path once. */
	distinctHits(): Hit[] {
		return [...new Map([...this.hits.values()].flat().map(hit => [hit.fingerprint, hit])).values()];
	}

	counts() {
		return { skipped: this.skipped, files: this.files, bytes: this.bytes };
	}
}

/** The first pass: which contents hold something. */
async function findLeakyBlobs(scan: HistoryScan, { revisions, ...place }: HistoryPart, seen: Seen): Promise<void> {
	const { maxBytes, now, shard } = scan;
	const { skipped } = seen;
	const reader: BlobReader = {
		content: ({ id, rest: path }, content) => {
			const hits = hitsInBuffer({ ...content, path, now });
			if (hits === 'binary') {
				skipped.push({ path, reason: 'binary' });
				return;
			}
			seen.files++;
			seen.bytes += content.length;
			if (hits.length > 0) {
				seen.hits.set(id, hits);
			}
			scan.onProgress?.(seen);
		},
		tooLarge: ({ rest: path }) => skipped.push({ path, reason: 'too large' }),
		missing: id => skipped.push({ path: id.replace(missingMark, ''), reason: 'unreadable: missing object' }),
	};
	const filter = ['--objects', '--filter=object:type=blob', '--filter-provided-objects', '--missing=print'];
	const list = startGit({ ...place, args: ['rev-list', ...filter, ...revisions] });
	list.stdin.end();
	const blocks = blocksOf(list.stdout, shard);
	const reading = Array.from({ length: readers }, () =>
		readBlobs(place, shareOut(blocks), new BlobParser(reader, maxBytes, makeFastFinder(usualBlob)), true),
	);
	try {
		await Promise.all([gitEnd(list), ...reading]);
	} finally {
		list.kill();
	}
}

/**
 * Where the leaky contents lay, ancestors first. One shard does not know the contents of the others: all that ever lay at the same paths is
 * looked at again, to tell who was first.
 */
async function findLeakyVersions({ shard }: HistoryScan, part: HistoryPart, { hits }: Seen): Promise<Version[]> {
	const came = await whereContentsCame(part, [...hits.keys()]);
	const paths = [...new Set(came.map(({ path }) => path))];
	const lay = await whatLayAt(
		part,
		paths.filter(path => path.isWellFormed()),
	);
	const isForeign = (id: string) => shard !== undefined && !belongsTo(shard, id);
	return [...lay.filter(({ id }) => hits.has(id) || isForeign(id)), ...came.filter(({ path }) => !path.isWellFormed())];
}

/** The second pass: the hits of these contents under their paths, each credential of a path once, where it came first. */
async function hitsAt(scan: HistoryScan, place: GitPlace, versions: readonly Version[]): Promise<Hit[]> {
	const { now, maxBytes, shard } = scan;
	if (versions.length === 0) {
		return [];
	}
	const first = new Map<string, { readonly hit: Hit; readonly order: number; readonly id: string }>();
	const nobody = () => {};
	const parser = new BlobParser(
		{
			content: ({ id, rest }, content) => {
				const order = Number(rest);
				const { path = '', commit = '' } = versions[order] ?? {};
				const hits = hitsInBuffer({ ...content, path, now });
				for (const hit of hits === 'binary' ? [] : hits) {
					const known = first.get(hit.fingerprint);
					if (known === undefined || known.order > order) {
						first.set(hit.fingerprint, { hit: { ...hit, commit }, order, id });
					}
				}
			},
			tooLarge: nobody,
			missing: nobody,
		},
		maxBytes,
	);
	const requests = versions.map(({ id }, order) => `${id} ${order}\n`);
	await readBlobs(place, Readable.from([requests.join('')]), parser);
	return [...first.values()].filter(({ id }) => belongsTo(shard, id)).map(({ hit }) => hit);
}
