import { joined, literalWith } from '../embed.ts';
import type { Language } from '../language.ts';
import { blockComment } from '../match.ts';
import { isInside, type Place, surroundingsOf } from '../place.ts';
import type { Site } from '../site.ts';

const anyEscape = '\\\\[\\s\\S]';
const hole = () => '\\{(?=\\$)|\\$\\{';
const opening = /<\?(?:php\b|=)/;

export const php: Language = {
	syntax: {
		start: behindOpening,
		comments: ['//[^\\n]*?(?=\\?>|$)', '#(?!\\[)[^\\n]*?(?=\\?>|$)', blockComment],
		opaque: [{ source: '\\?>[\\s\\S]*?<\\?(?:php\\b|=)' }, { source: '\\?>[\\s\\S]*' }],
		strings: [
			{ id: 'quoted', open: '"', close: () => '"', escape: anyEscape, hole },
			{ id: 'quoted', open: "'", close: () => "'", escape: anyEscape },
			{ id: 'command', open: '`', close: () => '`', escape: anyEscape },
		],
		heredocs: [
			{
				id: 'heredoc',
				open: '<<<[ \\t]*["\']?(\\w+)["\']?',
				escape: anyEscape,
				hole: open => (open.includes("'") ? undefined : '\\{(?=\\$)|\\$\\{'),
			},
		],
	},
	whole: site => (site.literal.form === 'quoted' ? reference(site) : undefined),
	embed: {
		quoted: site => joined(site, reference(site), '.'),
		heredoc: inHeredoc,
	},
	prepare: site => (isFixed(surroundingsOf(site, php.syntax).place) ? 'constant' : isPath(site) ? 'notUnderstood' : []),
};

function behindOpening(text: string): number {
	const opened = opening.exec(text);
	return opened ? opened.index + opened[0].length : text.length;
}

/** A heredoc calls no function. PHP fills `$_ENV` only where its configuration says so, `$_SERVER` everywhere. */
function inHeredoc(site: Site): string {
	return literalWith(site, { middle: `{$_SERVER['${site.request.name}']}` });
}

/** Laravel reads variables with `env()` in its configuration, and only there: elsewhere a cached configuration hides them. */
function reference({ request: { text, path, name }, quote }: Site): string {
	const isLaravel = /(?:^|\/)config\/[^/]+\.php$/.test(path) && /\benv\(|\bIlluminate\\/.test(text);
	return `${isLaravel ? 'env' : 'getenv'}(${quote}${name}${quote})`;
}

/** Constants, properties, parameters, attributes and static variables take constant expressions only. */
function isFixed(place: Place): boolean {
	return (
		isInside(place, { openers: '[', head: /#$/ }) ||
		isInside(place, parameter) ||
		place.levels.some(({ code }) => declaration.test(code))
	);
}

const parameter = { openers: '(', head: /\b(?:function|fn)\b\s*&?\s*\w*\s*$/, code: /\$\w+\s*=(?![=>])[^,]*$/ };

const declaration =
	/\bconst\s[^{}=]*=(?!=)|\b(?:public|protected|private|var|static|readonly)\s[^(){}=]*\$\w+\s*=(?!=)|\bcase\s+\w+\s*=(?!=)/;

function isPath({ before }: Site): boolean {
	return /\b(?:include|require)(?:_once)?\s*\(?\s*$/.test(before);
}
