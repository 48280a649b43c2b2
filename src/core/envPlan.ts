import type { ApiKey } from './apiKey.ts';
import { type CredentialKind, type NamedPart, type Part, partsOf, suggestNames } from './envNames.ts';
import { isHandleOf, keyHandle } from './keyHandle.ts';
import type { Binding, KeptBinding } from './launchEnv.ts';
import type { Product } from './profile.ts';

/** A key and what is known of its use in a workspace. */
export interface KeyUse {
	readonly profile: string;
	readonly product: Product;
	readonly key: ApiKey;
	readonly bindings: readonly (Binding | KeptBinding)[];
}

/** What programs need of a key of this product. */
export function credentialKindOf(product: Product): CredentialKind {
	return product === 'business' ? 'business' : 'crypto';
}

/** Whether the keys of a product have such a part: a business key cannot stand in for a crypto key and its secret. */
export function isPartOf(product: Product, part: Part): boolean {
	return partsOf(credentialKindOf(product)).includes(part);
}

/**
 * The variables of a key, part for part: those that it serves already in this workspace, else documented names that serve
 * no other key.
 *
 * A name that stands in the file but serves no key that is known is this key's: so it is after a fresh clone. But where
 * the file holds names for several keys, one that is bound to another stays that one's. So does the name of a value that was
 * taken out of a file, unless that value is this key itself.
 *
 * @param wanted the parts to name: what the others would be called does not matter.
 */
export function planNames(
	{ profile, product, key, bindings }: KeyUse,
	wanted: readonly Part[] = partsOf(credentialKindOf(product)),
): readonly NamedPart[] {
	const isOwn = (binding: Binding) => binding.profile === profile && isHandleOf(binding.key, key);
	const own = bindings.filter(binding => 'key' in binding).filter(isOwn);
	const others = bindings.filter(binding => ('key' in binding ? !isOwn(binding) : binding.digest !== key.keyDigest));
	const elsewhere = [...others, ...own.filter(({ part }) => !wanted.includes(part))];
	const taken = new Set(elsewhere.map(({ name }) => name));
	const plan = (isTaken: (name: string) => boolean) =>
		suggestNames(wanted, key.name, isTaken).flatMap(suggested => {
			const served = own.filter(({ part }) => part === suggested.part).map(({ part, name }) => ({ part, name }));
			return served.length > 0 ? served : [suggested];
		});
	const planned = plan(name => taken.has(name));
	const isClear = new Set(planned.map(({ name }) => name)).size === planned.length;
	return isClear ? planned : plan(name => taken.has(name) || own.some(binding => binding.name === name));
}

/** What one key of a profile serves, served by another of it: its successor. */
export function handedOver(
	bindings: readonly Binding[],
	{ profile, from, to }: { readonly profile: string; readonly from: ApiKey; readonly to: ApiKey },
): readonly Binding[] {
	return bindings
		.filter(binding => binding.profile === profile && isHandleOf(binding.key, from))
		.map(binding => ({ ...binding, key: keyHandle(to) }));
}

/** What serves a variable now, where that is neither what is to serve it, of this key, nor the value with this SHA-256. */
export function servedByOther(
	bindings: readonly (Binding | KeptBinding)[],
	wanted: Binding | KeptBinding,
	{ key, digest }: { readonly key: ApiKey | undefined; readonly digest: string },
): Binding | KeptBinding | undefined {
	const isSame = (binding: Binding | KeptBinding) =>
		'digest' in binding
			? binding.digest === digest
			: 'key' in wanted &&
				binding.profile === wanted.profile &&
				binding.part === wanted.part &&
				key !== undefined &&
				isHandleOf(binding.key, key);
	return bindings.find(binding => binding.name === wanted.name && !isSame(binding));
}

/** The bindings that follow from names chosen for a key. */
export function bindingsOf(
	{ profile, key }: Pick<KeyUse, 'profile' | 'key'>,
	parts: readonly NamedPart[],
): readonly Binding[] {
	return parts.map(({ part, name }) => ({ name, profile, key: keyHandle(key), part }));
}
