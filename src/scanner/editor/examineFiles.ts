import { readFileSync, statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Secret } from '../../core/secret.ts';
import { scan } from '../../detect/scan.ts';
import { suppressKnown } from '../../detect/suppress.ts';
import { decode, sniff } from '../content.ts';
import { readKnown } from '../known.ts';
import type { DocumentLeak, DocumentPlace, FileLeaks } from './messages.ts';
import { placeOf } from './placeOf.ts';
import { placed } from './ranges.ts';
import { type DocumentSources, factsOf } from './watchedDocument.ts';

/** Longer files are not scanned, in bytes: the same that `yativo-scan` takes. */
export const maxScannedBytes = 50_000_000;

/** A file on disk with leaks in it, as an editor would have them. */
interface LeakyFile {
	readonly file: string;
	readonly leaks: readonly DocumentLeak[];
	/** Those that nobody has allowed, and how they are written. */
	readonly open: readonly DocumentLeak[];
	readonly texts: readonly Secret[];
}

/**
 * The leaks of files as they are on disk now, with what git says. Left out are those without leaks, that are gone, that are no
 * text, and that git ignores.
 */
export async function examineFiles(
	places: readonly DocumentPlace[],
	{ askGit, now }: Omit<DocumentSources, 'tell'>,
	signal: AbortSignal,
): Promise<readonly FileLeaks[]> {
	const files: LeakyFile[] = [];
	for (const place of places) {
		const leaky = signal.aborted ? undefined : examine(place, now());
		if (leaky) {
			files.push(leaky);
		}
		await setImmediate();
	}
	const questions = files.map(({ file, texts }) => ({ path: file, texts }));
	const answers = await askGit(questions, signal).catch(() => []);
	return files
		.map(({ file, leaks, open }, index) => {
			const answer = answers[index];
			return { file, leaks, ...(answer && { git: factsOf(answer, open) }) };
		})
		.filter(({ git }) => git?.state !== 'ignored');
}

function examine(place: DocumentPlace, now: number): LeakyFile | undefined {
	const { file } = place;
	const text = file === undefined ? undefined : readText(file);
	if (file === undefined || text === undefined) {
		return undefined;
	}
	const { path, base } = placeOf(place);
	const found = scan(text, { path, now });
	if (found.length === 0) {
		return undefined;
	}
	const leaks = placed(text, suppressKnown(found, path, base === undefined ? {} : readKnown(base)));
	const open = leaks.filter(({ suppressed }) => suppressed === undefined);
	return { file, leaks, open, texts: open.map(({ start, end }) => new Secret(text.slice(start, end))) };
}

/** The text of a file, of the length that it has on disk. Editors end a line at a lone carriage return too. */
function readText(file: string): string | undefined {
	try {
		const stats = statSync(file);
		if (!stats.isFile() || stats.size > maxScannedBytes) {
			return undefined;
		}
		const bytes = readFileSync(file);
		const buffer = Buffer.concat([bytes, Buffer.alloc(1)]);
		const encoding = sniff(buffer, bytes.length);
		return encoding === 'binary' ? undefined : decode(buffer, bytes.length, encoding).replace(/\r(?!\n)/g, '\n');
	} catch {
		return undefined;
	}
}
