import { joined, literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import { edited } from '../request.ts';
import type { Site } from '../site.ts';

const anyEscape = '`[\\s\\S]|""';
const hole = () => '\\$\\(';

export const powershell: Language = {
	syntax: {
		comments: ['<#[\\s\\S]*?(?:#>|(?![\\s\\S]))', '#.*'],
		opaque: [{ source: '`[\\s\\S]' }],
		strings: [
			{ id: 'here', open: '@"[ \\t]*\\r?\\n', close: () => '^"@', escape: '`[\\s\\S]', hole },
			{ id: 'hereSingle', open: "@'[ \\t]*\\r?\\n", close: () => "^'@" },
			{ id: 'double', open: '"', close: () => '"', escape: anyEscape, hole },
			{ id: 'single', open: "'", close: () => "'", escape: "''" },
		],
	},
	prepare: ({ before }) => (/\[[A-Za-z]\w*\([^()]*$/.test(before) ? 'constant' : []),
	whole: site => (site.literal.form.startsWith('here') ? undefined : `$env:${site.request.name}`),
	embed: {
		here: expanded,
		double: expanded,
		single: site => joinedText(site),
	},
	bare: ({ start, end, name }) => edited({ start, end, text: `\${env:${name}}` }),
};

function expanded(site: Site): string {
	return literalWith(site, { middle: `\${env:${site.request.name}}` });
}

/** Always in parentheses: as an argument of a command, an expression needs them. */
function joinedText(site: Site): string {
	const expression = joined(site, `$env:${site.request.name}`, '+');
	return expression.startsWith('(') ? expression : `(${expression})`;
}
