import { styleText } from 'node:util';
import { counted } from '../../core/counted.ts';
import type { Severity } from '../../detect/finding.ts';
import { rules } from '../../detect/rules.ts';
import { printablePath } from '../../scanner/bytePath.ts';
import type { Hit } from '../../scanner/report.ts';
import { openHits, type Report } from '../../scanner/reports/report.ts';

export interface TextOptions {
	readonly color: boolean;
	readonly quiet: boolean;
	readonly showSuppressed: boolean;
	/** How paths look in this terminal: relative to the current folder. */
	readonly displayPath: (path: string) => string;
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const severityStyle = { error: 'red', warning: 'yellow', information: 'blue' } as const satisfies Record<
	Severity,
	string
>;

/** The report for people: one line for each finding, then what it comes to. */
export function formatText(report: Report, options: TextOptions): string {
	const paint: Paint = (style, text) => (options.color ? styleText(style, text, { validateStream: false }) : text);
	const shown = options.showSuppressed ? report.hits : openHits(report);
	const lines = shown.map(hit => lineOf(hit, options, paint));
	return [...lines, ...(options.quiet ? [] : summaryOf(report, paint))].map(line => `${line}\n`).join('');
}

function lineOf(hit: Hit, { displayPath }: TextOptions, paint: Paint): string {
	const title = rules.find(rule => rule.id === hit.rule)?.title ?? hit.rule;
	const place = `${oneLine(displayPath(hit.path))}:${hit.line}:${hit.column}`;
	const details = [
		hit.rule,
		...(hit.decodedFrom === undefined ? [] : [`written as ${hit.decodedFrom}`]),
		...(hit.commit === undefined ? [] : [`commit ${hit.commit.slice(0, 12)}`]),
		hit.fingerprint,
	];
	const allowed =
		hit.suppressed === undefined
			? ''
			: ` (suppressed by ${hit.suppressed.by}${hit.suppressed.reason ? `: ${oneLine(hit.suppressed.reason)}` : ''})`;
	return [
		paint('bold', place),
		paint(severityStyle[hit.severity], hit.severity),
		`${title} ${hit.masked}${allowed}`,
		paint('dim', `[${details.join(', ')}]`),
	].join(' ');
}

/** Names may hold line breaks and control characters; a terminal must not obey them. */
function oneLine(text: string): string {
	return printablePath(text).replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, character =>
		JSON.stringify(character) === `"${character}"`
			? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
			: JSON.stringify(character).slice(1, -1),
	);
}

function summaryOf(report: Report, paint: Paint): string[] {
	const open = openHits(report).length;
	const suppressed = report.hits.length - open;
	const found = open === 0 ? paint('green', 'No leaks found') : paint('red', counted(open, 'finding'));
	const seen = `${counted(report.files, 'file')}, ${(report.bytes / 1e6).toFixed(1)} MB, ${(report.durationMs / 1000).toFixed(2)} s`;
	const lines = [`${found} in ${seen}.`];
	if (suppressed > 0) {
		lines.push(`${counted(suppressed, 'suppressed finding')}; --show-suppressed lists them.`);
	}
	if (report.skipped.length > 0) {
		const counts = new Map<string, number>();
		for (const { reason } of report.skipped) {
			counts.set(reason, (counts.get(reason) ?? 0) + 1);
		}
		const reasons = [...counts].sort().map(([reason, count]) => `${count} ${reason}`);
		lines.push(`Skipped: ${reasons.join(', ')}; --format json lists them.`);
	}
	if (report.incomplete !== undefined) {
		lines.push(paint('yellow', `Incomplete: ${report.incomplete}.`));
	}
	return lines;
}
