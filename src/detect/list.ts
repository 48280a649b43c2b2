/** How far before a value its list may begin, in characters. */
const reach = 2000;

/** What stands in a list of values between them; and a value: neither a name nor a key of Yativo. */
const listCharacter = /[\w\s"'`,.+/=-]/;
const value = /^(?=.{0,127}\d)(?!y[a-z]{1,5}_)[\w.+/=-]{16,128}$/;

/**
 * Where the first value of a list begins in which the one at `start` stands behind others of its kind: one name holds for all of them.
 * `undefined` when it stands in none, or beside names and keys.
 */
export function listOfValues(text: string, start: number): number | undefined {
	const floor = Math.max(0, start - reach);
	let at = start;
	while (at > floor && listCharacter.test(text[at - 1] ?? '')) {
		at--;
	}
	if (text[at - 1] !== '[') {
		return undefined;
	}
	const others = text.slice(at, start).split(',').slice(0, -1);
	const areValues = others.every(other => value.test(other.replace(/["'`\s]/g, '')));
	return others.length > 0 && areValues ? at : undefined;
}
