/** Strings on one line, and templates: what looks like a comment in them is none. */
const string = /(?<!\\)(?<quote>["'])(?:\\.|(?!\k<quote>)[^\\\n])*\k<quote>/;
const template = /(?<!\\)`(?:\\[\s\S]|[^\\`])*`/;

/** Not in an address or in a regular expression. One that nothing closes reaches to the end of the text. */
const slashes = /(?<![\\:])\/\/.*|(?<![^\s(,;{}])\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/;
const markup = /<!--[\s\S]*?(?:-->|(?![\s\S]))/;
/** Where a word could start: `$#` and `${a#b}` hold none. */
const hash = /(?<!\S)#.*/;
const docstring = /(?<![^\n])[^\S\n]*(?<marks>"""|''')[\s\S]*?(?:\k<marks>|(?![\s\S]))/;

/** Which comments files have, by the endings of their names. */
const languages: readonly (readonly [files: RegExp, tokens: RegExp])[] = [
	[/\.(?:vue|svelte|astro)$/i, either(string, template, slashes, markup)],
	[/\.(?:html?|xml)$/i, markup],
	[/\.py$/i, either(docstring, string, hash)],
	[/\.php$/i, either(string, slashes, /(?<!\S)#(?!\[).*/)],
	[/\.(?:tf|https?|rest)$/i, either(string, slashes, hash)],
	[/\.ps1$/i, either(string, /<#[\s\S]*?(?:#>|(?![\s\S]))/, hash)],
	[/\.(?:lua|hs)$/i, either(string, /--.*/)],
	[/\.cljs?$/i, either(string, /;.*/)],
	[/\.erl$/i, either(string, /%.*/)],
	[/\.(?:bat|cmd)$/i, /(?<![^\n])[^\S\n]*(?:[Rr][Ee][Mm]\b|::).*/],
	[
		/\.(?:[cm]?[jt]sx?|jsonc?|go|rs|java|kts?|scala|sbt|groovy|gradle|cs|fs|swift|dart|zig|[ch]|cc|[ch]pp|mm?)$|(?:^|[\\/])Jenkinsfile$/i,
		either(string, template, slashes),
	],
];

/** Scripts, configuration, and whatever else. */
const others = either(string, hash);

/** A text with blanks in the place of comments, in the language that its file name tells; line breaks and offsets stay. */
export function withoutComments(text: string, path: string): string {
	const { source } = languages.find(([files]) => files.test(path))?.[1] ?? others;
	return text.replaceAll(new RegExp(source, 'g'), token =>
		/^(?!"""|''')["'`]/.test(token) ? token : token.replaceAll(/[^\n\r]/g, ' '),
	);
}

function either(...patterns: readonly RegExp[]): RegExp {
	return new RegExp(patterns.map(({ source }) => source).join('|'));
}
