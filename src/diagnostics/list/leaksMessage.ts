import * as vscode from 'vscode';
import { leaksSection, settingsOfFolders } from '../leakSettings.ts';
import { hiddenTiers } from '../settingsFrom.ts';
import type { LeakList } from './leakList.ts';
import type { LeakScans, ScanSummary } from './leakScans.ts';
import { tierText } from './leakWords.ts';
import type { LeakSource, ListedLeak } from './listedLeak.ts';

/** The line above the rows: what was looked at, what was found there, and what cannot be seen. */
export function leaksMessage(list: LeakList, scans: LeakScans): string {
	const { progress } = scans;
	const open = (source: LeakSource) => list.rows.filter(row => row.source === source && row.state !== 'allowed').length;
	const tree = scans.summary('tree');
	const staged = scans.summary('staged');
	const history = scans.summary('history');
	const shown = new Set(list.shown);
	const hidden = list.rows.filter(row => !shown.has(row));
	const settings = settingsOfFolders();
	const off = hiddenTiers(settings);
	const sentences = [
		...(progress === undefined ? [] : [vscode.l10n.t('Scanning… {0}.', filesText(progress))]),
		...(tree ? [filesSentence({ ...tree, count: open('files'), isPartly: off.length > 0 })] : []),
		...(!tree && list.rows.some(({ source }) => source === 'files')
			? [vscode.l10n.t('Only open documents are listed: scan the workspace to see all files.')]
			: []),
		...(staged ? [stagedSentence(open('staged'), staged)] : []),
		...(history ? [historySentence(open('history'), history)] : []),
		...(history?.isShallow ? [vscode.l10n.t('This clone is shallow: older history was not scanned.')] : []),
		...(hidden.length > 0 ? [hiddenSentence(hidden)] : []),
		...(off.length > 0 ? [vscode.l10n.t('The settings hide {0}.', off.map(tierText).join(', '))] : []),
		...(settings.some(({ enabled }) => !enabled)
			? [vscode.l10n.t('Open documents are not watched: {0} is off.', `${leaksSection}.enabled`)]
			: []),
	];
	return sentences.join(' ');
}

interface FoundInFiles extends ScanSummary {
	readonly count: number;
	/** Whether there may be others that the settings hide. */
	readonly isPartly: boolean;
}

function filesSentence({ count, isPartly, files, isIncomplete }: FoundInFiles): string {
	if (isIncomplete) {
		return vscode.l10n.t(
			'{0}. {1} scanned, then the scan was stopped: there may be more.',
			leaksText(count),
			filesText(files),
		);
	}
	if (count > 0) {
		return vscode.l10n.t('{0}. {1} scanned.', leaksText(count), filesText(files));
	}
	return isPartly
		? vscode.l10n.t('Nothing to list. {0} scanned.', filesText(files))
		: vscode.l10n.t('No hardcoded credentials. {0} scanned.', filesText(files));
}

function stagedSentence(count: number, { files, repositories, isIncomplete }: ScanSummary): string {
	if (repositories === 0) {
		return noRepository();
	}
	if (isIncomplete) {
		return vscode.l10n.t('The scan of staged changes was stopped.');
	}
	return files === 0
		? vscode.l10n.t('Nothing is staged.')
		: vscode.l10n.t('Staged changes: {0}. {1} scanned.', leaksText(count), filesText(files));
}

function historySentence(count: number, { files, repositories, isIncomplete }: ScanSummary): string {
	if (repositories === 0) {
		return noRepository();
	}
	const versions =
		files === 1 ? vscode.l10n.t('1 version of a file') : vscode.l10n.t('{0} versions of files', numberText(files));
	return isIncomplete
		? vscode.l10n.t(
				'History: {0}. {1} scanned, then the scan was stopped: there may be more.',
				leaksText(count),
				versions,
			)
		: vscode.l10n.t('History: {0}. {1} scanned.', leaksText(count), versions);
}

function hiddenSentence(hidden: readonly ListedLeak[]): string {
	const count = numberText(hidden.length);
	return hidden.every(({ state }) => state === 'allowed')
		? vscode.l10n.t('{0} allowed, not listed.', count)
		: vscode.l10n.t('{0} hidden by the filter.', count);
}

function noRepository(): string {
	return vscode.l10n.t('No folder of this workspace is in a git repository.');
}

function leaksText(count: number): string {
	switch (count) {
		case 0:
			return vscode.l10n.t('no leaks');
		case 1:
			return vscode.l10n.t('1 leak');
		default:
			return vscode.l10n.t('{0} leaks', numberText(count));
	}
}

function filesText(count: number): string {
	return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', numberText(count));
}

function numberText(value: number): string {
	return value.toLocaleString(vscode.env.language);
}
