/** The index of the last item whose place is at most `limit`, or -1. The items are in the order of their places. */
export function lastAtMost<T>(items: readonly T[], limit: number, placeOf: (item: T) => number): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const item = items[middle];
		if (item !== undefined && placeOf(item) <= limit) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low - 1;
}
