import type { Severity } from '../../detect/finding.ts';
import type { Hit, Scanned, Skipped } from '../report.ts';

/** A finished scan, ready to be shown: filtered, in a stable order, paths and reasons without secrets. */
export interface Report {
	/** Version of the program. */
	readonly version: string;
	/** What was scanned, where there is more than one report. */
	readonly name?: string;
	readonly hits: readonly Hit[];
	readonly skipped: readonly Skipped[];
	readonly files: number;
	readonly bytes: number;
	readonly durationMs: number;
	/** What the user should know besides, such as that the clone is shallow. */
	readonly notes: readonly string[];
	readonly incomplete: string | undefined;
}

const rank: Readonly<Record<Severity, number>> = { information: 0, warning: 1, error: 2 };

/** The hits that count: those nobody has allowed. */
export function openHits(report: Report): readonly Hit[] {
	return report.hits.filter(hit => hit.suppressed === undefined);
}

/** Whether the scan must fail: an open hit that is at least a warning, or of the severity that was asked for. */
export function isLeaky(report: Report, minSeverity: Severity | undefined): boolean {
	return openHits(report).some(hit => rank[hit.severity] >= rank[minSeverity ?? 'warning']);
}

/** Sorts and filters what a scan saw. */
export function toReport(
	scanned: Scanned & { readonly notes: readonly string[] },
	{ version, durationMs, minSeverity = 'information' }: ReportOptions,
): Report {
	return {
		version,
		hits: scanned.hits.filter(hit => rank[hit.severity] >= rank[minSeverity]).sort(compareHits),
		skipped: [...scanned.skipped].sort((a, b) => compare(a.path, b.path) || compare(a.reason, b.reason)),
		files: scanned.files,
		bytes: scanned.bytes,
		durationMs,
		notes: scanned.notes,
		incomplete: scanned.incomplete,
	};
}

export interface ReportOptions {
	readonly version: string;
	readonly durationMs: number;
	readonly minSeverity?: Severity | undefined;
}

function compareHits(a: Hit, b: Hit): number {
	return (
		compare(a.path, b.path) ||
		a.line - b.line ||
		a.column - b.column ||
		compare(a.rule, b.rule) ||
		compare(a.commit ?? '', b.commit ?? '') ||
		compare(a.fingerprint, b.fingerprint)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
