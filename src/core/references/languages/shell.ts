import { literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import { edited } from '../request.ts';
import type { Site } from '../site.ts';
import type { Syntax } from '../syntax.ts';

const anyEscape = '\\\\[\\s\\S]';
const hole = () => '\\$[({]';

const syntax: Syntax = {
	comments: ['(?:^|(?<=[\\s;&|()]))#.*'],
	opaque: [{ source: anyEscape }, { source: '\\$#' }, { source: '<<<' }],
	strings: [
		{ id: 'double', open: '"', close: () => '"', escape: anyEscape, hole },
		{ id: 'single', open: "\\$'", close: () => "'", escape: anyEscape },
		{ id: 'single', open: "'", close: () => "'" },
	],
	heredocs: [
		{
			id: 'heredoc',
			open: '<<-?[ \\t]*["\'\\\\]?([A-Za-z_]\\w*)["\']?',
			escape: anyEscape,
			hole: open => (/["'\\]/.test(open) ? undefined : '\\$[({]'),
		},
	],
};

/** POSIX shells, Bash and Zsh. */
export const shell: Language = {
	syntax,
	whole: site => `"\${${site.request.name}}"`,
	embed: {
		double: site => (isInCommand(site) ? undefined : expanded(site)),
		heredoc: site => (isInCommand(site) ? undefined : expanded(site)),
		single: site => pieces(site, `"\${${site.request.name}}"`),
	},
	bare: ({ start, end, name }) => edited({ start, end, text: `"\${${name}}"` }),
};

/** In Fish, braces do not end a name inside quotes, and nothing is expanded in what is called a heredoc elsewhere. */
export const fish: Language = {
	syntax: {
		comments: ['(?:^|(?<=[\\s;&|()]))#.*'],
		opaque: [{ source: anyEscape }],
		strings: [
			{ id: 'double', open: '"', close: () => '"', escape: anyEscape, hole: () => '\\$\\(' },
			{ id: 'single', open: "'", close: () => "'", escape: anyEscape },
		],
	},
	whole: site => `"$${site.request.name}"`,
	embed: {
		double: site =>
			literalWith(site, { middle: /^[\w[]/.test(site.right) ? `""$${site.request.name}""` : `$${site.request.name}` }),
		single: site => pieces(site, `"$${site.request.name}"`),
	},
	bare: ({ start, end, name }) => edited({ start, end, text: `"$${name}"` }),
};

/** Inside single quotes of a command in backticks, which nothing is expanded in. */
function isInCommand({ left }: Site): boolean {
	const [command, ...closed] = left.split(/(?<!\\)`/).reverse();
	return closed.length % 2 === 1 && (command?.split("'").length ?? 1) % 2 === 0;
}

function expanded(site: Site): string {
	return literalWith(site, { middle: `\${${site.request.name}}` });
}

/** A word of several quoted pieces: nothing is expanded inside single quotes. */
function pieces({ literal, left, right }: Site, middle: string): string {
	const quoted = (content: string) => (content === '' ? '' : literal.open + content + literal.close);
	return quoted(left) + middle + quoted(right);
}
