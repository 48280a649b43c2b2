/** The texts before and after the change that a patch describes, each with what the other has blanked: every character keeps its place. */
export function sidesOf(text: string, path: string): readonly string[] {
	return /\.(?:diff|patch)$/i.test(path) ? [withoutLines(text, '+'), withoutLines(text, '-')] : [text];
}

/** What begins a line that is added or removed; `--- a/path` and `+++ b/path` name the files. */
const changed = /^(?:\+(?!\+\+ )|-(?!-- ))/;

function withoutLines(text: string, mark: '+' | '-'): string {
	return text
		.split('\n')
		.map(line => {
			if (!changed.test(line)) {
				return line;
			}
			return line.startsWith(mark) ? ' '.repeat(line.length) : ` ${line.slice(1)}`;
		})
		.join('\n');
}
