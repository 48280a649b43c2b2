import type { Edit } from '../edit.ts';
import { insertions, type Line } from './insertion.ts';
import { lastEntries, makesOnly, type Reading, readingOf } from './reading.ts';
import { entryValue } from './value.ts';
import { writtenValue } from './written.ts';

/** Variables that belong together, and what a comment above them says. */
export interface VariableBlock {
	readonly comment?: string;
	readonly values: ReadonlyMap<string, string>;
}

/**
 * The edits that make a program read these values from a dotenv text, `[]` when it does already.
 *
 * A name that is there gets its value replaced where the program takes it from (the last of several), in the same quotes
 * where they can hold it, with the comment behind it kept. The others are added. Every other name keeps its value.
 *
 * @returns `undefined` when the text cannot be made so: a value no quotes can hold, or an open quote, on the line of its
 * name or on the next, that the new values would close or that would swallow them.
 */
export function setVariables(text: string, block: VariableBlock): readonly Edit[] | undefined {
	const reading = readingOf(text);
	const ways = (['own', 'any'] as const).flatMap(quotes => edits(reading, block, quotes));
	return ways.find(way => way.length === 0 || makesOnly(reading, way, block.values));
}

/** The ways to edit, to be tried, with the quotes that are there or with those that suit the value best. */
function edits(reading: Reading, block: VariableBlock, quotes: 'own' | 'any'): readonly (readonly Edit[])[] {
	const { text } = reading;
	const last = lastEntries(reading, new Set(block.values.keys()));
	const replacements: Edit[] = [];
	const lines: Line[] = [];
	for (const [name, value] of block.values) {
		const entry = last.get(name);
		const written = writtenValue(value, entry && quotes === 'own' ? text[entry.valueStart] : undefined);
		if (written === undefined) {
			return [];
		}
		if (!entry) {
			lines.push({ name, written });
		} else if (entryValue(text, entry) !== value) {
			replacements.push({ start: entry.valueStart, end: entry.valueEnd, text: written });
		}
	}
	if (lines.length === 0) {
		return [replacements];
	}
	const siblings = [...block.values.keys()];
	const additions = insertions(reading, { comment: block.comment, lines, siblings });
	return additions.map(addition => [...replacements, addition]);
}
