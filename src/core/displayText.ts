/** Control characters, line breaks, and the marks that reorder or hide text; the joiner inside emoji (U+200D) stays. */
const unprintable = /(?:(?!\u200D)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}])+/gu;

/** Long enough for every real name, short enough that a name of 4 kB does not fill the screen. */
const nameLength = 80;

/** Long enough for every sentence and path of ours with what a server says in it, which is shortened where it comes in. */
const sentenceLength = 1000;

/**
 * Text of a server as one harmless line: no control or direction characters, no runs of blanks, at most 80 characters.
 *
 * For labels that VS Code draws as plain text. Markdown needs `markdownText` on top of it.
 */
export function displayText(text: string): string {
	return harmlessLine(text, nameLength);
}

/** As `displayText`, at most `maxLength` characters. */
export function harmlessLine(text: string, maxLength: number): string {
	const line = text.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim();
	const characters = [...line.slice(0, (maxLength + 1) * 2)];
	return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : line;
}

/**
 * Text of a server for a quick pick, whose labels turn `$(name)` into an icon: the `$` is parted from the bracket. One line of at most
 * `maxLength` characters.
 */
export function quickPickText(text: string, maxLength = nameLength): string {
	return harmlessLine(text, maxLength).replaceAll('$(', '$\u200b(');
}

/**
 * A message for notifications and prompts, where VS Code makes a link, also to a command, of `[text](command:…)`, and in
 * prompts an icon of `$(name)`: the brackets are parted.
 */
export function inertText(message: string): string {
	return message.replaceAll('](', ']\u200b(').replaceAll('$(', '$\u200b(');
}

/** Text of a server for Markdown: one line of at most 80 characters that starts no markup, link, icon or HTML. */
export function markdownText(text: string): string {
	return escapeMarkdown(displayText(text));
}

/** As `markdownText`, for a whole sentence or a path with text of others in it: at most 1000 characters. */
export function markdownSentence(text: string): string {
	return escapeMarkdown(harmlessLine(text, sentenceLength));
}

/** Text that is one harmless line already, for Markdown: every character that could start something is escaped. */
export function escapeMarkdown(line: string): string {
	return line.replace(/[\\`*_{}[\]()#+\-.!|<>~$&:/@"']/g, character => `&#${character.codePointAt(0)};`);
}
