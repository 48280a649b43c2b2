import { rules } from '../../detect/rules.ts';
import { printablePath } from '../../scanner/bytePath.ts';
import type { Hit } from '../../scanner/report.ts';
import { openHits, type Report } from '../../scanner/reports/report.ts';

const commands = { error: 'error', warning: 'warning', information: 'notice' } as const;

/**
 * Annotations for GitHub Actions, one line each.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function formatGithub(report: Report): string {
	return openHits(report).map(toCommand).join('');
}

function toCommand(hit: Hit): string {
	const title = rules.find(rule => rule.id === hit.rule)?.title ?? hit.rule;
	const properties = {
		file: printablePath(hit.path),
		line: hit.line,
		endLine: hit.endLine,
		col: hit.column,
		endColumn: hit.endColumn,
		title,
	};
	const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
	const commit = hit.commit === undefined ? '' : ` in commit ${hit.commit}`;
	const message = `${title} ${hit.masked}${commit} (${hit.rule}, ${hit.fingerprint})`;
	return `::${commands[hit.severity]} ${list.join(',')}::${escapeData(message)}\n`;
}

/** As the runner reads it back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
	return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
