import type * as vscode from 'vscode';
import type { Edit } from '../core/edit.ts';
import type { NamedPart, Part } from '../core/envNames.ts';
import type { KnownKey } from '../core/knownKeys.ts';
import type { Binding, KeptBinding } from '../core/launchEnv.ts';
import type { LeakMark } from '../core/leakOwner.ts';
import type { Product } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { KnownKeys } from './knownKeys.ts';
import type { Scanner } from './scanner.ts';
import type { WatchedTexts } from './watchedTexts.ts';

/** Credentials that were taken out of files and belong to no key that this machine knows. */
export interface Kept {
	readonly all: readonly { readonly digest: string; readonly name: string; readonly storedAt: Date }[];
	load(): Promise<void>;
	/** Returns when the value is in the secret storage. @throws YativoError `secretStorage` */
	keep(value: Secret, name: string): Promise<void>;
	read(digest: string): Promise<Secret | undefined>;
	forget(digest: string): Promise<void>;
}

/** Which environment variables stand for which credentials in this workspace. */
export interface Variables {
	/** What serves which name in this workspace. */
	readonly bound: readonly (Binding | KeptBinding)[];
	/** The variables of these parts of a key: those that it serves already, else names that serve no other key. */
	of(known: KnownKey, parts: readonly Part[]): readonly NamedPart[];
	/** How a key serves a variable. */
	bindingOf(known: KnownKey, part: NamedPart): Binding;
	/** Whether this machine holds what the key of a binding would serve. */
	isHeld(binding: Binding): boolean;
	/** What the key of a binding is called, where its list was read. */
	keyName(binding: Binding): string | undefined;
	/** Remembers what serves these names; what did before does no longer. */
	bind(bindings: readonly (Binding | KeptBinding)[]): Promise<void>;
	/** The variables that a kept value serves, by its SHA-256. */
	servedByKept(digest: string): readonly string[];
	/** Forgets what serves these variables. */
	unbind(names: readonly string[]): Promise<void>;
}

/** Files of the workspace, as commands read and edit them. */
export interface Files {
	/** The text of a file as the editor has it; `undefined` when there is none. */
	read(uri: vscode.Uri): Promise<string | undefined>;
	/** Edits a file in one step that can be undone, making it when it is missing. @throws YativoError `fileNotWritable` */
	edit(uri: vscode.Uri, edits: readonly Edit[]): Promise<void>;
}

/** The key that serves once one was renewed: the same, or its successor where the server cannot rotate. */
export type Renewed = Pick<KnownKey, 'profile' | 'key'>;

/** The key that leaks belong to; where it is not known, the user picks one of those that it may be. */
export interface Whose {
	readonly known: KnownKey | undefined;
	readonly marks: readonly [LeakMark, ...LeakMark[]];
}

/** What can be done with keys. */
export interface KeyCommands {
	/** The products that a connection is there for. */
	readonly products: readonly Product[];
	/** Whether a key of a connection may be that of a leak, as far as lists tell: those that were read, and others. */
	mayOwn(mark: LeakMark): boolean;
	/** Rotates or replaces a key; then runs `afterwards`, if that was done. */
	renew(whose: Whose, afterwards: (renewed: Renewed) => Promise<void>): Promise<void>;
	revoke(whose: Whose): Promise<void>;
	/** Stores a secret under a key that the user picks. */
	store(value: Secret): Promise<void>;
}

/** What the fixes of leaks need. */
export interface LeakDeps {
	readonly scanner: Scanner;
	readonly texts: WatchedTexts;
	readonly known: KnownKeys;
	readonly kept: Kept;
	readonly variables: Variables;
	readonly files: Files;
	readonly keys: KeyCommands;
	/** Copies a secret. @returns after how many milliseconds the clipboard is cleared; 0: it is not */
	readonly copy: (value: Secret) => Promise<number>;
	/** Tells the user of a failure that no command waits for. */
	readonly report: (error: unknown) => unknown;
	readonly now: () => Date;
}
