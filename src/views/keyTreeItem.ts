import * as vscode from 'vscode';
import type { KeyStatus } from '../core/apiKey.ts';
import { displayText, markdownText } from '../core/displayText.ts';
import { effectiveStatus } from '../core/keyStatus.ts';
import { scopeInfo } from '../core/scopes.ts';
import { dayText, distanceText, momentText } from '../ui/dates.ts';
import { statusText } from '../ui/statusText.ts';
import type { Fact, FactNode, KeyNode, ScopeNode, VariableNode } from './nodes.ts';

/** What the item of a key depends on besides the key. */
export interface KeyContext {
	readonly now: Date;
	/** Whether this machine holds the key's secret. */
	readonly secretHeld: boolean;
	/** Operations that the profile's surface has, as words for menu conditions: `rotate`, `scopes`. */
	readonly operations: readonly string[];
}

/** The tree item of a key. The name comes from a server: it is shown as one plain line. */
export function keyTreeItem({ key }: KeyNode, context: KeyContext): vscode.TreeItem {
	const status = effectiveStatus(key, context.now);
	const name = displayText(key.name) || vscode.l10n.t('(no name)');
	const notes = [
		...(status === 'active' ? [] : [statusNote(key.expiresAt, status, context.now)]),
		...(context.secretHeld ? [vscode.l10n.t('secret stored')] : []),
		...(key.id === undefined ? [vscode.l10n.t('id unknown')] : []),
	];
	const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
	item.description = [...notes, ...(key.maskedKey ? [displayText(key.maskedKey)] : [])].join(' · ');
	item.iconPath = keyIcon(status);
	item.contextValue = [
		'key',
		status === 'revoked' || status === 'expired' ? 'dead' : 'live',
		...(key.id === undefined ? [] : ['id']),
		...(context.secretHeld ? ['secret'] : []),
		...context.operations,
	]
		.map(word => `;${word};`)
		.join('');
	item.accessibilityInformation = { label: [name, statusText(status), ...notes].join(', ') };
	return item;
}

/** The tooltip of a key, in Markdown: every string of the server is escaped, no command link, no secret. */
export function keyTooltip({ key, profile }: KeyNode, context: KeyContext): vscode.MarkdownString {
	const status = effectiveStatus(key, context.now);
	const lines = [
		`**${markdownText(key.name)}**`,
		`${statusText(status)} · ${markdownText(profile.name)}`,
		...(key.maskedKey ? [vscode.l10n.t('Key: {0}', `\`${displayText(key.maskedKey).replaceAll('`', "'")}\``)] : []),
		vscode.l10n.t('Scopes: {0}', key.scopes.map(markdownText).join(', ') || vscode.l10n.t('not known')),
		...(key.createdAt ? [vscode.l10n.t('Created: {0}', momentText(key.createdAt))] : []),
		...(key.lastUsedAt ? [vscode.l10n.t('Last used: {0}', momentText(key.lastUsedAt))] : []),
		...(key.expiresAt ? [vscode.l10n.t('Expires: {0}', momentText(key.expiresAt))] : []),
		context.secretHeld
			? vscode.l10n.t('Its secret is kept in the secret storage of this machine.')
			: vscode.l10n.t('Its secret is not on this machine.'),
	];
	return new vscode.MarkdownString(lines.join('\n\n'));
}

/** The tree item of a scope, with its meaning, and marked when it moves money. */
export function scopeTreeItem({ scope }: ScopeNode): vscode.TreeItem {
	const { meaning, risk } = scopeInfo(scope);
	const item = new vscode.TreeItem(displayText(scope));
	const mark = risk === 'money' ? vscode.l10n.t('moves money') : undefined;
	item.description = [mark, meaning].filter(text => text !== undefined).join(' · ');
	item.iconPath = new vscode.ThemeIcon(risk === 'money' ? 'arrow-swap' : 'shield');
	item.contextValue = ';scope;';
	item.accessibilityInformation = {
		label: [vscode.l10n.t('Scope {0}', displayText(scope)), item.description].join(', '),
	};
	return item;
}

/** The tree item of a variable that a key serves in this workspace, or would if its secret were on this machine. */
export function variableTreeItem({ name, part }: VariableNode, { secretHeld }: KeyContext): vscode.TreeItem {
	const item = new vscode.TreeItem(name);
	item.description =
		secretHeld || part === 'apiKey'
			? vscode.l10n.t('served in this workspace')
			: vscode.l10n.t('secret not on this machine');
	item.iconPath = new vscode.ThemeIcon('symbol-variable');
	item.contextValue = ';variable;';
	item.accessibilityInformation = { label: [vscode.l10n.t('Variable {0}', name), item.description].join(', ') };
	return item;
}

/** The tree item of a fact about a key. */
export function factTreeItem({ key, fact }: FactNode, now: Date): vscode.TreeItem {
	const { label, icon } = factLook(fact);
	const item = new vscode.TreeItem(label);
	const value = key[fact];
	if (value instanceof Date) {
		item.description = fact === 'lastUsedAt' ? distanceText(value, now) : dayText(value);
		item.tooltip = momentText(value);
	} else if (typeof value === 'string') {
		item.description = displayText(value);
	} else if (value) {
		item.description = [
			...(value.perMinute === undefined ? [] : [vscode.l10n.t('{0} a minute', value.perMinute)]),
			...(value.perHour === undefined ? [] : [vscode.l10n.t('{0} an hour', value.perHour)]),
			...(value.perDay === undefined ? [] : [vscode.l10n.t('{0} a day', value.perDay)]),
		].join(', ');
	}
	item.iconPath = new vscode.ThemeIcon(icon);
	item.contextValue = ';fact;';
	item.accessibilityInformation = { label: `${label}: ${item.description ?? ''}` };
	return item;
}

function factLook(fact: Fact): { readonly label: string; readonly icon: string } {
	switch (fact) {
		case 'maskedKey':
			return { label: vscode.l10n.t('Key'), icon: 'key' };
		case 'createdAt':
			return { label: vscode.l10n.t('Created'), icon: 'calendar' };
		case 'lastUsedAt':
			return { label: vscode.l10n.t('Last used'), icon: 'history' };
		case 'expiresAt':
			return { label: vscode.l10n.t('Expires'), icon: 'watch' };
		case 'revokedAt':
			return { label: vscode.l10n.t('Revoked'), icon: 'circle-slash' };
		case 'rateLimit':
			return { label: vscode.l10n.t('Rate limit'), icon: 'dashboard' };
	}
}

function statusNote(expiresAt: Date | undefined, status: KeyStatus, now: Date): string {
	return status === 'expiring' && expiresAt
		? vscode.l10n.t('expires {0}', distanceText(expiresAt, now))
		: statusText(status).toLowerCase();
}

/** The shape tells the state; the colour only repeats it. */
function keyIcon(status: KeyStatus): vscode.ThemeIcon {
	switch (status) {
		case 'active':
			return new vscode.ThemeIcon('key');
		case 'expiring':
			return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
		case 'revoked':
			return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('disabledForeground'));
		case 'expired':
		case 'inactive':
			return new vscode.ThemeIcon('watch', new vscode.ThemeColor('disabledForeground'));
		default:
			return new vscode.ThemeIcon('question');
	}
}
