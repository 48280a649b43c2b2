import { ownerOfUses } from './alias.ts';
import { type Binding, bindingOf } from './binding.ts';
import { columnOf, isInForeignRow, isOfCounterparty } from './column.ts';
import { type Named, ownerOfObject, ownerOfRow, ownerOfSettings } from './entries.ts';
import { ownerOfHeading } from './headings.ts';
import { goesToStranger } from './host.ts';
import type { Verdict } from './naming.ts';
import { verifiesForeignHooks } from './nearby.ts';
import { nearestOwner, type Owner, ownerOf, ownerOnLine, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import { isBesideOtherSignatureHeader, isBesideSignatureHeader, ownerOfPartner } from './partner.ts';
import { rivalsAround } from './rivals.ts';
import type { Context } from './rule.ts';
import { isInComputedBlock, isInForeignSection, parentOf } from './section.ts';
import { isOfAccount, suffices } from './suffices.ts';
import { verdictOn } from './verdict.ts';

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
	const owner = isPartnered
		? 'yativo'
		: (ownerOfColumn(text, span, binding, rivals) ?? ownerAround(text, span, verdict, named, partner !== 'foreign'));
	if (!isPartnered && (owner === 'foreign' || isOfStranger(text, span, rivals))) {
		return false;
	}
	if (owner === 'unknown' && (owners.ofFile === 'foreign' || goesWithStrangers(text, span, context, partner))) {
		return false;
	}
	return suffices({ text, span, context, binding, verdict, owner, user, owners });
}

/** Whether what a value goes with is another vendor's: the key or the account beside it, or the webhooks that it verifies. */
function goesWithStrangers(text: string, span: Span, context: Context, partner: Owner): boolean {
	const { pairs, verifies, beside } = context;
	const goesWithKey = pairs === true || verifies === true || beside !== undefined;
	return (
		(goesWithKey && partner === 'foreign') ||
		(verifies === true && (verifiesForeignHooks(text, span, context) || isBesideOtherSignatureHeader(text, span)))
	);
}

/** Whose the column is that a value without a name stands in. */
function ownerOfColumn(text: string, span: Span, { kind }: Binding, rivals: ReadonlySet<string>): Owner | undefined {
	const column = kind === 'name' ? undefined : columnOf(text, span);
	return column === undefined ? undefined : nearestOwner(column, 'structural', rivals);
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

/** Whose a value is, told by what stands around it, sentences among it or not, else by settings or entries beside it. */
function ownerAround(text: string, span: Span, verdict: Verdict, named: Named, readsProse = true): Owner {
	const { rivals } = named;
	const ofRow = ownerOfRow(text, span, rivals);
	if (ofRow !== 'unknown') {
		return ofRow;
	}
	const owner = ownerOf(text, span, verdict === 'telling' ? 'plain' : 'structural', { rivals, readsProse });
	if (owner !== 'unknown') {
		return owner;
	}
	return (
		[ownerOfSettings(text, span), ownerOfObject(text, span, named)].find(owner => owner !== 'unknown') ??
		ownerOfHeading(text, span)
	);
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
