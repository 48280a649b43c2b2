import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { keyWith } from './core/keyHandle.ts';
import type { Binding, KeptBinding } from './core/launchEnv.ts';
import type { BoundName, BoundNames } from './diagnostics/boundNames.ts';
import { showEnvHelp } from './diagnostics/envHelp.ts';
import type { Sessions } from './views/sessions.ts';

/** What help in `.env` files needs of the rest of the extension. */
export interface EnvEditorSources {
	readonly sessions: Sessions;
	readonly bindings: {
		readonly all: readonly Binding[];
		readonly kept: readonly KeptBinding[];
		readonly onDidChange: vscode.Event<void>;
	};
	/** Reads the lists of keys that nobody has read yet. */
	readonly load: () => Promise<unknown>;
	readonly now: () => Date;
}

/** Help in `.env`, `.env.example` and the like. A bundle of its own, loaded after activation. */
export function assistEnvFiles({ sessions, bindings, load, now }: EnvEditorSources): vscode.Disposable {
	if (vscode.l10n.bundle) {
		l10n.config({ contents: vscode.l10n.bundle });
	}
	const nameOf = ({ name, profile: id, key: handle }: Binding): BoundName => ({
		name,
		profile: sessions.all.find(({ profile }) => profile.id === id)?.profile,
		key: keyWith(handle, sessions.keys(id)),
		isKept: false,
	});
	const names: BoundNames = {
		get all() {
			const kept = bindings.kept.map(({ name }) => ({ name, profile: undefined, key: undefined, isKept: true }));
			return [...bindings.all.map(nameOf), ...kept];
		},
		onDidChange: listener => vscode.Disposable.from(sessions.onDidChange(listener), bindings.onDidChange(listener)),
		load,
	};
	return showEnvHelp(names, now);
}
