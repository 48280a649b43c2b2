import { digest } from '../core/digest.ts';
import type { Secret } from '../core/secret.ts';
import type { Memento } from './profileStore.ts';
import { isText, objectOf } from './shape.ts';

/** The part of `vscode.Clipboard` that is needed. */
interface Clipboard {
	readText(): Thenable<string>;
	writeText(text: string): Thenable<void>;
}

/** What copying secrets needs of the outside. */
export interface ClipboardSources {
	readonly clipboard: Clipboard;
	/** Outlives the window. */
	readonly memento: Memento;
	/** How long a copied secret stays, as the settings say now. 0: until something else is copied. */
	readonly clearAfterMs: () => number;
	readonly now: () => Date;
}

/** A secret that is to leave the clipboard. */
interface Copied {
	/** SHA-256. */
	readonly digest: string;
	/** Ms since 1970. */
	readonly clearAt: number;
}

const storageKey = 'yativo.copiedSecret';

/**
 * Puts secrets on the clipboard, and takes them off again unless something else was copied meanwhile.
 *
 * A window that closes cannot do that any more: VS Code cuts extensions off before it tells them. So what is to be cleared
 * is written down, and another window or the next start sees to it.
 */
export class SecretClipboard {
	readonly #sources: ClipboardSources;
	#timer: NodeJS.Timeout | undefined;

	constructor(sources: ClipboardSources) {
		this.#sources = sources;
	}

	/** Sees to the secret that was copied last, by this window or by one that is closed now. */
	resume(): void {
		this.dispose();
		const copied = this.#stored();
		if (copied) {
			// A clipboard that cannot be read, as in a browser without the focus, is left alone for now: it may hold anything.
			const clear = () => this.#clear(copied).catch(() => undefined);
			this.#timer = setTimeout(clear, Math.max(0, copied.clearAt - this.#sources.now().getTime()));
		}
	}

	/** Leaves what is on the clipboard to the next `resume`. */
	dispose(): void {
		clearTimeout(this.#timer);
	}

	/** Copies a secret. @returns after how many milliseconds it is taken off again; 0: it is not */
	readonly copy = async (secret: Secret): Promise<number> => {
		const { clipboard, memento, clearAfterMs, now } = this.#sources;
		this.dispose();
		const text = secret.reveal();
		const ms = clearAfterMs();
		const copied: Copied | undefined = ms > 0 ? { digest: digest(text), clearAt: now().getTime() + ms } : undefined;
		await memento.update(storageKey, copied);
		await clipboard.writeText(text);
		this.resume();
		return ms;
	};

	async #clear(copied: Copied): Promise<void> {
		const { clipboard, memento } = this.#sources;
		if (digest(await clipboard.readText()) === copied.digest) {
			await clipboard.writeText('');
		}
		if (this.#stored()?.digest === copied.digest) {
			await memento.update(storageKey, undefined);
		}
	}

	#stored(): Copied | undefined {
		const { digest: of, clearAt } = objectOf(this.#sources.memento.get(storageKey)) ?? {};
		return isText(of) && typeof clearAt === 'number' ? { digest: of, clearAt } : undefined;
	}
}
