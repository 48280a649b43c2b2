import { counted } from '../../core/counted.ts';
import { harmlessLine } from '../../core/displayText.ts';
import { rules } from '../../detect/rules.ts';
import { printablePath } from '../bytePath.ts';
import type { Hit, Skipped } from '../report.ts';
import { openHits, type Report } from './report.ts';

/** So many things of one kind that were not scanned are listed by name. */
const listed = 20;

/** Longest path or reason, in characters. */
const maxText = 300;

/** The report for people who read it outside of the editor. Everything that others wrote stands in code spans. */
export function formatMarkdown(
	reports: readonly Report[],
	{ now, version, files, notes = [], incomplete }: Heading,
): string {
	const hits = reports.flatMap(report => report.hits);
	const open = reports.flatMap(openHits);
	const pushed = open.filter(({ isPushed }) => isPushed).length;
	const blocks = [
		'# Yativo credentials in files',
		`${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC, Yativo for VS Code ${version}. Values are masked.`,
		[
			`**${counted(open.length, 'leak')}**`,
			...(pushed > 0 ? [`${pushed} of them pushed`] : []),
			...(hits.length > open.length ? [`${hits.length - open.length} more allowed`] : []),
			files === undefined ? 'only open documents were looked at' : `${counted(files, 'file')} scanned`,
		]
			.join(', ')
			.concat('.'),
		...(incomplete === undefined ? [] : [`**Incomplete: ${incomplete}. There may be more.**`]),
		...(pushed > 0
			? ['What was pushed is out: deleting it is not enough. Rotate the key, then remove what is left of it.']
			: []),
		...notes,
		...reports.flatMap(partOf),
	];
	return `${blocks.join('\n\n')}\n`;
}

interface Heading {
	/** Milliseconds since 1970. */
	readonly now: number;
	readonly version: string;
	/** How many files were scanned. */
	readonly files?: number;
	readonly notes?: readonly string[];
	readonly incomplete?: string;
}

function partOf(report: Report): string[] {
	const suppressed = report.hits.filter(hit => hit.suppressed !== undefined);
	return [
		...(report.name === undefined ? [] : [`## ${code(report.name)}`]),
		...section('Leaks', openHits(report).map(lineOf)),
		...section('Allowed', suppressed.map(lineOf)),
		...section('Not scanned', skippedLines(report.skipped)),
	];
}

function section(title: string, lines: readonly string[]): string[] {
	return lines.length === 0 ? [] : [`### ${title}`, lines.map(line => `- ${line}`).join('\n')];
}

function lineOf(hit: Hit): string {
	const title = rules.find(rule => rule.id === hit.rule)?.title ?? hit.rule;
	const notes = [
		...(hit.suppressed ? [] : [hit.isPushed ? `${hit.severity}, pushed` : hit.severity]),
		...(hit.isStaged ? ['staged'] : []),
		...(hit.commit === undefined ? [] : [`commit ${code(hit.commit.slice(0, 12))}`]),
		...(hit.suppressed?.reason ? [code(hit.suppressed.reason)] : []),
	];
	const place = code(`${printablePath(hit.path)}:${hit.line}`);
	return [`${place}: ${title} ${code(hit.masked)}`, ...(notes.length > 0 ? [`(${notes.join(', ')})`] : [])].join(' ');
}

function skippedLines(skipped: readonly Skipped[]): string[] {
	return [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, some]) => {
		const names = some.slice(0, listed).map(({ path }) => code(printablePath(path)));
		const more = some.length > names.length ? ` and ${some.length - names.length} more` : '';
		return `${reason}: ${names.join(', ')}${more}`;
	});
}

/** One line as it is: a code span whose fence is longer than any in the text. https://spec.commonmark.org/0.31.2/#code-spans */
function code(text: string): string {
	const line = harmlessLine(text, maxText) || ' ';
	const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return longest > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}
