import * as vscode from 'vscode';
import { displayText, harmlessLine, markdownSentence, markdownText } from '../../core/displayText.ts';
import { environmentText } from '../../core/environmentText.ts';
import { redact } from '../../core/redact.ts';
import type { Severity } from '../../detect/finding.ts';
import { toRange } from '../leakDiagnostics.ts';
import { knownSentence, ruleOf } from '../leakText.ts';
import type { LeakGroup } from './groups.ts';
import type { GroupNode, LeakNode } from './leakNodes.ts';
import { severityText, stateText } from './leakWords.ts';
import type { LeakState, ListedLeak } from './listedLeak.ts';

/** Names of files are whatever others called them, and people put credentials there as well. */
const pathLength = 200;

/** The item of a key or a file with leaks. */
export function groupTreeItem({ group }: GroupNode, now: Date): vscode.TreeItem {
	const item = new vscode.TreeItem(labelOf(group), vscode.TreeItemCollapsibleState.Expanded);
	const count = group.leaks.length === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', group.leaks.length);
	if (group.kind === 'file') {
		const { folder } = splitPath(group.path);
		item.description = folder;
		item.iconPath = vscode.ThemeIcon.File;
		const [{ past }] = group.leaks;
		if (group.uri !== undefined) {
			item.resourceUri = vscode.Uri.parse(group.uri, true);
		} else if (past) {
			item.resourceUri = vscode.Uri.joinPath(vscode.Uri.file(past.base), past.path);
		}
		item.accessibilityInformation = { label: [safePath(group.path), count].join(', ') };
	} else {
		const { owner, masked, leaks } = group;
		const notes = owner ? [environmentText(owner.profile.environment), count] : [ruleOf(leaks[0].leak).title, count];
		item.description = notes.join(' · ');
		item.iconPath = new vscode.ThemeIcon('key');
		item.tooltip = owner ? knownSentence(owner, now) : masked;
		item.accessibilityInformation = { label: [labelOf(group), ...notes].join(', ') };
	}
	item.contextValue = wordsText(['group', group.kind, ...(group.leaks.some(isLive) ? ['live'] : [])]);
	return item;
}

/** The item of one leak. What the row above says already is left out. */
export function leakTreeItem({ row, group }: LeakNode): vscode.TreeItem {
	const { leak, state, severity, uri } = row;
	const { title } = ruleOf(leak);
	const item = new vscode.TreeItem(
		group.kind === 'file' ? leak.masked : placeOf(row, splitPath(row.path).name),
		vscode.TreeItemCollapsibleState.None,
	);
	const notes =
		group.kind === 'file'
			? [stateText(state), placeOf(row, ''), title]
			: [stateText(state), splitPath(row.path).folder, ...(group.owner ? [title, leak.masked] : [])];
	item.description = notes.filter(note => note !== '').join(' · ');
	item.iconPath = leakIcon(state, severity);
	item.contextValue = contextOf(row);
	item.accessibilityInformation = {
		label: [title, leak.masked, placeOf(row, safePath(row.path)), stateText(state), severityText(severity)].join(', '),
	};
	if (uri !== undefined) {
		const options: vscode.TextDocumentShowOptions = { selection: toRange(leak.range), preview: true };
		const tabLabel = row.past && `${splitPath(row.path).name} (${versionText(row)})`;
		item.command = { command: 'vscode.open', title, arguments: [vscode.Uri.parse(uri, true), options, tabLabel] };
	}
	return item;
}

/** The tooltip of a leak, in Markdown: names of files, keys and reasons are escaped; there is no link. */
export function leakTooltip({ row }: LeakNode, now: Date): vscode.MarkdownString {
	const { leak, state, severity, owner, past } = row;
	const { title, about } = ruleOf(leak);
	const reason = leak.suppressed?.reason;
	const lines = [
		`**${markdownText(title)}** \`${leak.masked.replaceAll('`', "'")}\``,
		markdownSentence(placeOf(row, safePath(row.path))),
		state === 'allowed'
			? vscode.l10n.t('Allowed: {0}', markdownSentence(redact(reason ?? '')) || '–')
			: `${stateText(state)} · ${severityText(severity)}`,
		...(state === 'pushed'
			? [vscode.l10n.t('A remote branch has it: deleting it here is not enough, rotate the key.')]
			: []),
		...(past?.commit !== undefined ? [vscode.l10n.t('Introduced by commit {0}.', past.commit.slice(0, 12))] : []),
		...(owner ? [markdownSentence(knownSentence(owner, now))] : []),
		about,
	];
	return new vscode.MarkdownString(lines.join('\n\n'));
}

function labelOf(group: LeakGroup): string {
	if (group.kind === 'file') {
		return splitPath(group.path).name;
	}
	return group.owner ? displayText(group.owner.key.name) || vscode.l10n.t('(no name)') : group.masked;
}

/** Where a leak is: path and line, in a notebook the cell, and which version of the file when it is not the one on disk. */
function placeOf(row: ListedLeak, path: string): string {
	const { leak, cell } = row;
	const line = leak.range.line + 1;
	const place = path === '' ? vscode.l10n.t('line {0}', line) : `${path}:${line}`;
	if (cell) {
		const inCell = vscode.l10n.t('cell {0}, line {1}', cell.number, line);
		return path === '' ? inCell : `${path}, ${inCell}`;
	}
	return row.past ? `${place} (${versionText(row)})` : place;
}

/** Which version of its file a leak of the past is in. */
function versionText({ source, past }: ListedLeak): string {
	if (source === 'staged') {
		return vscode.l10n.t('staged');
	}
	return past?.commit === undefined ? vscode.l10n.t('in the history') : past.commit.slice(0, 7);
}

/** Words for the conditions of menus. */
function contextOf(row: ListedLeak): string {
	const { source, state, leak } = row;
	return wordsText([
		'leak',
		source,
		state === 'allowed' ? 'allowed' : 'open',
		...(isLive(row) ? ['live'] : []),
		...(leak.decodedFrom === undefined ? ['plain'] : []),
	]);
}

/** Whether its key can be ended. */
function isLive({ leak, state }: ListedLeak): boolean {
	return leak.tier !== 4 && state !== 'ended' && state !== 'allowed';
}

function wordsText(words: readonly string[]): string {
	return words.map(word => `;${word};`).join('');
}

const severityIcons: Readonly<Record<Severity, readonly [icon: string, color: string]>> = {
	error: ['error', 'list.errorForeground'],
	warning: ['warning', 'list.warningForeground'],
	information: ['info', 'descriptionForeground'],
};

function leakIcon(state: LeakState, severity: Severity): vscode.ThemeIcon {
	const [icon, color] = severityIcons[severity];
	switch (state) {
		case 'new':
			return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
		case 'pushed':
			return new vscode.ThemeIcon('cloud-upload', new vscode.ThemeColor(color));
		case 'allowed':
			return new vscode.ThemeIcon('pass');
		case 'ended':
			return new vscode.ThemeIcon('circle-slash');
	}
}

function safePath(path: string): string {
	return harmlessLine(redact(path), pathLength);
}

function splitPath(path: string): { readonly folder: string; readonly name: string } {
	const safe = safePath(path);
	const slash = safe.lastIndexOf('/');
	return { folder: safe.slice(0, Math.max(slash, 0)), name: safe.slice(slash + 1) };
}
