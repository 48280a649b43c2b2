import { applyEdits, type Edit } from '../edit.ts';
import { type Entry, parse } from './parse.ts';
import { entryValue } from './value.ts';

/** A dotenv text, parsed once. */
export interface Reading {
	readonly text: string;
	readonly entries: readonly Entry[];
}

/** Parses a text. */
export function readingOf(text: string): Reading {
	return { text, entries: parse(text) };
}

/** The entries that a program takes the values of these names from: the last of several wins. */
export function lastEntries({ entries }: Reading, names: ReadonlySet<string>): ReadonlyMap<string, Entry> {
	return new Map(entries.filter(({ name }) => names.has(name)).map(entry => [entry.name, entry]));
}

/**
 * Whether a program that loads the edited text gets exactly these values, and every other name as before.
 *
 * Values are read of the names alone that the edits touch: a long text takes little more time than to parse it again.
 */
export function makesOnly(before: Reading, edits: readonly Edit[], values: ReadonlyMap<string, string>): boolean {
	const after = readingOf(applyEdits(before.text, edits));
	const names = new Set([...values.keys(), ...changedNames(before, after)]);
	const were = lastValues(before, names);
	const are = lastValues(after, names);
	return [...names].every(name => are.get(name) === (values.get(name) ?? were.get(name)));
}

/** The names of the entries that are not, as they are written, at the start or at the end of both texts. */
function changedNames(before: Reading, after: Reading): readonly string[] {
	const length = Math.min(before.entries.length, after.entries.length);
	let first = 0;
	while (first < length && isWrittenAlike(before, after, [first, first])) {
		first += 1;
	}
	let last = 0;
	while (
		last < length - first &&
		isWrittenAlike(before, after, [before.entries.length - 1 - last, after.entries.length - 1 - last])
	) {
		last += 1;
	}
	return [before, after].flatMap(({ entries }) => entries.slice(first, entries.length - last).map(({ name }) => name));
}

function isWrittenAlike(one: Reading, other: Reading, [index, otherIndex]: readonly [number, number]): boolean {
	const a = one.entries[index];
	const b = other.entries[otherIndex];
	return (
		a !== undefined &&
		b !== undefined &&
		a.name === b.name &&
		one.text.slice(a.valueStart, a.valueEnd) === other.text.slice(b.valueStart, b.valueEnd)
	);
}

/** What a program gets to see of these names. */
function lastValues(reading: Reading, names: ReadonlySet<string>): ReadonlyMap<string, string> {
	return new Map([...lastEntries(reading, names)].map(([name, entry]) => [name, entryValue(reading.text, entry)]));
}
