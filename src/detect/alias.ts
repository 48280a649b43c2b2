import { declaredIn } from './block.ts';
import { namesStranger } from './host.ts';
import { nearestOwner, type Owner, type Span } from './owner.ts';

/** How far from a variable its use is looked for, and how many uses are looked at. */
const reach = 2000;
const maxUses = 8;

const simple = /^[A-Za-z_$][\w$]{0,40}$/;
/** What follows a longer name, or one that gets a value itself. */
const notUsed = /^(?:[\w$]|\\?["'`]?\s{0,4}(?:=>|:|=(?!=)))/;
const named = /([\w$-]{1,60})\\?["'\]]{0,2}\s{0,4}(?:=>|[:=,(])\s{0,4}$/;

/** The names that a variable's value is given elsewhere: `apiSecret` for `s` in `new Client({ apiSecret: s })`. */
export function aliasesOf(text: string, span: Span, variable: string): readonly string[] {
	return usesOf(text, span, variable).flatMap(({ before }) => namedBefore(before) ?? []);
}

/** Who a variable's value is handed to, told by the lines up to its uses: `foreign` when none of them is Yativo's. */
export function ownerOfUses(text: string, span: Span, variable: string): Owner {
	const owners = usesOf(text, span, variable).map(({ before, lines }) => {
		const line = statementIn(before);
		return nearestOwner(line, 'plain') ?? (namesStranger(line) ? 'foreign' : nearestOwner(routineIn(lines), 'plain'));
	});
	return owners.find(owner => owner === 'yativo') ?? owners.find(owner => owner !== undefined) ?? 'unknown';
}

/** The statement that a text ends in: chained calls stand on lines of their own. */
function statementIn(text: string): string {
	const lines = text.split('\n');
	const first = lines.findLastIndex(line => !/^\s{0,80}\??\./.test(line));
	return lines.slice(Math.max(0, first)).join('\n');
}

/** The function that the last of some lines is in, if one of them declares it. */
function routineIn(lines: string): string {
	const names = lines.split('\n').map(declaredIn);
	return names.findLast(name => name !== undefined) ?? '';
}

/** A use of a variable: what stands before it, up to 240 characters, and all from its value on. */
interface Use {
	readonly before: string;
	readonly lines: string;
}

/** The uses of a variable behind its value. */
function usesOf(text: string, { end }: Span, variable: string): readonly Use[] {
	if (!simple.test(variable)) {
		return [];
	}
	const after = text.slice(end, end + reach);
	const uses: Use[] = [];
	let seen = 0;
	for (let at = after.indexOf(variable); at >= 0 && seen < maxUses; at = after.indexOf(variable, at + 1)) {
		seen++;
		const end = at + variable.length;
		if (!/[\w$.]/.test(after[at - 1] ?? '') && !notUsed.test(after.slice(end, end + 8))) {
			uses.push({ before: after.slice(Math.max(0, at - 240), at), lines: after.slice(0, at) });
		}
	}
	return uses;
}

function namedBefore(text: string): string | undefined {
	return '>:=,('.includes(text.trimEnd().at(-1) ?? ' ') ? named.exec(text)?.[1] : undefined;
}
