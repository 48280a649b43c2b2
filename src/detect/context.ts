import { aliasIn, ownerOfUses, usesOf } from './alias.ts';
import { type Binding, bindingOf } from './binding.ts';
import { isInForeignRow, isOfCounterparty } from './column.ts';
import { type Named, ownerOfObject, ownerOfRow, ownerOfSettings } from './entries.ts';
import { goesToStranger } from './host.ts';
import { labelOf } from './label.ts';
import { isGlued, isOfKind, judgeName, unexplainedWords, type Verdict } from './naming.ts';
import {
	isBeside,
	isNamedLikeKey,
	isNear,
	isNearestToYativo,
	isPaired,
	isPairedWithStranger,
	vendorNear,
	verifiesForeignHooks,
	verifiesOwnHooks,
} from './nearby.ts';
import { type Owner, ownerOf, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { rivalsAround } from './rivals.ts';
import type { Context } from './rule.ts';
import { isInComputedBlock, isInForeignSection, parentOf } from './section.ts';
import { verdictOn } from './verdict.ts';
import { speaksOfYativo } from './words.ts';

/** What frameworks call the key that they sign their own cookies with. */
const ownKey =
	/^(?:SECRET_?KEY|(?:APP|APPLICATION)[._]SECRET(?:_?KEY)?|play\.(?:http|crypto)\.secret(?:\.key)?|http\.secret\.key)$/i;

/** What an application calls its own secret in an environment: no more than that Yativo is near makes it Yativo's. */
const bare = /^SECRET$/;

/** What of the file counts besides what stands around a value. */
interface Place {
	readonly path: string;
	readonly owners: Owners;
}

/**
 * Whether the value at `[start, end)`, in a text that speaks of Yativo, is a credential of this kind, told by what it is
 * called, whose it is, and what stands beside it.
 */
export function fits(text: string, span: Span, context: Context, { path, owners }: Place): boolean {
	if (isInComputedBlock(text, span)) {
		return false;
	}
	const binding = isAllOf(text, span) ? fileBinding(path) : bindingOf(text, span.start);
	const verdict = verdictOn(text, span, binding, context);
	if (verdict === 'ours') {
		return true;
	}
	if (verdict === 'foreign' || (verdict === 'derived' && !context.shared)) {
		return false;
	}
	const user = binding.kind === 'name' ? ownerOfUses(text, span, binding.name) : 'unknown';
	if (user === 'foreign') {
		return false;
	}
	const named = { owners, rivals: rivalsAround(text, span, owners) };
	const owner = ownerAround(text, span, verdict, named);
	if (
		owner === 'foreign' ||
		isInForeignSection(text, span) ||
		isInForeignRow(text, span) ||
		isOfCounterparty(text, span)
	) {
		return false;
	}
	if (owner === 'unknown' && (owners.ofFile === 'foreign' || goesWithStrangers(text, span, context))) {
		return false;
	}
	if (goesToStranger(text, span) && ownerOf(text, span, 'structural', { readsProse: false }) !== 'yativo') {
		return false;
	}
	if (context.shared && verdict !== 'unexplained') {
		const isTold = owners.ofFile === 'yativo' || verdict === 'telling';
		return (
			owner === 'yativo' ||
			user === 'yativo' ||
			isNearestToYativo(text, owners, span) ||
			(isTold && !vendorNear(owners, span)) ||
			(context.verifies === true && verifiesOwnHooks(text, span))
		);
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
			return (
				speaksOfYativo(parentOf(text, span)) ||
				(owner === 'yativo' && ownerOfSettings(text, span) === 'yativo') ||
				isNamedLikeKey(text, span, unexplainedWords(`${binding.name} ${labelOf(text, span) ?? ''}`)) ||
				(context.verifies === true && verifiesOwnHooks(text, span)) ||
				(user === 'yativo' && isHandedAs(text, span, binding.name, context)) ||
				(context.pairs === true && isGlued(binding.name) && isPaired(text, span, binding))
			);
		case 'generic':
			return context.pairs === true && isPaired(text, span, binding);
		default:
			return false;
	}
}

/** Whose a value is, told by what stands around it, else by settings or entries beside it. */
function ownerAround(text: string, span: Span, verdict: Verdict, named: Named): Owner {
	const { rivals } = named;
	const ofRow = ownerOfRow(text, span, rivals);
	if (ofRow !== 'unknown') {
		return ofRow;
	}
	const owner = ownerOf(text, span, verdict === 'telling' ? 'plain' : 'structural', { rivals });
	if (owner !== 'unknown') {
		return owner;
	}
	const ofSettings = ownerOfSettings(text, span);
	return ofSettings === 'unknown' ? ownerOfObject(text, span, named) : ofSettings;
}

/** Whether a variable of an own name is handed over as a value of this kind: `YativoClient.builder().appSecret(ACME_SECRET)`. */
function isHandedAs(text: string, span: Span, variable: string, context: Context): boolean {
	const aliases = usesOf(text, span, variable).flatMap(use => aliasIn(use) ?? []);
	return aliases.some(alias => isOfKind(judgeName(alias, context)));
}

/** What may stand around a value that is all of a file: ends of lines, a byte order mark. */
const longestMargin = 8;

/** Whether a text is nothing but a value. */
export function isAllOf(text: string, { start, end }: Span): boolean {
	return start + text.length - end <= longestMargin && `${text.slice(0, start)}${text.slice(end)}`.trim() === '';
}

/** What a file that is nothing but a value calls it: `secrets/yativo/api-secret.txt`. */
function fileBinding(path: string): Binding {
	const name = path.split('/').slice(-2).join('.');
	return { kind: 'name', name: name.replace(/\.(?:txt|secret|key|pem|dat)$/i, ''), callees: [], before: [] };
}

/** Whether what a value goes with is another vendor's: the key beside it, or the webhooks that it verifies. */
function goesWithStrangers(text: string, span: Span, context: Context): boolean {
	return (
		(context.pairs === true && isPairedWithStranger(text, span)) ||
		(context.verifies === true && verifiesForeignHooks(text, span, context))
	);
}
