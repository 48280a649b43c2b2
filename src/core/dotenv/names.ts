import { applyEdits, type Edit } from '../edit.ts';
import { minimalEdit } from '../references/minimal.ts';
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

/** One edit for several blocks, each with its own comment; as `addNames`. */
export function addBlocks(text: string, blocks: readonly NameBlock[]): Edit | undefined {
	const added = blocks.reduce((before, block) => {
		const edit = addNames(before, block);
		return edit ? applyEdits(before, [edit]) : before;
	}, text);
	return added === text ? undefined : minimalEdit(text, { start: 0, end: text.length, text: added });
}
