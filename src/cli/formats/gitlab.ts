import { digest } from '../../core/digest.ts';
import { rules } from '../../detect/rules.ts';
import { printablePath } from '../../scanner/bytePath.ts';
import type { Hit } from '../../scanner/report.ts';
import { openHits, type Report } from '../../scanner/reports/report.ts';

const severities = { error: 'critical', warning: 'major', information: 'info' } as const;

/** A GitLab Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function formatGitlab(report: Report): string {
	const seen = new Map<string, number>();
	const issues = openHits(report).map(hit => {
		const count = (seen.get(hit.fingerprint) ?? 0) + 1;
		seen.set(hit.fingerprint, count);
		return toIssue(hit, count);
	});
	return `${JSON.stringify(issues, undefined, 2)}\n`;
}

/** GitLab wants every fingerprint once: the second place of the same credential in a file gets another. */
function toIssue(hit: Hit, count: number) {
	const title = rules.find(rule => rule.id === hit.rule)?.title ?? hit.rule;
	return {
		description: `${title} ${hit.masked}`,
		check_name: hit.rule,
		fingerprint: count === 1 ? hit.fingerprint : digest(`${hit.fingerprint}:${count}`).slice(0, 32),
		severity: severities[hit.severity],
		location: { path: printablePath(hit.path), lines: { begin: hit.line, end: hit.endLine } },
	};
}
