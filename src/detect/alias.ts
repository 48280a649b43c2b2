import type { Span } from './owner.ts';

/** How far from a variable its use is looked for, and how many uses are looked at. */
const reach = 2000;
const maxUses = 8;

const simple = /^[A-Za-z_$][\w$]{0,40}$/;
const named = /([\w$-]{1,60})\\?["'\]]{0,2}\s{0,4}(?:=>|[:=,(])\s{0,4}$/;

/** The names that a variable's value is given elsewhere: `apiSecret` for `s` in `new Client({ apiSecret: s })`. */
export function aliasesOf(text: string, { end }: Span, variable: string): readonly string[] {
	if (!simple.test(variable)) {
		return [];
	}
	const after = text.slice(end, end + reach);
	const names: string[] = [];
	for (
		let at = after.indexOf(variable), uses = 0;
		at >= 0 && uses < maxUses;
		at = after.indexOf(variable, at + 1), uses++
	) {
		const isWhole = !/[\w$.]/.test(after[at - 1] ?? '') && !/[\w$]/.test(after[at + variable.length] ?? '');
		const name = isWhole ? namedBefore(after.slice(Math.max(0, at - 80), at)) : undefined;
		if (name !== undefined) {
			names.push(name);
		}
	}
	return names;
}

function namedBefore(text: string): string | undefined {
	return '>:=,('.includes(text.trimEnd().at(-1) ?? ' ') ? named.exec(text)?.[1] : undefined;
}
