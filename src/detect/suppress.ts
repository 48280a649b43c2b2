import type { Baseline } from './baseline.ts';
import type { Finding } from './finding.ts';
import type { IgnoreFile } from './ignoreFile.ts';
import { ignoredBecause } from './ignoreFile.ts';

/** What a repository says about findings that it knows. */
export interface Known {
	readonly ignoreFile?: IgnoreFile;
	readonly baseline?: Baseline;
}

/** The same findings of one file, with those marked `suppressed` that the ignore file or the baseline knows. */
export function suppressKnown<F extends Pick<Finding, 'fingerprint' | 'suppressed'>>(
	findings: readonly F[],
	path: string,
	known: Known,
): readonly F[] {
	return findings.map(finding => {
		if (finding.suppressed) {
			return finding;
		}
		const entry = known.ignoreFile && ignoredBecause(known.ignoreFile, path, finding.fingerprint);
		if (entry) {
			return { ...finding, suppressed: { by: 'ignoreFile', ...(entry.reason && { reason: entry.reason }) } };
		}
		return known.baseline?.fingerprints.has(finding.fingerprint)
			? { ...finding, suppressed: { by: 'baseline' } }
			: finding;
	});
}
