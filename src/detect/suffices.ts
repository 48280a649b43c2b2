import { aliasIn, usesOf } from './alias.ts';
import type { Binding } from './binding.ts';
import { columnOf } from './column.ts';
import { ownerOfSettings } from './entries.ts';
import { labelOf } from './label.ts';
import { isGlued, isOfKind, judgeName, unexplainedWords, type Verdict } from './naming.ts';
import {
	isBeside,
	isNamedLikeKey,
	isNear,
	isNearestToYativo,
	isPaired,
	vendorNear,
	verifiesOwnHooks,
} from './nearby.ts';
import type { Owner, Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { isAccount, isBesideAccount } from './partner.ts';
import type { Context } from './rule.ts';
import { parentOf } from './section.ts';
import { speaksOfYativo, wordsOf } from './words.ts';

/** What frameworks call the key that they sign their own cookies with. */
const ownKey =
	/^(?:SECRET_?KEY|(?:APP|APPLICATION)[._]SECRET(?:_?KEY)?|play\.(?:http|crypto)\.secret(?:\.key)?|http\.secret\.key)$/i;

/** What an application calls its own secret in an environment: no more than that Yativo is near makes it Yativo's. */
const bare = /^SECRET$/;

/** What is known of a value that is nobody else's. */
export interface Known {
	readonly text: string;
	readonly span: Span;
	readonly context: Context;
	readonly binding: Binding;
	readonly verdict: Verdict;
	/** Whose it is, told by what stands around it, and by what its variable is used for. */
	readonly owner: Owner;
	readonly user: Owner;
	readonly owners: Owners;
}

/** Whether what is known of a value is enough to call it a credential of Yativo's. */
export function suffices(known: Known): boolean {
	const { text, span, context, binding, verdict, owner, owners } = known;
	if (context.shared && verdict !== 'unexplained') {
		return isNearerToYativo(known);
	}
	switch (verdict) {
		case 'telling':
			return context.beside === undefined || owner === 'yativo' || isBeside(text, span, context.beside);
		case 'vague':
			if (context.beside !== undefined) {
				return owner === 'yativo' && isBeside(text, span, context.beside);
			}
			if (bare.test(binding.name)) {
				return owner === 'yativo' || isPaired(text, span, binding);
			}
			return [binding.name, `${parentOf(text, span)}.${binding.name}`].some(name => ownKey.test(name))
				? isPaired(text, span, binding)
				: owner === 'yativo' || isNear(text, span, owners) || (owners.ofFile === 'yativo' && !vendorNear(owners, span));
		case 'unexplained':
			return isExplainedAround(known);
		case 'generic':
			return context.pairs === true && isPaired(text, span, binding);
		default:
			return false;
	}
}

/** Whether what has a shape that several vendors share is Yativo's rather than anybody else's. */
function isNearerToYativo({ text, span, context, verdict, owner, user, owners }: Known): boolean {
	const isTold = owners.ofFile === 'yativo' || verdict === 'telling';
	return (
		owner === 'yativo' ||
		user === 'yativo' ||
		isNearestToYativo(text, owners, span) ||
		(isTold && !vendorNear(owners, span)) ||
		(context.verifies === true && verifiesOwnHooks(text, span))
	);
}

/** Whether what stands around a value explains the words of its name that nothing else does. */
function isExplainedAround({ text, span, context, binding, owner, user }: Known): boolean {
	return (
		speaksOfYativo(parentOf(text, span)) ||
		(owner === 'yativo' && ownerOfSettings(text, span) === 'yativo') ||
		[calledIn(binding), labelOf(text, span) ?? ''].some(name => isNamedLikeKey(text, span, unexplainedWords(name))) ||
		(context.verifies === true && verifiesOwnHooks(text, span)) ||
		(user === 'yativo' && isHandedAs(text, span, binding.name, context)) ||
		(context.pairs === true && isGlued(wordsOf(binding.name).join(' ')) && isPaired(text, span, binding))
	);
}

/** What a binding calls its value: where it is an argument, what stands before it. */
function calledIn({ kind, name, before }: Binding): string {
	return kind === 'argument' ? (before[0] ?? '') : name;
}

/** Whether a variable of an own name is handed over as a value of this kind: `YativoClient.builder().appSecret(ACME_SECRET)`. */
function isHandedAs(text: string, span: Span, variable: string, context: Context): boolean {
	const aliases = usesOf(text, span, variable).flatMap(use => aliasIn(use) ?? []);
	return aliases.some(alias => isOfKind(judgeName(alias, context)));
}

/** What a secret is called that stands beside an account: it needs no other name. */
const plainVerdicts: ReadonlySet<Verdict> = new Set(['telling', 'vague', 'generic', 'unexplained']);
const uuid = /^[0-9a-f]{8}-/;

/** Whether a value is the secret of the account beside it: it is handed over behind that, or called a secret or a password. */
export function isOfAccount(text: string, span: Span, { kind, name, before }: Binding, context: Context): boolean {
	if (kind === 'argument') {
		return (
			isAccount(before[0] ?? '') && columnOf(text, span) === undefined && !uuid.test(text.slice(span.start, span.end))
		);
	}
	const called = kind === 'phrase' ? (/\S{1,80}$/.exec(name.trim())?.[0] ?? '') : name;
	const verdict = called === '' ? 'generic' : judgeName(called, context);
	const words = verdict === 'unexplained' ? unexplainedWords(called) : [];
	return kind !== 'path' && plainVerdicts.has(verdict) && isBesideAccount(text, span, words);
}
