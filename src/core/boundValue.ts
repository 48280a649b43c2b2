import type { ApiKey } from './apiKey.ts';
import type { Part } from './envNames.ts';
import { keyWith } from './keyHandle.ts';
import { isUsable } from './keyStatus.ts';
import type { Binding, Found } from './launchEnv.ts';
import type { Profile } from './profile.ts';
import type { Secret } from './secret.ts';

/** The keys of a profile as far as they are known. */
export interface KnownKeys {
	readonly keys: readonly ApiKey[];
	/** Whether these are all: what is not among them does not exist. False when the list could not be loaded. */
	readonly isWhole: boolean;
}

/** A key's credentials as they were issued. */
export interface Held {
	readonly secret: Secret;
	/** The public part, where the surface has one. */
	readonly apiKey?: Secret;
}

/** Where values come from. */
export interface ValueSources {
	readonly profile: (id: string) => Profile | undefined;
	/** The keys of a profile, loaded if need be. */
	readonly keysOf: (profile: Profile) => Promise<KnownKeys>;
	/** @throws YativoError `secretStorage` */
	readonly read: (profile: Profile, key: ApiKey) => Promise<Held | undefined>;
	/** A value that was taken out of a file, by its SHA-256. @throws YativoError `secretStorage` */
	readonly readKept: (digest: string) => Promise<Secret | undefined>;
	readonly now: () => Date;
}

/**
 * Finds the values of one launch. Each profile's keys are asked for once.
 *
 * Where the list of keys cannot be had, what is held on this machine is used: a program can be started offline.
 */
export function boundValues(sources: ValueSources): (binding: Binding) => Promise<Found> {
	const lists = new Map<string, Promise<KnownKeys>>();
	const keysOf = (profile: Profile) => {
		const list = lists.get(profile.id) ?? sources.keysOf(profile);
		lists.set(profile.id, list);
		return list;
	};
	return async binding => {
		const profile = sources.profile(binding.profile);
		if (!profile) {
			return { kind: 'unknownKey' };
		}
		const { keys, isWhole } = await keysOf(profile);
		const key = keyWith(binding.key, keys);
		if (!key && isWhole) {
			return { kind: 'unknownKey' };
		}
		if (key && !isUsable(key, sources.now())) {
			return { kind: 'endedKey' };
		}
		let isHeld = false;
		for (const owner of key ? [key] : unlisted(binding.key)) {
			const held = await sources.read(profile, owner);
			const value = await credentialPart(binding.part, { held, key: owner, readKept: sources.readKept });
			if (value) {
				return { kind: 'value', value };
			}
			isHeld ||= held !== undefined;
		}
		return { kind: isHeld && binding.part === 'apiKey' ? 'noPublicPart' : 'noSecret' };
	};
}

/** What a key may be of which only the handle is known: that is its id, or the digest of its public part. */
export function unlisted(handle: string): readonly ApiKey[] {
	const unknown = { name: '', scopes: [], status: 'active' };
	return [
		{ ...unknown, id: handle },
		{ ...unknown, keyDigest: handle },
	];
}

/** What is held of a key, and where its public part may be besides. */
export interface Holding extends Pick<ValueSources, 'readKept'> {
	readonly held: Held | undefined;
	readonly key: ApiKey;
}

/**
 * One part of a key's credentials, or `undefined` when this machine does not hold it. The public part may have been taken
 * out of a file when nobody stored it with the secret.
 *
 * @throws YativoError `secretStorage`
 */
export async function credentialPart(part: Part, { held, key, readKept }: Holding): Promise<Secret | undefined> {
	const value = held && partOf(held, part);
	return value ?? (part === 'apiKey' && key.keyDigest !== undefined ? readKept(key.keyDigest) : undefined);
}

function partOf({ secret, apiKey }: Held, part: Part): Secret | undefined {
	switch (part) {
		case 'apiKey':
			return apiKey;
		case 'apiSecret':
		case 'businessKey':
			return secret;
		case 'accountId':
		case 'appSecret':
		case 'webhookSecret':
			return undefined;
	}
}
