/** What no file name holds on any system, and what would make a pattern of it. */
const foreign = /[/\\*?{}[\]:"<>|\p{Cc}]/u;

/** Whether a text can be the name of a file in a folder, and stand for itself in a glob pattern. */
export function isFileName(text: string): boolean {
	return text.trim() === text && text !== '' && text.length <= 100 && !/^\.{1,2}$/.test(text) && !foreign.test(text);
}
