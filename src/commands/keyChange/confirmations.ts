import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText } from '../../core/displayText.ts';
import { environmentText } from '../../core/environmentText.ts';
import type { OwnKey } from '../../core/ownKey.ts';
import { confirm } from '../../ui/confirm.ts';
import { distanceText } from '../../ui/dates.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { profileNow } from '../../views/session.ts';
import type { Subject } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';
import { ownKeyOf } from './staySignedIn.ts';

/** Asks before what ends a secret or a key, naming all that may depend on it. Other changes need no asking. */
export async function isConfirmed(deps: KeyChangeDeps, { change, key, connection }: Subject): Promise<boolean> {
	if (!key || (change !== 'rotate' && change !== 'revoke')) {
		return true;
	}
	const profile = profileNow(deps.sessions, connection.profile);
	const node: KeyNode = { kind: 'key', profile, key };
	const own = await ownKeyOf(deps, profile, key);
	const chosen = await confirm(
		change === 'rotate'
			? {
					question: vscode.l10n.t('Rotate “{0}”?', displayText(key.name)),
					detail: rotateDetail({ node, own }, deps),
					actions: [vscode.l10n.t('Rotate')],
				}
			: {
					question: vscode.l10n.t('Revoke “{0}”?', displayText(key.name)),
					detail: revokeDetail({ node, own }, deps),
					actions: [vscode.l10n.t('Revoke')],
				},
	);
	return chosen !== undefined;
}

interface Concerned {
	readonly node: KeyNode;
	/** Whether the connection signs in with the key. */
	readonly own: OwnKey;
}

function rotateDetail({ node, own }: Concerned, deps: KeyChangeDeps): string {
	return [
		connectionText(node),
		...usesText(node, deps),
		...rotatedOwnText(own),
		'',
		vscode.l10n.t(
			'The key gets a new secret, and the old one stops working at once. Programs that use it need the new one.',
		),
	].join('\n');
}

function rotatedOwnText(own: OwnKey): readonly string[] {
	switch (own) {
		case 'yes':
			return [vscode.l10n.t('This connection signs in with this key, and goes on with its new secret.')];
		case 'maybe':
			return [vscode.l10n.t('If this connection signs in with it, it may have to sign in again with the new secret.')];
		case 'no':
			return [];
	}
}

function revokeDetail({ node, own }: Concerned, deps: KeyChangeDeps): string {
	const { key } = node;
	return [
		connectionText(node),
		...(key.id === undefined ? [] : [vscode.l10n.t('Key ID: {0}', displayText(key.id))]),
		vscode.l10n.t('Scopes: {0}', key.scopes.map(displayText).join(', ') || vscode.l10n.t('not known')),
		vscode.l10n.t('Last used: {0}', lastUsedText(key, deps.lifecycle.now())),
		...usesText(node, deps),
		...revokedOwnText(own),
		'',
		vscode.l10n.t('Programs that use the key stop working at once. This cannot be undone.'),
	].join('\n');
}

function revokedOwnText(own: OwnKey): readonly string[] {
	switch (own) {
		case 'yes':
			return [
				vscode.l10n.t('This connection signs in with this key, and ends with it: sign in with another key then.'),
			];
		case 'maybe':
			return [vscode.l10n.t('If this connection signs in with it, it ends too.')];
		case 'no':
			return [];
	}
}

function connectionText({ profile }: KeyNode): string {
	return vscode.l10n.t('Connection: {0} ({1})', displayText(profile.name), environmentText(profile.environment));
}

function usesText(node: KeyNode, { boundNames }: KeyChangeDeps): readonly string[] {
	const names = boundNames(node);
	return names.length > 0 ? [vscode.l10n.t('This workspace uses it as {0}.', names.join(', '))] : [];
}

function lastUsedText({ lastUsedAt }: ApiKey, now: Date): string {
	return lastUsedAt ? distanceText(lastUsedAt, now) : vscode.l10n.t('not known');
}
