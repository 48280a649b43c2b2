import { digest } from '../core/digest.ts';
import type { Finding } from '../detect/finding.ts';
import { scan } from '../detect/scan.ts';
import { printablePath } from './bytePath.ts';
import { indexLines, type LineIndex } from './position.ts';
import type { Hit } from './report.ts';

/** The hits of a whole text. `now` in milliseconds since 1970. */
export function hitsIn(text: string, { path, now }: { readonly path: string; readonly now: number }): readonly Hit[] {
	const findings = scan(text, { path: printablePath(path), now });
	if (findings.length === 0) {
		return [];
	}
	const lines = indexLines(text);
	return findings.map(finding => toHit(finding, path, lines));
}

/** A finding without its secret, placed in lines and columns. */
export function toHit(finding: Finding, path: string, lines: LineIndex): Hit {
	const { rule, tier, severity, masked, fingerprint, decodedFrom, suppressed } = finding;
	const start = lines.at(finding.start);
	const end = lines.at(finding.end);
	return {
		rule,
		tier,
		severity,
		path,
		...start,
		endLine: end.line,
		endColumn: end.column,
		masked,
		fingerprint,
		digest: digest(finding.secret.reveal()),
		...(decodedFrom === undefined ? {} : { decodedFrom }),
		...(suppressed === undefined ? {} : { suppressed }),
	};
}
