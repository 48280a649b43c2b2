import type * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { boundValues } from '../../core/boundValue.ts';
import { displayText } from '../../core/displayText.ts';
import { bindingsOf, planNames } from '../../core/envPlan.ts';
import { YativoError } from '../../core/failure.ts';
import { isSameKey } from '../../core/keyHandle.ts';
import { isUsable } from '../../core/keyStatus.ts';
import { type Binding, type Found, type KeptBinding, launchEnv } from '../../core/launchEnv.ts';
import type { Profile } from '../../core/profile.ts';
import type { Secret } from '../../core/secret.ts';
import { type KeyNode, namesServedBy } from '../../views/nodes.ts';
import { type EnvDeps, keyUseOf } from '../env/addToEnvExample.ts';
import { listedKeys } from '../listedKeys.ts';

/** What a launch with secrets needs. */
export interface LaunchDeps extends Pick<EnvDeps, 'sessions' | 'bindings' | 'listSignal'> {
	readonly vault: {
		readonly all: readonly {
			readonly profileId: string;
			readonly keyId?: string;
			readonly keyDigest?: string;
			readonly keyName: string;
		}[];
		load(): Promise<void>;
		/** @throws YativoError `secretStorage` */
		read(profile: Profile, key: ApiKey): Promise<{ readonly secret: Secret; readonly apiKey?: Secret } | undefined>;
	};
	/** A value that was taken out of a file, by its SHA-256. @throws YativoError `secretStorage` */
	readonly readKept: (digest: string) => Promise<Secret | undefined>;
	/** Remembers what the user allowed in this workspace. */
	readonly memento: vscode.Memento;
	readonly now: () => Date;
}

/** Variables by name. */
export type Variables = ReadonlyMap<string, Secret>;

/**
 * The values of bound variables, as they are now. Names in `present` have a value already. A name that served nothing
 * yet is remembered.
 *
 * @throws YativoError `launchIncomplete`, `secretStorage`
 */
export async function valuesOf(
	deps: LaunchDeps,
	bindings: readonly (Binding | KeptBinding)[],
	present: readonly string[] = [],
): Promise<Variables> {
	const { sessions, vault, readKept, now } = deps;
	const ofKey = boundValues({
		profile: id => sessions.all.find(({ profile }) => profile.id === id)?.profile,
		keysOf: profile => listedKeys(sessions, profile),
		read: (profile, key) => vault.read(profile, key),
		readKept,
		now,
	});
	const find = (binding: Binding | KeptBinding) => ('digest' in binding ? keptValue(deps, binding) : ofKey(binding));
	const env = await launchEnv(bindings, find, present);
	if (env.kind === 'ready') {
		const known = new Set([...deps.bindings.all, ...deps.bindings.kept].map(({ name }) => name));
		const added = bindings.filter(binding => 'key' in binding).filter(({ name }) => !known.has(name));
		if (added.length > 0) {
			await deps.bindings.bind(added);
		}
		return env.variables;
	}
	const [{ reason }] = env.missing;
	const names = env.missing.filter(missing => missing.reason === reason).map(({ binding }) => binding.name);
	throw new YativoError({ kind: 'launchIncomplete', names, reason });
}

async function keptValue({ readKept }: LaunchDeps, { digest }: KeptBinding): Promise<Found> {
	const value = await readKept(digest);
	return value ? { kind: 'value', value } : { kind: 'valueGone' };
}

/** The bindings of a key in this workspace; one that has none yet gets the documented names. */
export function bindingsFor({ bindings }: LaunchDeps, node: KeyNode): readonly Binding[] {
	const use = keyUseOf(node, bindings);
	return bindingsOf(use, planNames(use));
}

/**
 * The bindings that a launch configuration or a task asks for: those of the key of a name, or, without a name, all of
 * the workspace.
 *
 * @throws YativoError `keyNameUnclear`, `nothingBound`
 */
export async function bindingsNamed(
	deps: LaunchDeps,
	keyName: string | undefined,
): Promise<readonly (Binding | KeptBinding)[]> {
	const { all, kept } = deps.bindings;
	if (keyName === undefined) {
		if (all.length + kept.length === 0) {
			throw new YativoError({ kind: 'nothingBound' });
		}
		return [...all, ...kept];
	}
	const nodes = await keysNamed(deps, keyName);
	const bound = nodes.filter(node => namesServedBy(all, node).length > 0);
	const usable = nodes.filter(({ key }) => isUsable(key, deps.now()));
	const node = [bound, usable, nodes].find(({ length }) => length === 1)?.[0];
	if (!node) {
		const found = nodes.length === 0 ? 'none' : 'several';
		throw new YativoError({ kind: 'keyNameUnclear', name: displayText(keyName), found });
	}
	return bindingsFor(deps, node);
}

/** The keys of a name. Where the list of a connection cannot be had, those whose secret is on this machine. */
async function keysNamed(deps: LaunchDeps, name: string): Promise<readonly KeyNode[]> {
	const lists = deps.sessions.all.map(async ({ profile }): Promise<readonly KeyNode[]> => {
		const { keys, isWhole } = await listedKeys(deps.sessions, profile);
		const held = isWhole ? [] : await heldKeys(deps, profile);
		return [...keys, ...held.filter(key => !keys.some(listed => isSameKey(listed, key)))]
			.filter(key => name !== '' && key.name === name)
			.map(key => ({ kind: 'key', profile, key }));
	});
	return (await Promise.all(lists)).flat();
}

async function heldKeys({ vault }: LaunchDeps, { id }: Profile): Promise<readonly ApiKey[]> {
	await vault.load();
	return vault.all
		.filter(({ profileId }) => profileId === id)
		.map(({ keyId, keyDigest, keyName }) => ({
			...(keyId !== undefined && { id: keyId }),
			...(keyDigest !== undefined && { keyDigest }),
			name: keyName,
			scopes: [],
			status: 'active',
		}));
}
