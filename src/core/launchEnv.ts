import type { Part } from './envNames.ts';
import type { Secret } from './secret.ts';

/** Which part of which key serves a variable in a workspace. Holds no secret. */
export interface Binding {
	readonly name: string;
	/** Id of the profile that the key belongs to. */
	readonly profile: string;
	/** What tells the key from others of its profile. */
	readonly key: string;
	readonly part: Part;
}

/** A variable that no key serves, but a value that was taken out of a file and is kept on this machine. Holds no secret. */
export interface KeptBinding {
	readonly name: string;
	/** SHA-256 of the value. */
	readonly digest: string;
}

/** What a look-up of a binding found. A key that has ended is not launched with, even if its secret is still there. */
export type Found =
	| { readonly kind: 'value'; readonly value: Secret }
	| { readonly kind: 'unknownKey' }
	| { readonly kind: 'endedKey' }
	| { readonly kind: 'noSecret' }
	/** Only the secret of the key is held. */
	| { readonly kind: 'noPublicPart' }
	/** A value that was taken out of a file is not kept any more. */
	| { readonly kind: 'valueGone' };

/** A variable that cannot be had, and why. */
export interface Missing {
	readonly binding: Binding | KeptBinding;
	readonly reason: Exclude<Found['kind'], 'value'>;
}

/** The variables for a new process, or all the reasons for not starting it. */
export type LaunchEnv =
	| { readonly kind: 'ready'; readonly variables: ReadonlyMap<string, Secret> }
	| { readonly kind: 'incomplete'; readonly missing: readonly [Missing, ...Missing[]] };

/**
 * The variables that a process is to be started with. Names in `present` have a value already (in the `env` of a launch
 * configuration) and are left to it: what somebody wrote there goes first, and their secrets are not looked up.
 *
 * All or nothing: a program with half of its credentials fails later and tells less.
 */
export async function launchEnv(
	bindings: readonly (Binding | KeptBinding)[],
	find: (binding: Binding | KeptBinding) => Promise<Found>,
	present: readonly string[] = [],
): Promise<LaunchEnv> {
	const wanted = bindings.filter(({ name }) => !present.includes(name));
	const variables = new Map<string, Secret>();
	const missing: Missing[] = [];
	for (const binding of wanted) {
		const found = await find(binding);
		if (found.kind === 'value') {
			variables.set(binding.name, found.value);
		} else {
			missing.push({ binding, reason: found.kind });
		}
	}
	const [first, ...rest] = missing;
	return first ? { kind: 'incomplete', missing: [first, ...rest] } : { kind: 'ready', variables };
}
