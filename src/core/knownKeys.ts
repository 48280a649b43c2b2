import type { ApiKey } from './apiKey.ts';
import { isUsable } from './keyStatus.ts';
import type { Profile } from './profile.ts';

/** A secret that is kept on this machine, without the secret. */
export interface KeptSecret {
	readonly profileId: string;
	readonly origin: string;
	readonly keyId?: string;
	readonly keyName: string;
	readonly keyDigest?: string;
	readonly secretDigest: string;
	/** Of the secrets that rotations have ended. */
	readonly ended?: readonly string[];
}

/** Whose credential a digest stands for. */
export interface KnownKey {
	readonly profile: Profile;
	/** The key as the list told it, or, where no list was read, what was remembered with its secret. */
	readonly key: ApiKey;
	/** Whether the key itself is told from a list that was read. */
	readonly isListed: boolean;
	/** The half that was recognised: the public part, or the secret. */
	readonly part: 'apiKey' | 'secret';
	/** Whether this half is kept on this machine. */
	readonly isKept: boolean;
	/** A secret of before: a rotation has ended it. */
	readonly isReplaced?: true;
}

/** Where keys are known from. */
export interface KnownKeySources {
	readonly profiles: readonly { readonly profile: Profile; readonly keys: readonly ApiKey[] }[];
	readonly kept: readonly KeptSecret[];
}

/** By SHA-256, the credentials that this machine can recognise: those of all lists that were read, and all kept secrets. */
export function knownKeys({ profiles, kept }: KnownKeySources): ReadonlyMap<string, KnownKey> {
	const known = new Map<string, KnownKey>();
	for (const secret of kept) {
		const owner = ownerOf(secret, profiles);
		if (owner) {
			const { profile, keys } = owner;
			const listed = keys.find(key =>
				secret.keyId === undefined
					? key.keyDigest !== undefined && key.keyDigest === secret.keyDigest
					: key.id === secret.keyId,
			);
			const key = listed ?? remembered(secret);
			const owned = { profile, key, isListed: listed !== undefined, isKept: true };
			for (const ended of (secret.ended ?? []).filter(each => !known.has(each))) {
				known.set(ended, { ...owned, part: 'secret', isReplaced: true });
			}
			known.set(secret.secretDigest, { ...owned, part: 'secret' });
			if (secret.keyDigest !== undefined) {
				known.set(secret.keyDigest, { ...owned, part: 'apiKey' });
			}
		}
	}
	for (const { profile, keys } of profiles) {
		for (const key of keys) {
			if (key.keyDigest !== undefined) {
				const isKept = known.has(key.keyDigest);
				known.set(key.keyDigest, { profile, key, isListed: true, part: 'apiKey', isKept });
			}
		}
	}
	return known;
}

/** The profile that kept it, or, when that is gone, one of the same origin. */
function ownerOf({ profileId, origin }: KeptSecret, profiles: KnownKeySources['profiles']) {
	return (
		profiles.find(({ profile }) => profile.id === profileId) ??
		profiles.find(({ profile }) => profile.origin === origin)
	);
}

function remembered({ keyId, keyName, keyDigest }: KeptSecret): ApiKey {
	return {
		name: keyName,
		scopes: [],
		status: 'unknown',
		...(keyId !== undefined && { id: keyId }),
		...(keyDigest !== undefined && { keyDigest }),
	};
}

/** Whether a credential is known to have ended. */
export function isDead(known: KnownKey | undefined, now: Date): boolean {
	return known?.isReplaced === true || (known?.isListed === true && !isUsable(known.key, now));
}
