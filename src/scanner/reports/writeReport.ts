import { basename, dirname, relative, sep } from 'node:path';
import type { ReportedLeak, ReportQuestion } from '../editor/messages.ts';
import type { Hit } from '../report.ts';
import { findRepository } from '../repository.ts';
import { formatMarkdown } from './markdown.ts';
import { type Report, toReport } from './report.ts';
import { formatSarif } from './sarif.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Writes down what the editor lists, one part for each repository, with paths relative to it. */
export function writeReport(question: ReportQuestion): string {
	const reports = reportsOf(question);
	return question.format === 'sarif' ? formatSarif(reports) : formatMarkdown(reports, question);
}

function reportsOf({
	folders,
	leaks,
	skipped,
	version,
	files = 0,
	notes = [],
	incomplete,
}: ReportQuestion): readonly Report[] {
	const baseOf = baseFinder(folders);
	const leaksBy = Map.groupBy(leaks, ({ file }) => (file === undefined ? '' : baseOf(file)));
	const skippedBy = Map.groupBy(skipped, ({ path }) => baseOf(path));
	const bases = new Set([...folders.map(folder => baseOf(folder + sep)), ...leaksBy.keys(), ...skippedBy.keys()]);
	return [...(bases.size > 0 ? bases : [''])].map(base => {
		const scanned = {
			hits: (leaksBy.get(base) ?? []).map(leak => toHit(leak, base)),
			skipped: (skippedBy.get(base) ?? []).map(({ path, reason }) => ({ path: inner(base, path), reason })),
			files,
			bytes: 0,
			notes,
			...(incomplete !== undefined && { incomplete }),
		};
		const report = toReport(withoutSecrets(scanned), { version, durationMs: 0 });
		return bases.size > 1 ? { ...report, name: base === '' ? 'elsewhere' : basename(base) } : report;
	});
}

/** A file's repository, or the folder of the workspace that it lies in; `''` for what lies elsewhere. */
function baseFinder(folders: readonly string[]): (file: string) => string {
	const known = new Map<string, string>();
	return file => {
		const folder = dirname(`${file}.`);
		const base =
			known.get(folder) ??
			findRepository(folder)?.top ??
			folders.filter(each => file.startsWith(each + sep)).sort((a, b) => b.length - a.length)[0] ??
			'';
		known.set(folder, base);
		return base;
	};
}

function inner(base: string, path: string): string {
	return base === '' ? path : relative(base, path).split(sep).join('/');
}

function toHit({ range, file, path, ...leak }: ReportedLeak, base: string): Hit {
	return {
		...leak,
		path: file === undefined || base === '' ? path : inner(base, file),
		line: range.line + 1,
		column: range.character + 1,
		endLine: range.endLine + 1,
		endColumn: range.endCharacter + 1,
		digest: '',
	};
}
