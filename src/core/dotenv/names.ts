import type { Edit } from '../edit.ts';
import { insertions } from './insertion.ts';
import { lastEntries, makesOnly, readingOf } from './reading.ts';

/** Names that belong together, and what a comment above them says. */
export interface NameBlock {
	readonly comment?: string;
	readonly names: readonly string[];
}

/**
 * The edit that makes names without a value present in a dotenv text such as `.env.example`, or `undefined` when they all
 * are. What is there already is neither added again nor changed. Never throws.
 */
export function addNames(text: string, { comment, names }: NameBlock): Edit | undefined {
	const reading = readingOf(text);
	const present = lastEntries(reading, new Set(names));
	const missing = names.filter((name, index) => !present.has(name) && names.indexOf(name) === index);
	if (missing.length === 0) {
		return undefined;
	}
	const lines = missing.map(name => ({ name, written: '' }));
	const values = new Map(missing.map(name => [name, '']));
	return insertions(reading, { comment, lines, siblings: names }).find(edit => makesOnly(reading, [edit], values));
}
