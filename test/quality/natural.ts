import { globSync, readFileSync, statSync } from 'node:fs';
import { mentionsYativo } from '../../src/detect/mention.ts';
import { scan } from '../../src/detect/scan.ts';

/** Packages that hold credentials of this shape on purpose would go here; there are none among our dependencies. */
const maxBytes = 3_000_000;

/** What was read and what was found in it, with the path and the masked value. */
export interface NaturalResult {
	readonly files: number;
	readonly bytes: number;
	readonly found: readonly string[];
}

/**
 * Scans texts that nobody wrote for this test: all of the installed packages. They are scanned as if their paths spoke of
 * Yativo, so that the rules that judge by context are held to it as well.
 */
export function scanNaturalTexts(folder: string, pattern = '**/*'): NaturalResult {
	let bytes = 0;
	let files = 0;
	const found: string[] = [];
	for (const path of globSync(pattern, { cwd: folder })) {
		const file = `${folder}/${path}`;
		const stats = statSync(file, { throwIfNoEntry: false });
		if (!stats?.isFile() || stats.size > maxBytes) {
			continue;
		}
		const buffer = readFileSync(file);
		const text = buffer.toString('utf8');
		if (buffer.subarray(0, 1024).includes(0) || mentionsYativo(text)) {
			continue;
		}
		files++;
		bytes += buffer.length;
		found.push(...scan(text, { path: `yativo/${path}` }).map(({ rule, masked }) => `${path}: ${rule} ${masked}`));
	}
	return { files, bytes, found };
}
