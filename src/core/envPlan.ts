import type { ApiKey } from './apiKey.ts';
import { type CredentialKind, type NamedPart, type Part, partsOf, suggestNames } from './envNames.ts';
import type { Binding, KeptBinding } from './launchEnv.ts';
import type { Product } from './profile.ts';

/** A key and what is known of its use in a workspace. */
export interface KeyUse {
	readonly profile: string;
	readonly product: Product;
	readonly key: ApiKey;
	/** What tells the key from others of its profile. */
	readonly handle: string;
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
 */
export function planNames({ profile, product, key, handle, bindings }: KeyUse): readonly NamedPart[] {
	const isOwn = (binding: Binding) => binding.profile === profile && binding.key === handle;
	const own = bindings.filter(binding => 'key' in binding).filter(isOwn);
	const others = bindings.filter(binding => ('key' in binding ? !isOwn(binding) : binding.digest !== key.keyDigest));
	const taken = new Set(others.map(({ name }) => name));
	const plan = (isTaken: (name: string) => boolean) =>
		suggestNames(credentialKindOf(product), key.name, isTaken).flatMap(suggested => {
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
	{ profile, from, to }: { readonly profile: string; readonly from: string; readonly to: string },
): readonly Binding[] {
	return bindings
		.filter(binding => binding.profile === profile && binding.key === from)
		.map(binding => ({ ...binding, key: to }));
}

/** What serves a variable now, where that is neither what is to serve it nor the value with this SHA-256. */
export function servedByOther(
	bindings: readonly (Binding | KeptBinding)[],
	wanted: Binding | KeptBinding,
	digest: string,
): Binding | KeptBinding | undefined {
	const isSame = (binding: Binding | KeptBinding) =>
		'digest' in binding
			? binding.digest === digest
			: 'key' in wanted &&
				binding.profile === wanted.profile &&
				binding.key === wanted.key &&
				binding.part === wanted.part;
	return bindings.find(binding => binding.name === wanted.name && !isSame(binding));
}

/** The bindings that follow from names chosen for a key. */
export function bindingsOf({ profile, handle }: KeyUse, parts: readonly NamedPart[]): readonly Binding[] {
	return parts.map(({ part, name }) => ({ name, profile, key: handle, part }));
}
