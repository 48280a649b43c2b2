import * as vscode from 'vscode';
import type { Profile } from '../core/profile.ts';
import type { Sessions } from './sessions.ts';

/** The part of `vscode.Memento` that is needed. */
interface Memento {
	get<T>(key: string): T | undefined;
	update(key: string, value: unknown): Thenable<void>;
}

const storageKey = 'yativo.activeProfile';

/** The profile that the user works with in this workspace: one project may use the sandbox, another production. */
export class ActiveProfile implements vscode.Disposable {
	readonly #sessions: Sessions;
	readonly #memento: Memento;
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChange = this.#changed.event;

	constructor(sessions: Sessions, memento: Memento) {
		this.#sessions = sessions;
		this.#memento = memento;
	}

	dispose(): void {
		this.#changed.dispose();
	}

	/** The chosen profile, or the first one where the chosen one is gone or none was chosen. */
	get profile(): Profile | undefined {
		const id = this.#memento.get<unknown>(storageKey);
		const profiles = this.#sessions.all.map(({ profile }) => profile);
		return profiles.find(profile => profile.id === id) ?? profiles[0];
	}

	async choose(profile: Profile): Promise<void> {
		await this.#memento.update(storageKey, profile.id);
		this.#changed.fire();
	}
}
