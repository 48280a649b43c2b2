import type { Secret } from './secret.ts';

/** A program to start with secrets in its environment. */
export interface ProgramOptions {
	/** The program and its arguments, each for itself: no shell reads them. */
	readonly command: readonly [string, ...string[]];
	/** Absolute path of the folder to start in; the user's home folder when absent. */
	readonly folder?: string;
	readonly variables: ReadonlyMap<string, Secret>;
	/** Told of what the program writes, with line breaks as terminals want them (CRLF). */
	readonly onOutput: (text: string) => void;
}

/** How a program ended. `code` is 128 and the signal's number when a signal ended it, as shells tell it. */
export type ProgramEnd =
	| { readonly kind: 'ended'; readonly code: number }
	/** `code` is of the operating system, such as `ENOENT`. */
	| { readonly kind: 'notStarted'; readonly code: string };

/** A program that runs, and those that it started. */
export interface Program {
	/** Never rejects. */
	readonly end: Promise<ProgramEnd>;
	/** Asks them to end, as Ctrl+C does. */
	interrupt(): void;
	/** Ends them, by force if they do not within seconds. */
	stop(): void;
}
