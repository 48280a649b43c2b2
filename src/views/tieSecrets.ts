import type * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import { tiesToMake } from '../core/untied.ts';
import type { Sessions } from './sessions.ts';

/** What tying secrets to keys needs. */
export interface TieSources {
	readonly sessions: Sessions;
	readonly vault: {
		readonly all: Parameters<typeof tiesToMake>[0];
		/** @throws YativoError `secretStorage` */
		attach(profileId: string, handle: string, key: ApiKey): Promise<void>;
	};
}

/**
 * Ties secrets to their keys as soon as a list tells the ids: where there is no list, as where it takes a code, a secret is
 * found only by what is remembered of its key, which may be the id.
 */
export function tieSecrets({ sessions, vault }: TieSources): vscode.Disposable {
	return sessions.onDidChange(() => {
		for (const { profile } of sessions.all) {
			for (const { handle, key } of tiesToMake(vault.all, profile.id, sessions.keys(profile.id))) {
				// A storage that fails here fails again, and loudly, where the secret is wanted.
				vault.attach(profile.id, handle, key).catch(() => undefined);
			}
		}
	});
}
