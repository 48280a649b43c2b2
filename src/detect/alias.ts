import { declaredIn } from './block.ts';
import { namesStranger } from './host.ts';
import { openerBefore } from './leftSide.ts';
import { nearestOwner, nobody, type Owner, type Span } from './owner.ts';
import { speaksOfYativo } from './words.ts';

/** How far from a variable its use is looked for, and how many uses are looked at. */
const reach = 2000;
const maxUses = 8;
/** How much around a use is looked at, and how many brackets outward its call may open. */
const useReach = 240;
const maxDepth = 4;

const simple = /^[A-Za-z_$][\w$]{0,40}$/;
/** What follows a longer name, or one that gets a value itself. */
const notUsed = /^(?:[\w$]|\\?["'`]?\s{0,4}(?:=>|:|=(?!=)))/;
/** What stands before the rest of a longer name. A `$` alone marks a variable in shells. */
const goesOnBefore = /[\w.]$|[\w$]\$$/;
const named = /([\w$-]{1,60})\\?["'\]]{0,2}\s{0,4}(?:=>|[:=,(])\s{0,4}$/;
/** What a variable is put in on its way to the name: `Bearer ${`. */
const wrapped =
	/["'`]{0,1}(?:(?:bearer|basic|token)\s{1,4})?(?:[$#]\{?|\{|[&*](?=$))?(?:(?:self|static|this|cls)(?:::|\.|->)\$?)?$/i;

/** The name that a variable's value is given in a use: `apiSecret` for `s` in `new Client({ apiSecret: s })`. */
export function aliasIn({ before: text }: Use): string | undefined {
	const before = text.slice(0, text.length - (wrapped.exec(text.slice(-24))?.[0].length ?? 0));
	return '>:=,('.includes(before.trimEnd().at(-1) ?? ' ') ? named.exec(before)?.[1] : undefined;
}

/** Who a variable's value is handed to, told by the lines up to its uses: `foreign` when none of them is Yativo's. */
export function ownerOfUses(text: string, span: Span, variable: string, rivals = nobody): Owner {
	const owners = usesOf(text, span, variable).map(({ before, behind, lines }) => {
		const statement = `${statementIn(before)}${continuationIn(behind)}`;
		const owner = nearestOwner(statement, 'plain', rivals) ?? (namesStranger(statement) ? 'foreign' : undefined);
		return owner ?? ownerOfAddresses(text, span, statement) ?? nearestOwner(routineIn(lines), 'plain');
	});
	return owners.find(owner => owner === 'yativo') ?? owners.find(owner => owner !== undefined) ?? 'unknown';
}

/** The statement that a text ends in: from the call on whose argument it is; chained calls and options stand on lines of their own. */
function statementIn(text: string): string {
	const call = callAround(text) ?? text.length;
	const lines = text.slice(0, call).split('\n');
	const first = lines.findLastIndex(
		(line, index) => !/^\s{0,80}\??\./.test(line) && !/\\\r?$/.test(lines[index - 1] ?? ''),
	);
	return lines.slice(Math.max(0, first)).join('\n') + text.slice(call);
}

/** Where the parenthesis opens of the call that a text ends in an argument of. */
function callAround(text: string): number | undefined {
	let open = openerBefore(text, text.length);
	for (let depth = 0; open !== undefined && depth < maxDepth; depth++) {
		if (text[open] === '(') {
			return open;
		}
		open = openerBefore(text, open);
	}
	return undefined;
}

/** What follows on the lines that a command of a shell goes on in. */
function continuationIn(text: string): string {
	const lines = text.split('\n');
	const last = lines.findIndex(line => !/\\\r?$/.test(line));
	return last <= 0 ? '' : `\n${lines.slice(0, last + 1).join('\n')}`;
}

/** A variable with an address: `const source = 'https://…'`. */
const addressed =
	/([A-Za-z_$][\w$]{1,40})\s{0,4}(?::\s{0,2}[\w<>&' ]{1,30})?\s{0,4}:?=\s{0,4}["'`]?(https?:\/\/[\w.-]{3,100})/g;

/** Who is asked at the addresses that variables in a statement hold. */
function ownerOfAddresses(text: string, { start, end }: Span, statement: string): Owner | undefined {
	const around = text.slice(Math.max(0, start - reach), end + reach);
	const words = new Set(statement.split(/[^\w$]/));
	const addresses = Array.from(around.matchAll(addressed))
		.filter(([, name = '']) => words.has(name) || words.has(`$${name}`))
		.map(([, , address = '']) => address);
	if (addresses.some(speaksOfYativo)) {
		return 'yativo';
	}
	return addresses.some(address => namesStranger(`url = "${address}"`)) ? 'foreign' : undefined;
}

/** The function that the last of some lines is in, if one of them declares it. */
function routineIn(lines: string): string {
	const names = lines.split('\n').map(declaredIn);
	return names.findLast(name => name !== undefined) ?? '';
}

/** A use of a variable: what stands before and behind it, up to 240 characters, and all from its value on. */
export interface Use {
	readonly at: number;
	readonly before: string;
	readonly behind: string;
	readonly lines: string;
}

/** The uses of a variable behind its value. */
export function usesOf(text: string, { end: start }: Span, variable: string): readonly Use[] {
	if (!simple.test(variable)) {
		return [];
	}
	const after = text.slice(start, start + reach);
	const uses: Use[] = [];
	let seen = 0;
	for (let at = after.indexOf(variable); at >= 0 && seen < maxUses; at = after.indexOf(variable, at + 1)) {
		seen++;
		const end = at + variable.length;
		if (!goesOnBefore.test(after.slice(Math.max(0, at - 2), at)) && !notUsed.test(after.slice(end, end + 8))) {
			uses.push({
				at: start + at,
				before: after.slice(Math.max(0, at - useReach), at),
				behind: after.slice(end, end + useReach),
				lines: after.slice(0, at),
			});
		}
	}
	return uses;
}
