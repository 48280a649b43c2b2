import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBaseline } from '../detect/baseline.ts';
import { parseIgnoreFile } from '../detect/ignoreFile.ts';
import { type Known, suppressKnown } from '../detect/suppress.ts';
import { printablePath } from './bytePath.ts';
import { type Hit, ScanFailure } from './report.ts';
import { readOptional } from './repository.ts';

/** In the top folder of a repository: what everybody who works on it has agreed to ignore. */
export const ignoreFileName = '.yativoignore';

/** What the repository says about known findings. */
export function readKnown(base: string): Known {
	const ignoreText = readOptional(join(base, ignoreFileName));
	return ignoreText === undefined ? {} : { ignoreFile: parseIgnoreFile(ignoreText) };
}

/** What a baseline says about known findings. @throws ScanFailure when the file is none. */
export function readBaseline(file: string): Known {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		throw new ScanFailure(`${file}: the baseline cannot be read. --write-baseline ${file} makes one.`);
	}
	const baseline = parseBaseline(text);
	if (baseline === undefined) {
		throw new ScanFailure(`${file} is not a baseline of yativo-scan. --write-baseline ${file} makes one.`);
	}
	return { baseline };
}

/** Marks the hits that the repository knows as suppressed. */
export function markKnown(hits: readonly Hit[], known: Known): readonly Hit[] {
	return hits.flatMap(hit => suppressKnown([hit], printablePath(hit.path), known));
}
