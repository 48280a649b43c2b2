import { harmlessLine } from '../displayText.ts';

/** Longest comment, in characters. */
const maxLength = 200;

const typographic: Readonly<Record<string, string>> = { '"': '”', "'": '’', '`': '’' };

/**
 * A text that may come from a server, as one comment line of a dotenv file.
 *
 * Quotes become typographic ones: a straight quote, even in a comment, can close one that somebody left open further up.
 */
export function commentLine(text: string): string {
	const harmless = harmlessLine(text, maxLength).replaceAll(/["'`]/g, quote => typographic[quote] ?? '');
	return `# ${harmless}`;
}
