import type * as vscode from 'vscode';
import type { KnownKey } from '../core/knownKeys.ts';

/** The credentials that this machine can recognise, without asking anybody. */
export interface KnownKeys {
	/** By SHA-256. */
	find(digest: string): KnownKey | undefined;
	readonly onDidChange: vscode.Event<void>;
	/** Reads the lists of keys that nobody has read yet. */
	load(): Promise<unknown>;
}
