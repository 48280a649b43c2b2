import type { Edit } from './edit.ts';
import { lineBreakAt, missingLineBreak } from './lineBreak.ts';

/**
 * The edit that makes git ignore a file, or `undefined` when a line for it stands in this `.gitignore` already and none
 * behind it could take it back. Every other byte stays. Whether other rules ignore the file too, only git can tell.
 *
 * A file name alone is ignored in every folder below; a path, relative to the `.gitignore` and with `/`, only there.
 * Grammar: https://git-scm.com/docs/gitignore#_pattern_format
 */
export function ignoreFile(text: string, path: string): Edit | undefined {
	const pattern = patternOf(path);
	const ignoring = [pattern, `/${pattern}`];
	const decisive = text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.map(line => line.replace(/(?<!\\)\s+$/, ''))
		.findLast(line => line.startsWith('!') || ignoring.includes(line));
	if (decisive !== undefined && ignoring.includes(decisive)) {
		return undefined;
	}
	const added = missingLineBreak(text) + pattern + lineBreakAt(text, text.length);
	return { start: text.length, end: text.length, text: added };
}

/** The pattern that matches this path and, but for line breaks (which `?` stands for), no other. */
function patternOf(path: string): string {
	const escaped = path
		.replaceAll(/[\\*?[]/g, '\\$&')
		.replaceAll(/[\n\r]/g, '?')
		.replace(/ +$/, spaces => '\\ '.repeat(spaces.length));
	return escaped.includes('/') ? `/${escaped}` : escaped.replace(/^[#!]/, '\\$&');
}
