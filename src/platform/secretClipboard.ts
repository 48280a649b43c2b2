import type { Secret } from '../core/secret.ts';

/** The part of `vscode.Clipboard` that is needed. */
interface Clipboard {
	readText(): Thenable<string>;
	writeText(text: string): Thenable<void>;
}

/** What copying secrets needs of the outside. */
export interface ClipboardSources {
	readonly clipboard: Clipboard;
	/** How long a copied secret stays, as the settings say now. 0: until something else is copied. */
	readonly clearAfterMs: () => number;
}

/** Puts secrets on the clipboard, and takes them off again unless something else was copied meanwhile. */
export class SecretClipboard {
	readonly #sources: ClipboardSources;
	#pending: { readonly secret: Secret; readonly timer: NodeJS.Timeout } | undefined;

	constructor(sources: ClipboardSources) {
		this.#sources = sources;
	}

	/** Clears at once what would have been cleared later: there is no later. */
	async dispose(): Promise<void> {
		await this.#clear();
	}

	/** Copies a secret. @returns after how many milliseconds it is taken off again; 0: it is not */
	readonly copy = async (secret: Secret): Promise<number> => {
		const { clipboard, clearAfterMs } = this.#sources;
		clearTimeout(this.#pending?.timer);
		this.#pending = undefined;
		await clipboard.writeText(secret.reveal());
		const ms = clearAfterMs();
		if (ms > 0) {
			// A clipboard that cannot be read, as in a browser without the focus, is left alone: it may hold anything.
			this.#pending = { secret, timer: setTimeout(() => this.#clear().catch(() => undefined), ms) };
		}
		return ms;
	};

	async #clear(): Promise<void> {
		const pending = this.#pending;
		this.#pending = undefined;
		clearTimeout(pending?.timer);
		const { clipboard } = this.#sources;
		if (pending && (await clipboard.readText()) === pending.secret.reveal()) {
			await clipboard.writeText('');
		}
	}
}
