/** Where lines of a text begin. A line ends at `\n`, `\r\n` or `\r`, as editors count. */
export interface LineIndex {
	/** Line and column of an offset, both from 1, the column in UTF-16 code units. */
	at(offset: number): { readonly line: number; readonly column: number };
}

/** Indexes the lines of a text. `startLine` and `startColumn` say where the text begins when it is part of another. */
export function indexLines(text: string, { startLine, startColumn } = { startLine: 1, startColumn: 1 }): LineIndex {
	const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(match => match.index + match[0].length)];
	return {
		at: offset => {
			let low = 0;
			let high = starts.length;
			while (high - low > 1) {
				const middle = (low + high) >> 1;
				if ((starts[middle] ?? 0) <= offset) {
					low = middle;
				} else {
					high = middle;
				}
			}
			const column = offset - (starts[low] ?? 0);
			return { line: startLine + low, column: column + (low === 0 ? startColumn : 1) };
		},
	};
}
