import { counted } from '../core/counted.ts';

/** How long a scan lasts before it says so, in milliseconds. */
const patience = 1000;

/** How often the line changes, in milliseconds. */
const interval = 100;

/** Where progress is shown: standard error, when it is a terminal. */
export interface Terminal {
	readonly isTTY?: boolean;
	write(text: string): unknown;
}

/** One line on a terminal that tells how far a long scan is. Silent elsewhere. */
export class Progress {
	readonly #terminal: Terminal;
	readonly #started: number;
	#shown = 0;

	/** `started`: from the clock of `performance.now()`. */
	constructor(terminal: Terminal, started: number) {
		this.#terminal = terminal;
		this.#started = started;
	}

	show({ files, bytes }: { readonly files: number; readonly bytes: number }, now: number): void {
		if (this.#terminal.isTTY && now - this.#started > patience && now - this.#shown > interval) {
			this.#shown = now;
			this.#terminal.write(`\r\u001b[K${counted(files, 'file')}, ${(bytes / 1e6).toFixed(0)} MB`);
		}
	}

	clear(): void {
		if (this.#shown > 0) {
			this.#terminal.write('\r\u001b[K');
			this.#shown = 0;
		}
	}
}
