import type { Span } from './owner.ts';

/** How far from a value anything is looked at that may make it a credential; more than the farthest of those looks. */
const reach = 2200;

/** The places in one text where something stands without which no value of a kind is a credential; found when first asked. */
export class Marks {
	readonly #text: string;
	readonly #places = new Map<string, readonly number[]>();

	constructor(text: string) {
		this.#text = text;
	}

	/** Whether Yativo or what `mark` matches is named so near that a value at `[start, end)` may be a credential. */
	areNear({ start, end }: Span, mark: string): boolean {
		const places = this.#placesOf(mark);
		const next = places[firstAtLeast(places, start - reach)];
		return next !== undefined && next <= end + reach;
	}

	#placesOf(mark: string): readonly number[] {
		const known = this.#places.get(mark);
		if (known) {
			return known;
		}
		const found = Array.from(this.#text.matchAll(new RegExp(`${mark}|yativo`, 'gi')), ({ index }) => index);
		this.#places.set(mark, found);
		return found;
	}
}

/** The index of the first number that is at least `limit`. */
function firstAtLeast(numbers: readonly number[], limit: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) < limit) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}
