import type { NameBlock } from '../../core/dotenv/names.ts';
import { commonName, keyComment, type NamedPart, type Part, partsOf } from '../../core/envNames.ts';
import { credentialKindOf, servedByOther } from '../../core/envPlan.ts';
import type { KnownKey } from '../../core/knownKeys.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { halfFound, leakVariable, partFound } from '../../core/leakVariable.ts';
import type { Replaced } from '../../core/references/replaceAll.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import type { Kept, Renewed, Variables } from '../deps.ts';

/** The variable that is to stand for a leak. */
export interface Named {
	readonly leak: Pick<DocumentLeak, 'rule' | 'start' | 'end' | 'digest'>;
	readonly name: string;
	/** The key whose credential it is, with the part that the variable is. */
	readonly owner: { readonly known: KnownKey; readonly part: NamedPart } | undefined;
}

type Names = Pick<Variables, 'bound' | 'of' | 'bindingOf' | 'isHeld'>;

/** Tells whose a credential is, by its SHA-256 and the rule that found it. */
export interface Owners {
	find(digest: string, rule: string): KnownKey | undefined;
}

interface NamingDeps {
	readonly known: Owners;
	readonly kept: Pick<Kept, 'all'>;
	readonly variables: Names;
}

/**
 * A variable for each leak, as far as the text leaves the choice: the one that its key or its value serves already, the one
 * that its value was kept for, one for its key, or the documented one. One credential has one name, and no name stands for two.
 */
export function nameLeaks(deps: NamingDeps, leaks: readonly Named['leak'][]): readonly Named[] {
	const given = new Map<string, Named>();
	for (const leak of leaks) {
		given.set(leak.digest, given.get(leak.digest) ?? nameLeak(deps, leak, given));
	}
	return leaks.map(leak => ({ ...(given.get(leak.digest) as Named), leak }));
}

/** @param given what leaks before it are called, by digest */
function nameLeak(
	{ known, kept, variables }: NamingDeps,
	leak: Named['leak'],
	given: ReadonlyMap<string, Named>,
): Named {
	const { digest, rule } = leak;
	const owner = ownerOf(known.find(digest, rule), variables);
	const before = [...given].map(([other, { name }]) => ({ digest: other, name }));
	const isOfAnother = (name: string, values: readonly { readonly digest: string; readonly name: string }[]) =>
		values.some(other => commonName(other.name) === commonName(name) && other.digest !== digest);
	const isTaken = (name: string) => {
		const bound = variables.bound.filter(binding => commonName(binding.name) === name);
		return bound.length > 0
			? bound.some(({ name: as }) => otherThan(variables, { leak, name: as, owner }))
			: isOfAnother(name, [...kept.all, ...before]);
	};
	const planned = owner?.part.name;
	const served = variables.bound.find(({ name }) => name === planned) ?? variables.bound.find(isOf(digest));
	const last = kept.all.find(isOf(digest));
	const wanted = [served?.name, last?.name, planned].filter(name => name !== undefined);
	const name =
		wanted.map(commonName).find(each => !isTaken(each)) ??
		[served?.name, planned].find(each => each !== undefined && !isOfAnother(each, before)) ??
		leakVariable(rule, isTaken);
	return { leak, name, owner };
}

/**
 * Whose credentials are once a key was renewed: those that were known to be of a key are of the one that serves now, and so
 * are those of which nobody knew, because the user picked it for them.
 */
export function renewedOwners(before: ReadonlyMap<string, KnownKey | undefined>, { profile, key }: Renewed): Owners {
	return {
		find: (digest, rule) => {
			const known = before.get(digest);
			const part = known?.part ?? halfFound(rule, profile.product);
			return part && { isListed: true, isKept: false, ...known, profile, key, part };
		},
	};
}

/**
 * Whether a value may still work although its key was renewed: nobody knew whose it is, or the key goes on with its public
 * part, as lists tell.
 */
