import * as vscode from 'vscode';
import { type KeptSecret, type KnownKey, knownKeys } from '../core/knownKeys.ts';
import type { Sessions } from './sessions.ts';

/** What keys are recognised from. */
export interface RecognisedKeySources {
	readonly sessions: Sessions;
	/** The secrets kept on this machine; the first look at `all` reads them. */
	readonly vault: { readonly all: readonly KeptSecret[]; readonly onDidChange: vscode.Event<void> };
	/** Reads the lists of keys that nobody has read yet. */
	readonly load: () => Promise<unknown>;
}

/** By SHA-256, the credentials that this machine can recognise now. */
export function recognisable({
	sessions,
	vault,
}: {
	readonly sessions: Pick<Sessions, 'all' | 'keys'>;
	readonly vault: Pick<RecognisedKeySources['vault'], 'all'>;
}): ReadonlyMap<string, KnownKey> {
	return knownKeys({
		profiles: sessions.all.map(({ profile }) => ({ profile, keys: sessions.keys(profile.id) })),
		kept: vault.all,
	});
}

/** Recognises credentials by their digest: those of the lists that were read, and the secrets kept on this machine. */
export class RecognisedKeys implements vscode.Disposable {
	readonly #sources: RecognisedKeySources;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #subscription: vscode.Disposable;
	#index: ReadonlyMap<string, KnownKey> | undefined;
	readonly onDidChange = this.#changed.event;

	constructor(sources: RecognisedKeySources) {
		this.#sources = sources;
		const forget = () => {
			this.#index = undefined;
			this.#changed.fire();
		};
		this.#subscription = vscode.Disposable.from(
			sources.sessions.onDidChange(forget),
			sources.vault.onDidChange(forget),
		);
	}

	dispose(): void {
		this.#subscription.dispose();
		this.#changed.dispose();
	}

	/** Whose credential has this SHA-256, as far as this machine knows. */
	find(digest: string): KnownKey | undefined {
		this.#index ??= recognisable(this.#sources);
		return this.#index.get(digest);
	}

	load(): Promise<unknown> {
		return this.#sources.load();
	}
}
