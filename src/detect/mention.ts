/** What may stand right before the name although it ends in a letter: `\nyativo`, `%2Fyativo`, a colour code, `-Dyativo.key=`. */
const afterLetter = String.raw`(?<=\\[nrtbfv]|%[0-9a-fA-F]{2}|\[[0-9;]{0,16}[mK]|(?<![\w-])-[A-Za-z])`;

/** The name as a word of its own or as a part of a camel-case one, but not `findByAtivo` or `orderbyativo`. */
const mention = new RegExp(`(?:(?<![A-Za-z])|${afterLetter})(?:yativo|YATIVO)|(?<![A-Z])Yativo`);

/** Looked for first: a search for a fixed text is several times faster. */
const forms = ['yativo', 'Yativo', 'YATIVO'];

/**
 * Whether a text (or a path) speaks of Yativo at all: by name, host or package. Credentials without a prefix are looked
 * for only where it does.
 */
export function mentionsYativo(text: string): boolean {
	return mayName(text) && mention.test(text);
}

/** Whether a text holds the name at all, be it within another word. */
export function mayName(text: string): boolean {
	return forms.some(form => text.includes(form));
}
