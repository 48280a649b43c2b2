import type { ApiKey } from '../core/apiKey.ts';
import type { Secret } from '../core/secret.ts';

export type Operation = 'create' | 'rotate' | 'updateScopes' | 'revoke';

/** What is written down before a changing request, so that its outcome can be found out after a crash. No secret in it. */
export interface JournalEntry {
	/** Random. Also the handle under which a new secret is stored until the key's id is known. */
	readonly id: string;
	readonly profileId: string;
	readonly operation: Operation;
	/** The key that is changed; absent when one is created. */
	readonly keyId?: string;
	/** As the user typed it; the server may echo another. */
	readonly name: string;
	readonly scopes?: readonly string[];
	/** When one is created: traces of all keys before. Else: the trace of the one key. */
	readonly before: readonly string[];
	/** ISO 8601, UTC. */
	readonly startedAt: string;
}

/** Where entries survive a crash. */
export interface Journal {
	/** Returns when the entry is safely written. @throws YativoError `journalNotWritable` */
	open(entry: JournalEntry): Promise<void>;
	/** Returns when the entry is gone, or stays for the next look at the journal because it cannot be deleted. */
	close(id: string): Promise<void>;
	/** Leaves an entry open that this window works on no longer, so that the next look at the journal finds it. */
	release(id: string): void;
}

/** A secret on its way into the vault. */
export interface NewSecret {
	readonly profileId: string;
	/** The profile's: the secret is for it alone. */
	readonly origin: string;
	/** The journal entry's id: the secret can be found by it until `keyId` is known. */
	readonly handle: string;
	readonly keyId?: string;
	readonly keyName: string;
	readonly apiKey?: Secret;
	readonly secret: Secret;
	/** A rotation issued it, which ended the secret before. */
	readonly isRotated?: true;
}

/** Where one-time secrets are kept. */
export interface SecretVault {
	/** Stores, reads back and compares. @throws YativoError `secretStorage` */
	put(secret: NewSecret): Promise<void>;
	/** Ties a secret stored under a handle to its key, replacing an older secret of that key. */
	attach(profileId: string, handle: string, key: ApiKey): Promise<void>;
	/** The handle under which the secret of a key is held. One that is not the entry's is of another window, or of the owner. */
	holderOf(profileId: string, key: ApiKey): Promise<string | undefined>;
	/** Whether a secret is stored under a handle, also when its key is known by now. */
	holds(profileId: string, handle: string): Promise<boolean>;
}