export function isOfUse({ owner, leak: { digest, rule } }: Named, now: Owners): boolean {
	return !owner || now.find(digest, rule)?.key.keyDigest === digest;
}

/** Those that have a reference now, each with the variable that is read there. */
export function asRead(named: readonly Named[], replaced: readonly Replaced[]): readonly Named[] {
	return named.flatMap(each => {
		const place = replaced.find(({ start }) => start === each.leak.start);
		return place ? [{ ...each, name: place.name }] : [];
	});
}

/**
 * What serves a variable now, where that is something else than the key or the value of the leak. The secret of a key that
 * is not on this machine serves nothing, and a secret of which nobody knows whose it is may be just that.
 */
export function otherThan(variables: Names, named: Named): Binding | KeptBinding | undefined {
	const { digest } = named.leak;
	const other = servedByOther(variables.bound, bindingOf(variables, named), { key: named.owner?.known.key, digest });
	const part = named.owner ? undefined : partFound(named.leak.rule);
	const isWaiting = other && 'key' in other && part !== 'apiKey' && part === other.part && !variables.isHeld(other);
	return isWaiting ? undefined : other;
}

/**
 * What is to serve the variables, so that programs can be started with them: keys first, since a key brings names along for
 * all its parts that are on this machine, of which another key or a value that was kept may serve one.
 */
export function bindingsFor(variables: Names, named: readonly Named[]): readonly (Binding | KeptBinding)[] {
	const owned = named.filter(({ owner }) => owner);
	const isRead = ({ key }: KnownKey, { part }: NamedPart) =>
		owned.some(({ owner }) => owner?.known.key === key && owner.part.part === part);
	const siblings = owned.flatMap(({ owner }) => {
		const parts = owner ? partsHere(variables, owner.known).filter(part => !isRead(owner.known, part)) : [];
		return owner ? parts.map(part => variables.bindingOf(owner.known, part)) : [];
	});
	const ownerless = named.filter(({ owner }) => !owner);
	const read = [...owned, ...ownerless].map(each => bindingOf(variables, each));
	return [...new Map([...siblings, ...read].map(binding => [binding.name, binding])).values()];
}

/** The variables with what a comment above them says of their key; of those that belong to none that is known, nothing. */
export function blocksOf(named: readonly Named[]): readonly NameBlock[] {
	const byKey = Map.groupBy(named, ({ owner }) => owner?.known.key);
	return [...byKey.values()].map(([first, ...others]) => {
		const known = first?.owner?.known;
		return {
			names: [first, ...others].flatMap(each => each?.name ?? []),
			...(known && { comment: keyComment({ ...known.key, environment: known.profile.environment }) }),
		};
	});
}

function bindingOf(variables: Names, { owner, name, leak: { digest } }: Named): Binding | KeptBinding {
	return owner ? variables.bindingOf(owner.known, { part: owner.part.part, name }) : { name, digest };
}

function ownerOf(known: KnownKey | undefined, variables: Names): Named['owner'] {
	const parts = known ? partsHere(variables, known).filter(({ part }) => part === partOf(known)) : [];
	const part = parts.find(({ name }) => name === commonName(name)) ?? parts[0];
	return known && part && { known, part };
}

/** The variables of a key for the half that was recognised, and for the others that this machine holds. */
function partsHere(variables: Names, known: KnownKey): readonly NamedPart[] {
	const isHere = (part: Part) =>
		part === partOf(known) || variables.isHeld(variables.bindingOf(known, { part, name: '' }));
	return variables.of(known, partsOf(credentialKindOf(known.profile.product)).filter(isHere));
}

function partOf({ profile, part }: KnownKey): Part {
	return profile.product === 'business' ? 'businessKey' : part === 'apiKey' ? 'apiKey' : 'apiSecret';
}

function isOf(digest: string): (of: Binding | { readonly digest: string }) => boolean {
	return of => 'digest' in of && of.digest === digest;
}
