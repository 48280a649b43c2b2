import { dirname, relative, sep } from 'node:path';
import { findRepository } from '../repository.ts';
import type { DocumentPlace } from './messages.ts';

/** How the scanner sees the place of a document, so that a finding has the fingerprint that every other scan gives it. */
export interface ScannedPlace {
	/** Relative to the base, with `/`. */
	readonly path: string;
	/** Absolute: the folder whose `.yativoignore` speaks for the document. */
	readonly base: string | undefined;
}

/** A file in a repository goes by its path there, everything else by what the editor calls it. */
export function placeOf({ file, folder, path }: DocumentPlace): ScannedPlace {
	const repository = file === undefined ? undefined : findRepository(dirname(file));
	return file === undefined || repository === undefined
		? { path, base: folder }
		: { path: relative(repository.top, file).split(sep).join('/'), base: repository.top };
}
