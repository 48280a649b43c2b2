import { type Owner, ownerOfPath } from './owner.ts';
import { vendorWords } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A place where a text names Yativo or another vendor. */
export interface OwnerName {
	readonly at: number;
	readonly isYativo: boolean;
}

/** How much of a text is read at once, in characters. */
const stretch = 512;
/** A longer word names nobody. */
const longestWord = 80;
const letter = String.raw`[A-Za-z0-9\u00c0-\u024f]`;
const word = new RegExp(`(?<!${letter})${letter}{1,${longestWord}}(?!${letter})`, 'g');

/**
 * Where a text and its path name owners of secrets. Each stretch of the text is read once, when it is first asked for: where many
 * values stand beside each other, all of them ask for the same.
 */
export class Owners {
	readonly #text: string;
	readonly #path: string;
	readonly #stretches = new Map<number, readonly OwnerName[]>();
	#ofFile: Owner | undefined;

	constructor(text: string, path: string) {
		this.#text = text;
		this.#path = path;
	}

	/** Whose the file is, as its path tells. */
	get ofFile(): Owner {
		this.#ofFile ??= ownerOfPath(this.#path);
		return this.#ofFile;
	}

	/** A part of the text. */
	slice(from: number, to: number): string {
		return this.#text.slice(Math.max(0, from), to);
	}

	/** The names that begin within `[from, to)`, in the order of the text. */
	between(from: number, to: number): readonly OwnerName[] {
		const found: OwnerName[] = [];
		for (let index = Math.max(0, Math.floor(from / stretch)); index * stretch < to; index++) {
			found.push(...this.#namesIn(index).filter(({ at }) => at >= from && at < to));
		}
		return found;
	}

	#namesIn(index: number): readonly OwnerName[] {
		const known = this.#stretches.get(index);
		if (known) {
			return known;
		}
		const start = Math.max(0, index * stretch - 1);
		const end = (index + 1) * stretch;
		const names = [...this.#text.slice(start, end + longestWord + 1).matchAll(word)]
			.map(match => ({ at: start + match.index, words: wordsOf(match[0]) }))
			.filter(({ at, words }) => at >= index * stretch && at < end && words.some(isOwner))
			.map(({ at, words }) => ({ at, isYativo: words.findLast(isOwner) === 'yativo' }));
		this.#stretches.set(index, names);
		return names;
	}
}

function isOwner(name: string): boolean {
	return name === 'yativo' || vendorWords.has(name);
}
