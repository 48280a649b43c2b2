import { aliasIn, ownerOfUses, usesOf } from './alias.ts';
import { type Binding, bindingOf } from './binding.ts';
import { columnOf, isInForeignRow, isOfCounterparty } from './column.ts';
import { type Named, ownerOfObject, ownerOfRow, ownerOfSettings } from './entries.ts';
import { ownerOfHeading } from './headings.ts';
import { goesToStranger } from './host.ts';
import { labelOf } from './label.ts';
import { isGlued, isOfKind, judgeName, unexplainedWords, type Verdict } from './naming.ts';
import {
	isBeside,
	isNamedLikeKey,
	isNear,
	isNearestToYativo,
	isPaired,
	vendorNear,
	verifiesForeignHooks,
	verifiesOwnHooks,
} from './nearby.ts';
import { nearestOwner, type Owner, ownerOf, ownerOnLine, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { isAccount, isBesideAccount, isBesideSignatureHeader, ownerOfPartner } from './partner.ts';
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
	if (context.beside !== undefined && isOfAccount(text, span, binding, context)) {
		return true;
	}
	const named = { owners, rivals: rivalsAround(span, owners) };
	const { rivals } = named;
	const user = binding.kind === 'name' ? ownerOfUses(text, span, binding.name, rivals) : 'unknown';
	if (user === 'foreign') {
		return false;
	}
	if (context.verifies === true && isKeyOfHeader(text, span, binding)) {
		return ownerAround(text, span, verdict, named) === 'yativo';
	}
	const partner = ownerOfPartner(text, span, context.beside !== undefined);
	const isPartnered = partner === 'yativo' && ownerOnLine(text, span, 'plain', rivals) !== 'foreign';
	const column = binding.kind === 'name' ? undefined : columnOf(text, span);
	const ofColumn = column === undefined ? undefined : nearestOwner(column, 'structural', rivals);
	const owner = isPartnered ? 'yativo' : (ofColumn ?? ownerAround(text, span, verdict, named));
	if (!isPartnered && (owner === 'foreign' || isOfStranger(text, span, rivals))) {
		return false;
	}
	const isWithStrangers =
		(partner === 'foreign' && (context.pairs ?? context.verifies ?? context.beside !== undefined)) ||
		(context.verifies === true && verifiesForeignHooks(text, span, context));
	if (owner === 'unknown' && (owners.ofFile === 'foreign' || isWithStrangers)) {
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
				[calledIn(binding), labelOf(text, span) ?? ''].some(name =>
					isNamedLikeKey(text, span, unexplainedWords(name)),
				) ||
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

/** What a secret is called that stands beside an account: it needs no other name. */
const plainVerdicts: ReadonlySet<Verdict> = new Set(['telling', 'vague', 'generic', 'unexplained']);
const uuid = /^[0-9a-f]{8}-/;

/** Whether a value is the secret of the account beside it: it is handed over behind that, or called a secret or a password. */
function isOfAccount(text: string, span: Span, { kind, name, before }: Binding, context: Context): boolean {
	if (kind === 'argument') {
		return (
			isAccount(before[0] ?? '') && columnOf(text, span) === undefined && !uuid.test(text.slice(span.start, span.end))
		);
	}
	const called =
		kind === 'phrase'
			? (name
					.trim()
					.split(/\s{1,8}/)
					.at(-1) ?? '')
			: name;
	const verdict = called === '' ? 'generic' : judgeName(called, context);
	const words = verdict === 'unexplained' ? unexplainedWords(called) : [];
	return kind !== 'path' && plainVerdicts.has(verdict) && isBesideAccount(text, span, words);
}

/** Whether a value that is called a secret, and no more, stands beside the header of Yativo's webhooks. */
function isKeyOfHeader(text: string, span: Span, { name }: Binding): boolean {
	const called = columnOf(text, span) ?? name;
	return /(?:^|\W)(?:secret|key)$/i.test(called) && isBesideSignatureHeader(text, span);
}

/** Whether what a value stands in is somebody else's: its section, its row, its list, its object, or the requests that it goes with. */
function isOfStranger(text: string, span: Span, rivals: ReadonlySet<string>): boolean {
	return (
		ownerOfUses(text, span, parentOf(text, span), rivals) === 'foreign' ||
		isInForeignSection(text, span) ||
		isInForeignRow(text, span) ||
		isOfCounterparty(text, span) ||
		(goesToStranger(text, span) && ownerOf(text, span, 'structural', { readsProse: false }) !== 'yativo')
	);
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
	return (
		[ownerOfSettings(text, span), ownerOfObject(text, span, named)].find(owner => owner !== 'unknown') ??
		ownerOfHeading(text, span)
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
