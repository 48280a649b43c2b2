import { expand, randomFrom } from '../unit/detect/samples.ts';

/**
 * Texts written by hand, one decision each, apart from the generator: how people really write credentials, and what only
 * looks like one. `leaks` says how many credentials there are. Values are expanded at run time, see `samples.ts`.
 */
export interface HandwrittenCase {
	readonly why: string;
	readonly text: string;
	readonly leaks: number;
	readonly path?: string;
}

/** A text in which something leaks. */
export function leak(why: string, text: string, leaks = 1, path?: string): HandwrittenCase {
	return { why, text, leaks, ...(path !== undefined && { path }) };
}

/** A text in which nothing does. */
export function safe(why: string, text: string, path?: string): HandwrittenCase {
	return leak(why, text, 0, path);
}

/** A text with its values expanded, in base64. */
export function base64(text: string, seed: number): string {
	return Buffer.from(expand(text, randomFrom(seed))).toString('base64');
}
