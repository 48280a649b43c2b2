const compiled = new Map<string, RegExp>();

/** The match of a source of a regular expression (flag `m`) exactly at an offset. */
export function matchAt(source: string, text: string, at: number): RegExpExecArray | undefined {
	let pattern = compiled.get(source);
	if (pattern === undefined) {
		pattern = new RegExp(source, 'my');
		compiled.set(source, pattern);
	}
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}

/** A text as the source of a regular expression that matches exactly it. */
export function sourceOf(text: string): string {
	return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Source of a comment between slashes and stars; one that nothing closes reaches to the end of the text. */
export const blockComment = '/\\*[\\s\\S]*?(?:\\*/|(?![\\s\\S]))';
