import type { Severity, Suppression, Tier } from '../detect/finding.ts';

/** A finding as reports show it: where it is, and never what it is. */
export interface Hit {
	readonly rule: string;
	readonly tier: Tier;
	readonly severity: Severity;
	/** Relative to the base of the scan, with `/`. Bytes that are not UTF-8 are lone surrogates (`bytePath.ts`). */
	readonly path: string;
	/** Lines and columns count from 1; columns in UTF-16 code units; the end is exclusive. */
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	/** Prefix and last four characters at most. */
	readonly masked: string;
	readonly fingerprint: string;
	/** SHA-256 of the credential. Not for reports: it would tell who has the same one. */
	readonly digest: string;
	readonly decodedFrom?: string;
	/** The commit that brought it in, as a full object name; only in a scan of the history. */
	readonly commit?: string;
	/** What the editor knows besides: it is in the index, or a branch of a remote has it. */
	readonly isStaged?: true;
	readonly isPushed?: true;
	readonly suppressed?: Suppression;
}

/** Why something was not scanned. `unreadable` carries the code of the system, such as `EACCES`. */
export type SkipReason =
	| 'binary'
	| 'too large'
	| 'symbolic link'
	| 'submodule'
	| 'special file'
	| 'unmerged'
	| `unreadable: ${string}`;

export interface Skipped {
	readonly path: string;
	readonly reason: SkipReason;
}

/** What a scan saw. */
export interface Scanned {
	readonly hits: readonly Hit[];
	readonly skipped: readonly Skipped[];
	/** Files, or versions of files, whose content was read. */
	readonly files: number;
	readonly bytes: number;
	/** Why the scan ended before everything was seen. */
	readonly incomplete?: string;
}

/** A scan cannot do what was asked. The message is for humans and names the remedy where there is one. */
export class ScanFailure extends Error {
	override readonly name: string = 'ScanFailure';
}

/** A scan failed on its way. The message says why. */
export class BrokenOff extends ScanFailure {
	override readonly name = 'BrokenOff';
	/** What it saw until then. */
	readonly seen: Scanned;

	constructor(message: string, seen: Scanned) {
		super(message);
		this.seen = seen;
	}
}

/**
 * What a scan saw that an error ended, when it was the user who ended it.
 *
 * @throws BrokenOff with what was seen when git failed on the way; else the error.
 */
export function endedBy(error: unknown, seen: Scanned, signal: AbortSignal | undefined): Scanned {
	if (signal?.aborted) {
		return { ...seen, incomplete: 'interrupted' };
	}
	throw error instanceof ScanFailure && seen.files > 0 ? new BrokenOff(error.message, seen) : error;
}
