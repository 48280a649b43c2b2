import { printablePath } from '../../scanner/bytePath.ts';
import type { Hit } from '../../scanner/report.ts';
import { openHits, type Report } from '../../scanner/reports/report.ts';

/** The report for machines. Its shape is a promise: `version` grows when it breaks. */
export function formatJson(report: Report): string {
	const findings = openHits(report).length;
	const value = {
		version: 1,
		findings: report.hits.map(toJson),
		skipped: report.skipped.map(({ path, reason }) => ({ path: printablePath(path), reason })),
		summary: {
			files: report.files,
			bytes: report.bytes,
			findings,
			suppressed: report.hits.length - findings,
			skipped: report.skipped.length,
			durationMs: report.durationMs,
		},
		...(report.notes.length === 0 ? {} : { notes: report.notes }),
		...(report.incomplete === undefined ? {} : { incomplete: report.incomplete }),
	};
	return `${JSON.stringify(value, undefined, 2)}\n`;
}

function toJson(hit: Hit) {
	const { rule, tier, severity, path, line, column, endLine, endColumn, masked, fingerprint, ...rest } = hit;
	const { decodedFrom, commit, suppressed } = rest;
	return {
		rule,
		tier,
		severity,
		path: printablePath(path),
		line,
		column,
		endLine,
		endColumn,
		masked,
		fingerprint,
		...(decodedFrom === undefined ? {} : { decodedFrom }),
		...(commit === undefined ? {} : { commit }),
		...(suppressed === undefined ? {} : { suppressed }),
	};
}
