import { commonName, type NamedPart } from '../../core/envNames.ts';
import { servedByOther } from '../../core/envPlan.ts';
import type { KnownKey } from '../../core/knownKeys.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { halfFound, leakVariable } from '../../core/leakVariable.ts';
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

type Names = Pick<Variables, 'bound' | 'of' | 'bindingOf'>;

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
 * A variable for each leak, as far as the text leaves the choice: that of its key, the one that its value serves or was kept
 * for already, or the documented one. One credential has one name, and no name stands for two.
 */
export function nameLeaks({ known, kept, variables }: NamingDeps, leaks: readonly Named['leak'][]): readonly Named[] {
	const given = new Map<string, Named>();
	for (const leak of leaks) {
		const { digest, rule } = leak;
		const owner = ownerOf(known.find(digest, rule), variables);
		const others = [...kept.all, ...[...given].map(([other, { name }]) => ({ digest: other, name }))];
		const isTaken = (name: string) => {
			const bound = variables.bound.filter(binding => commonName(binding.name) === name);
			return bound.length > 0
				? bound.some(({ name: as }) => otherThan(variables, { leak, name: as, owner }))
				: others.some(other => commonName(other.name) === name && other.digest !== digest);
		};
		const own = owner?.part.name ?? variables.bound.find(binding => isOf(digest, binding))?.name;
		const last = kept.all.find(value => isOf(digest, value))?.name;
		const free = [own, last].map(name => name && commonName(name)).find(name => name && !isTaken(name));
		const name = free ?? own ?? leakVariable(rule, isTaken);
		given.set(digest, given.get(digest) ?? { leak, name, owner });
	}
	return leaks.map(leak => ({ ...(given.get(leak.digest) as Named), leak }));
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

/** Those that have a reference now, each with the variable that is read there. */
export function asRead(named: readonly Named[], replaced: readonly Replaced[]): readonly Named[] {
	return named.flatMap(each => {
		const place = replaced.find(({ start }) => start === each.leak.start);
		return place ? [{ ...each, name: place.name }] : [];
	});
}

/** What serves a variable now, where that is something else than the key or the value of the leak. */
export function otherThan(variables: Names, named: Named): Binding | KeptBinding | undefined {
	const { digest } = named.leak;
	return servedByOther(variables.bound, bindingOf(variables, named), { key: named.owner?.known.key, digest });
}

/**
 * What is to serve the variables, so that programs can be started with them: keys first, since a key brings names for all
 * its parts along, of which another key or a value that was kept may serve one.
 */
export function bindingsFor(variables: Names, named: readonly Named[]): readonly (Binding | KeptBinding)[] {
	const owned = named.filter(({ owner }) => owner);
	const isRead = ({ key }: KnownKey, { part }: NamedPart) =>
		owned.some(({ owner }) => owner?.known.key === key && owner.part.part === part);
	const siblings = owned.flatMap(({ owner }) => {
		const parts = owner ? variables.of(owner.known).filter(part => !isRead(owner.known, part)) : [];
		return owner ? parts.map(part => variables.bindingOf(owner.known, part)) : [];
	});
	const ownerless = named.filter(({ owner }) => !owner);
	const read = [...owned, ...ownerless].map(each => bindingOf(variables, each));
	return [...new Map([...siblings, ...read].map(binding => [binding.name, binding])).values()];
}

function bindingOf(variables: Names, { owner, name, leak: { digest } }: Named): Binding | KeptBinding {
	return owner ? variables.bindingOf(owner.known, { part: owner.part.part, name }) : { name, digest };
}

function ownerOf(known: KnownKey | undefined, variables: Names): Named['owner'] {
	const wanted = known && (known.profile.product === 'business' ? 'businessKey' : halves[known.part]);
	const parts = known ? variables.of(known).filter(each => each.part === wanted) : [];
	const part = parts.find(({ name }) => name === commonName(name)) ?? parts[0];
	return known && part && { known, part };
}

const halves = { apiKey: 'apiKey', secret: 'apiSecret' } as const;

function isOf(digest: string, of: Binding | { readonly digest: string }): boolean {
	return 'digest' in of && of.digest === digest;
}
