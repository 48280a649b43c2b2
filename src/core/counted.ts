/** A number with its thousands parted by commas. Not by `toLocaleString`: that loads the data of all languages, a quarter of a short run. */
function grouped(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3}){1,8}$)/g, ',');
}

/** `1 file`, `1,234 files`. */
export function counted(count: number, noun: string): string {
	return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
