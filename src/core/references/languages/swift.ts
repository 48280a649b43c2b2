import { literalWith } from '../embed.ts';
import { lineEdit } from '../imports/lines.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
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
	prepare: ({ before }) => (/\bcase\s+(?:\w+\s*=\s*)?$|@available\([^)]*$/.test(before) ? 'constant' : []),
	needs: ({ text }) =>
		/^[ \t]*import\s+Foundation\b/m.test(text)
			? []
			: [lineEdit(text, { line: 'import Foundation', before: /^import\s/m, header: /(?:[ \t]*(?:\/\/.*)?\r?\n)*/y })],
};

function reference({ request }: Site): string {
	return `ProcessInfo.processInfo.environment["${request.name}"]!`;
}
