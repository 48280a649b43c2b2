import { ownerOfUses } from './alias.ts';
import { bindingOf } from './binding.ts';
import { unexplainedWords } from './naming.ts';
import { isBeside, isNamedLikeKey, isNear, isNearestToYativo, isPaired, vendorNear } from './nearby.ts';
import { ownerOf, type Span } from './owner.ts';
import type { Owners } from './owners.ts';
import type { Context } from './rule.ts';
import { isInComputedBlock, isInForeignSection, parentOf } from './section.ts';
import { verdictOn } from './verdict.ts';
import { wordsOf } from './words.ts';

/** What frameworks call the key that they sign their own cookies with. */
const ownKey = /^(?:SECRET_?KEY|(?:APP|APPLICATION)[._]SECRET(?:_?KEY)?)$/i;

/** What an application calls its own secret in an environment: no more than that Yativo is near makes it Yativo's. */
const bare = /^SECRET$/;

/** What of the file counts besides what stands around a value. */
interface Place {
	/** Whether its path speaks of Yativo. */
	readonly isYativosFile: boolean;
	readonly owners: Owners;
}

/**
 * Whether the value at `[start, end)`, in a text that speaks of Yativo, is a credential of this kind, told by what it is
 * called, whose it is, and what stands beside it.
 */
export function fits(text: string, span: Span, context: Context, { isYativosFile, owners }: Place): boolean {
	if (isInComputedBlock(text, span)) {
		return false;
	}
	const binding = bindingOf(text, span.start);
	const verdict = verdictOn(text, span, binding, context);
	if (verdict === 'ours') {
		return true;
	}
	if (verdict === 'foreign' || (verdict === 'derived' && !context.shared)) {
		return false;
	}
	if (binding.kind === 'name' && ownerOfUses(text, span, binding.name) === 'foreign') {
		return false;
	}
	const owner = ownerOf(text, span, verdict === 'telling' ? 'plain' : 'structural');
	if (owner === 'foreign' || isInForeignSection(text, span)) {
		return false;
	}
	if (context.shared && verdict !== 'unexplained') {
		const isTold = isYativosFile || verdict === 'telling';
		return owner === 'yativo' || isNearestToYativo(owners, span) || (isTold && !vendorNear(owners, span));
	}
	switch (verdict) {
		case 'telling':
			return context.beside === undefined || owner === 'yativo' || isBeside(text, span, context.beside);
		case 'vague':
			if (bare.test(binding.name)) {
				return owner === 'yativo' || isPaired(text, span, binding);
			}
			return [binding.name, `${parentOf(text, span)}.${binding.name}`].some(name => ownKey.test(name))
				? isPaired(text, span, binding)
				: owner === 'yativo' || isNear(text, span, owners) || (isYativosFile && !vendorNear(owners, span));
		case 'unexplained':
			return (
				wordsOf(parentOf(text, span)).includes('yativo') || isNamedLikeKey(text, span, unexplainedWords(binding.name))
			);
		case 'generic':
			return context.pairs === true && isPaired(text, span, binding);
		default:
			return false;
	}
}
