import type { Severity, Suppression } from '../../detect/finding.ts';
import type { Rule } from '../../detect/rule.ts';
import { rules } from '../../detect/rules.ts';
import { encodePath, printablePath } from '../bytePath.ts';
import type { Hit, Skipped } from '../report.ts';
import type { Report } from './report.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	information: 'note',
};

/** GitHub sorts security results by this number; https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */
const securitySeverity: Readonly<Record<Severity, string>> = { error: '9.0', warning: '6.0', information: '2.0' };

/** SARIF 2.1.0, one run for each repository: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function formatSarif(reports: readonly Report[]): string {
	const log = {
		$schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: reports.map(toRun),
	};
	return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toRun(report: Report) {
	return {
		tool: {
			driver: {
				name: 'yativo-scan',
				semanticVersion: report.version,
				informationUri: 'https://docs.yativo.com/',
				rules: rules.map(toDescriptor),
			},
		},
		...(report.name === undefined ? {} : { automationDetails: { id: `${report.name}/` } }),
		columnKind: 'utf16CodeUnits',
		originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the scanned repository.' } } },
		invocations: [
			{
				executionSuccessful: report.incomplete === undefined,
				toolExecutionNotifications: [
					...report.skipped.map(toNotification),
					...report.notes.map(text => ({ level: 'note', message: { text } })),
					...(report.incomplete === undefined
						? []
						: [{ level: 'error', message: { text: `Incomplete: ${report.incomplete}.` } }]),
				],
			},
		],
		results: report.hits.map(toResult),
	};
}

function toDescriptor(rule: Rule) {
	return {
		id: rule.id,
		name: rule.title,
		shortDescription: { text: rule.title },
		fullDescription: { text: rule.about },
		helpUri: rule.source,
		help: { text: `${rule.about}\n\n${rule.source}`, markdown: `${rule.about}\n\n[Documentation](${rule.source})` },
		defaultConfiguration: { level: levels[rule.severity] },
		properties: {
			tags: ['security', 'secrets'],
			precision: rule.tier === 1 ? 'very-high' : 'high',
			'security-severity': securitySeverity[rule.severity],
		},
	};
}

function toResult(hit: Hit) {
	const rule = rules.findIndex(each => each.id === hit.rule);
	const title = rules[rule]?.title ?? hit.rule;
	const { line: startLine, column: startColumn, endLine, endColumn } = hit;
	return {
		ruleId: hit.rule,
		...(rule < 0 ? {} : { ruleIndex: rule }),
		level: levels[hit.severity],
		message: { text: `${title} ${hit.masked}` },
		locations: [
			{
				physicalLocation: {
					artifactLocation: artifact(hit.path),
					region: { startLine, startColumn, endLine, endColumn },
				},
			},
		],
		fingerprints: { 'yativo/v1': hit.fingerprint },
		partialFingerprints: { 'yativo/v1': hit.fingerprint },
		...(hit.suppressed === undefined ? {} : { suppressions: [toSuppression(hit.suppressed)] }),
		properties: {
			tier: hit.tier,
			...(hit.decodedFrom === undefined ? {} : { decodedFrom: hit.decodedFrom }),
			...(hit.commit === undefined ? {} : { commit: hit.commit }),
			...(hit.isStaged === undefined ? {} : { isStaged: hit.isStaged }),
			...(hit.isPushed === undefined ? {} : { isPushed: hit.isPushed }),
		},
	};
}

function toSuppression({ by, reason }: Suppression) {
	return {
		kind: by === 'comment' ? 'inSource' : 'external',
		status: 'accepted',
		...(reason === undefined ? {} : { justification: reason }),
	};
}

function toNotification({ path, reason }: Skipped) {
	return {
		level: 'note',
		message: { text: `Skipped ${printablePath(path)}: ${reason}.` },
		locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
	};
}

/** A path as a relative URI: every byte that a URI may not hold is escaped, also those that are no UTF-8. */
function artifact(path: string) {
	const uri = [...encodePath(path)]
		.map(byte => {
			const character = String.fromCharCode(byte);
			return /[\w.~/-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
		})
		.join('');
	return { uri, uriBaseId: '%SRCROOT%' };
}
