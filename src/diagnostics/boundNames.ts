import type * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import type { Profile } from '../core/profile.ts';
import { exampleName } from '../ui/exampleName.ts';

/** A variable of this workspace, and the key that serves it as far as that is known now. */
export interface BoundName {
	readonly name: string;
	readonly profile: Profile | undefined;
	readonly key: ApiKey | undefined;
	/** Whether it is no key that serves it, but a value that was taken out of a file. */
	readonly isKept: boolean;
}

/** Which keys serve which variables. */
export interface BoundNames {
	readonly all: readonly BoundName[];
	/** Tells that bindings or keys changed. */
	readonly onDidChange: vscode.Event<void>;
	/** Reads the lists of keys that nobody has read yet. */
	load(): Promise<unknown>;
}

/** `.env`, `.env.local`, `staging.env`, `.envrc` and the like, and the file that documents variables, wherever they are kept. */
export function envFiles(): vscode.DocumentSelector {
	return [{ pattern: '**/{.env,.env.*,*.env,.envrc}' }, { pattern: `**/${exampleName()}` }];
}
