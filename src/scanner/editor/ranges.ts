import { digest } from '../../core/digest.ts';
import type { Finding } from '../../detect/finding.ts';
import type { DocumentLeak } from './messages.ts';

/**
 * Findings with their lines, for a text whose lines all end with `\n` or `\r\n`. The findings come in the order of the text
 * and do not overlap, so it is read once, and only up to the last of them.
 */
export function placed(text: string, findings: readonly Finding[]): readonly DocumentLeak[] {
	let line = 0;
	let lineStart = 0;
	let nextBreak = -2;

	function moveTo(offset: number): { readonly line: number; readonly character: number } {
		while (nextBreak < offset && nextBreak !== -1) {
			if (nextBreak >= 0) {
				line++;
				lineStart = nextBreak + 1;
			}
			nextBreak = text.indexOf('\n', lineStart);
		}
		return { line, character: offset - lineStart };
	}

	return findings.map(({ secret, ...finding }) => {
		const start = moveTo(finding.start);
		const end = moveTo(finding.end);
		const range = { ...start, endLine: end.line, endCharacter: end.character };
		return { ...finding, range, digest: digest(secret.reveal()) };
	});
}
