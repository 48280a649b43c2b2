import type { Edit } from '../../edit.ts';
import { literalWith } from '../embed.ts';
import { lineEdit } from '../imports/lines.ts';
import type { Language } from '../language.ts';
import { maskedCode } from '../masked.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place, surroundingsOf } from '../place.ts';
import type { Site } from '../site.ts';

export const swift: Language = {
	syntax: {
		comments: ['//.*', blockComment],
		strings: [
			...['"""', '"'].map(quotes => ({
				id: 'raw',
				open: `#{1,20}${quotes}`,
				close: (open: string) => quotes + open.slice(0, -quotes.length),
				hole: (open: string) => `\\\\${open.slice(0, -quotes.length)}\\(`,
			})),
			...['"""', '"'].map(quotes => ({
				id: 'text',
				open: quotes,
				close: () => quotes,
				escape: '\\\\[^(]',
				hole: () => '\\\\\\(',
			})),
		],
	},
	whole: site => (site.literal.open.endsWith('"""') ? undefined : reference(site)),
	embed: {
		text: site => literalWith(site, { middle: `\\(${reference(site)})` }),
		raw: site => literalWith(site, { middle: `\\${site.literal.open.replaceAll('"', '')}(${reference(site)})` }),
	},
	prepare: site => (isFixed(surroundingsOf(site, swift.syntax).place) ? 'constant' : []),
	needs: ({ text }) => importEdits(text),
};

function reference({ request }: Site): string {
	return `ProcessInfo.processInfo.environment["${request.name}"]!`;
}

/** Labels, raw values of an enumeration and what the compiler itself reads take literals only. */
function isFixed(place: Place): boolean {
	const [{ opener, code }, outer] = place.levels;
	const isRawValue =
		opener === '{' &&
		/\benum\b[^{}\n]*$/.test(outer?.code ?? '') &&
		/\bcase\b(?:[^\n]|(?<=,[ \t\r]*)\n)*=\s*$/.test(code);
	return (
		isRawValue ||
		/\bcase\s+$/.test(code) ||
		isInside(place, { openers: '(', head: /[@#](?:available|warning|error)\s*$/ })
	);
}

/** An import of Foundation, unless there is one that no condition of the compiler leaves out. */
function importEdits(text: string): readonly Edit[] {
	const code = withoutConditions(maskedCode(text, swift.syntax));
	if (/^[ \t]*(?:@?\w+[ \t]+){0,3}import[ \t]+Foundation\b/m.test(code)) {
		return [];
	}
	const before = /^(?:@?\w+[ \t]+){0,3}import\s/m.exec(code)?.index;
	const header = /(?:[ \t]*(?:\/\/.*|#!.*)?\r?\n)*/y;
	return [lineEdit(text, { line: 'import Foundation', before, header })];
}

/** Masked code with what stands between `#if` and `#endif` blank. */
function withoutConditions(code: string): string {
	let depth = 0;
	const lines = code.split(/(?<=\n)/).map(line => {
		depth += /^[ \t]*#if\b/.test(line) ? 1 : 0;
		const isConditional = depth > 0;
		depth -= isConditional && /^[ \t]*#endif\b/.test(line) ? 1 : 0;
		return isConditional ? line.replaceAll(/[^\r\n]/g, ' ') : line;
	});
	return lines.join('');
}
