import { aliasIn, usesOf } from './alias.ts';
import { type Binding, bindingOf } from './binding.ts';
import { columnOf, rowTitle } from './column.ts';
import { endsWithKey, isFragment } from './fragment.ts';
import { headingOver } from './headings.ts';
import { labelOf } from './label.ts';
import { openerBefore } from './leftSide.ts';
import { digestOf, isOfKind, judgeName, judgePhrase, unexplainedWords, type Verdict } from './naming.ts';
import type { Span } from './owner.ts';
import { commentAbove, isForOwn, isRemark, restOfLine } from './remarks.ts';
import type { Context } from './rule.ts';
import { parentOf } from './section.ts';
import { computedWords } from './vocabulary.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** The function of an argument that is a call: `hmac` in `hmac(secret, body)`. */
const called = /^[\w$.:>-]{1,80}(?=\()/;

/** The constructor of a client of Yativo's, whose second argument is the secret. */
const client = /(?:^|[.:>])(?:new|create|make|build)?_?[Yy]ativo(?:crypto|fiat|api)?(?:client|sdk|api)?$/i;

/** An argument or a cell that is an object: what is named in it has its value there. */
const isObject = /^\s{0,8}[{[]/;

/** Functions that take a key and its secret in this order: constructors, and those that open a connection. */
const opener =
	/(?:^|\.|:|>)(?:new|init|initialize|connect|configure|login|authenticate|setup|client|create_?client)$|(?:^|[.:>])\w{0,40}yativo\w{0,40}$/i;

/**
 * What everything around a value says about it: its name, else the names of what it goes through or stands in, a label or
 * a column, a comment, and what its variable is used for.
 */
export function verdictOn(text: string, span: Span, binding: Binding, context: Context): Verdict {
	const own = isFragment(text, span)
		? 'derived'
		: context.verifies && isKeyOfCall(text, span, binding)
			? 'vague'
			: judgeBinding(binding, context);
	const column = binding.kind === 'name' ? undefined : columnOf(text, span);
	const told = column === undefined ? 'generic' : judgeColumn(text, span, column, context);
	if (isTelling(told)) {
		return told;
	}
	const above = commentAbove(text, span.start);
	if (digestOf.test(above)) {
		return 'derived';
	}
	if (own !== 'ours' && isForOwn(above)) {
		return 'foreign';
	}
	if (own === 'vague') {
		return judgeVague(text, span, binding, context);
	}
	if (isTelling(own)) {
		return own;
	}
	const comments = [restOfLine(text, span.end), above];
	const isNamed = binding.kind === 'name';
	if (isNamed) {
		const nested = judgeNested(text, span, binding, context);
		if (isTelling(nested) && nested !== 'derived') {
			return nested;
		}
		const use = judgeUses(text, span, binding.name, context);
		if (use !== undefined) {
			return use;
		}
	}
	const isFallback = isNamed && (fallbackName.test(binding.name) || isArm(binding.name));
	if (own === 'other' && isNamed && !isFallback) {
		return comments.some(comment => isRemark(comment) && judgePhrase(comment, context) === 'ours') ? 'ours' : 'other';
	}
	const label = column ?? labelOf(text, span);
	const nameAt = isNamed ? text.lastIndexOf(binding.name, span.start - 1) : -1;
	const outer = isNamed ? outerBinding(text, nameAt) : undefined;
	const aside = [
		label === undefined ? 'generic' : judgePhrase(label.replaceAll(':', '.'), context),
		outer === undefined ? 'generic' : judgeBinding(outer, context),
		isFallback ? judgeConstruct(text, nameAt, context) : 'generic',
		...comments.map(comment => judgePhrase(comment, context)).filter(isOfKind),
	].find(isTelling);
	return (
		aside ??
		(isNamed && label !== undefined && /^(?:value|default|content|example)/i.test(binding.name) ? 'other' : own)
	);
}

/** What a column says; one that is for Yativo holds what the heading of its table says. */
function judgeColumn(text: string, span: Span, column: string, context: Context): Verdict {
	const told = judgePhrase(column, context);
	if (isTelling(told) || !speaksOfYativo(column)) {
		return told;
	}
	const titles = [rowTitle(text, span), headingOver(text, span)];
	return titles.map(title => judgePhrase(`${column} ${title}`, context)).find(isTelling) ?? told;
}

/** Names of what a thing is where nothing else says so: what the thing is, its other attributes tell. */
const fallbackName =
	/^(?:env[_-]?)?(?:default|initial|fallback)(?:[_-]?value)?$|^\w{1,20}[.:]value$|^(?:set|add)Value$/i;

/** Whether a name only says that what stands behind it is for Yativo, as the arm of a choice does: `Provider.YATIVO ->`. */
function isArm(name: string): boolean {
	return speaksOfYativo(name) && unexplainedWords(name).every(word => word === 'yativo');
}

/** Where a line does not go on as an argument would: the next line declares something else. */
const declarationEnd = /(?<![,([{\s])[ \t]{0,20}\r?\n/;

/** What the other attributes of a construct say of its default, which is named at `at`; else what it is bound to. */
function judgeConstruct(text: string, at: number, context: Context): Verdict {
	const open = openerBefore(text, at);
	if (open === undefined) {
		return 'generic';
	}
	const [own = ''] = text
		.slice(open + 1, at)
		.split(declarationEnd)
		.reverse();
	return (
		own
			.split(',')
			.map(attribute => judgePhrase(attribute, context))
			.find(isTelling) ?? judgeBinding(bindingOf(text, open + 1), context)
	);
}

/** What is known of a value that is called no more than `SECRET`: by the block it stands in, else by what it is used as. */
function judgeVague(text: string, span: Span, binding: Binding, context: Context): Verdict {
	const nested = judgeNested(text, span, binding, context);
	if (nested === 'ours' || (nested === 'other' && judgeBinding(binding, context) === 'vague')) {
		return nested;
	}
	return (binding.kind === 'name' && judgeUses(text, span, binding.name, context)) || 'vague';
}

/** What the uses of a variable say of its value: what it is set to, and what it is handed to as an argument. */
function judgeUses(text: string, span: Span, variable: string, context: Context): Verdict | undefined {
	const uses = usesOf(text, span, variable);
	return (
		uses
			.flatMap(use => aliasIn(use) ?? [])
			.map(name => judgeName(name, context))
			.find(isOfKind) ??
		uses
			.map(({ at }) => bindingOf(text, at))
			.filter(({ kind }) => kind === 'argument')
			.map(binding => judgeBinding(binding, context))
			.find(isOfKind)
	);
}

/** What a name says together with that of the block it stands in. */
function judgeNested(text: string, span: Span, { kind, name }: Binding, context: Context): Verdict {
	return kind === 'name' ? judgeName(`${parentOf(text, span)}.${name}`, context) : 'generic';
}

function isTelling(verdict: Verdict): boolean {
	return verdict !== 'generic' && verdict !== 'other';
}

/** What the call or block is bound to whose argument or entry begins at `start`. */
function outerBinding(text: string, start: number): Binding | undefined {
	return /[([{,]\s{0,80}$/.test(text.slice(Math.max(0, start - 81), start)) ? bindingOf(text, start) : undefined;
}

function judgeBinding({ kind, name, callees, before }: Binding, context: Context): Verdict {
	const functions = kind === 'argument' ? [...callees, name] : callees;
	if (functions.some(isComputed)) {
		return 'derived';
	}
	const passed = callees.map(callee => judgePhrase(callee, context)).find(isTelling);
	switch (kind) {
		case 'name':
		case 'phrase': {
			if (name === 'secure') {
				return 'derived';
			}
			const own = endsWithKey.test(name) ? 'generic' : (kind === 'name' ? judgeName : judgePhrase)(name, context);
			return isTelling(own) ? own : (passed ?? own);
		}
		case 'argument': {
			const [nearest] = before;
			if (nearest === undefined) {
				return passed ?? judgePhrase(name, context);
			}
			const beside = isComputed(called.exec(nearest)?.[0] ?? '')
				? 'derived'
				: isObject.test(nearest)
					? 'generic'
					: judgePhrase(nearest, context);
			const isOpened =
				context.pairs && ((speaksOfYativo(name) && opener.test(name)) || before.slice(1).some(isNameOfYativo));
			const isBehindKey =
				(wordsOf(nearest).includes('key') && !isObject.test(nearest)) || (before.length === 1 && client.test(name));
			return isOpened && isBehindKey ? 'ours' : beside === 'other' ? 'generic' : beside;
		}
		case 'path':
			return endsWithKey.test(name) ? 'generic' : 'derived';
		case 'alone':
			return passed ?? 'generic';
	}
}

/** Whether an argument says that the others are Yativo's: it is its name or its host. */
function isNameOfYativo(argument: string): boolean {
	return /^[\w.-]/.test(argument) && speaksOfYativo(argument);
}

/** Whether what a function gives was computed from what it is given. */
function isComputed(callee: string): boolean {
	return wordsOf(callee).some(word => computedWords.has(word));
}

/** Functions that compute with a key which is handed to them: `createHmac`, `hmac.new`. */
const computesWithKey = /hmac\w{0,12}(?:(?:\.|::|->)(?:new|digest|hexdigest|compute))?$/i;
/** Functions that are handed a body, its signature, and last the key: `verifyYativoWebhook`. */
const verifiesWithKey = /(?:verify\w{0,30}hook\w{0,20}|hook\w{0,12}(?:verifier|validator))$/i;
const lastArgument = /^["'`]?[)\]\s]{0,8}\)/;

/** Whether a value is the key that a call computes or verifies a signature with. */
function isKeyOfCall(text: string, { end }: Span, { kind, name, callees }: Binding): boolean {
	const functions = kind === 'argument' ? [...callees, name] : callees;
	return (
		functions.some(callee => computesWithKey.test(callee)) ||
		(functions.some(callee => verifiesWithKey.test(callee)) && lastArgument.test(text.slice(end, end + 10)))
	);
}
