import * as l10n from '@vscode/l10n';
import type { ApiKey } from '../core/apiKey.ts';
import { displayText } from '../core/displayText.ts';
import type { Failure } from '../core/failure.ts';
import { sameScopes } from './compare.ts';
import type { Operation } from './ports.ts';
import type { Told, Unclear } from './told.ts';

/** What this machine does with the secret of a key that was rotated. */
export interface SecretUses {
	/** Dotenv files that still hold the old one, as people call them. */
	readonly files: readonly string[];
	/** How many terminals still hold the old one. */
	readonly terminals: number;
	/** Whether variables of the workspace stand for the key. */
	readonly isBound: boolean;
}

/** What was asked for, in the words of the request. */
export interface Asked {
	readonly operation: Operation;
	readonly name: string;
	readonly scopes?: readonly string[];
	/** Absent where it is not known any more. */
	readonly end?: Date | 'none';
	/** Name of the key that the created one replaces. */
	readonly replaces?: string;
	/** For a rotation, as far as somebody has looked. */
	readonly uses?: SecretUses;
}

/** What was done. */
export function doneText(asked: Asked, { key, before }: Extract<Told, { outcome: 'done' }>): string {
	const name = displayText(asked.name);
	switch (asked.operation) {
		case 'create':
			return key && grantsOther(asked, key)
				? l10n.t('“{0}” was created with other scopes than asked for: {1}.', name, scopesText(key))
				: l10n.t('“{0}” was created.', name);
		case 'rotate':
			return l10n.t('“{0}” was rotated: the old secret no longer works.', name);
		case 'updateScopes':
			return key && grantsOther(asked, key)
				? l10n.t('“{0}” was given other scopes than asked for: {1}.', name, scopesText(key))
				: l10n.t('The scopes of “{0}” were changed.', name);
		case 'revoke':
			if (!key) {
				return l10n.t('Yativo no longer knows “{0}”: it cannot be used.', name);
			}
			return before ? l10n.t('“{0}” had been revoked before.', name) : l10n.t('“{0}” is revoked.', name);
	}
}

/** Whether the server says that it granted other scopes. */
export function grantsOther({ scopes }: Asked, key: ApiKey | undefined): boolean {
	return key !== undefined && key.scopes.length > 0 && scopes !== undefined && !sameScopes(key.scopes, scopes);
}

function scopesText({ scopes }: ApiKey): string {
	return scopes.map(displayText).join(', ');
}

/** Where an old secret still is in use: a dead one fails programs without a word. */
export function leftoverTexts({ files, terminals }: SecretUses): readonly string[] {
	return [
		...(files.length > 0
			? [l10n.t('The old secret still stands in {0}.', files.map(file => displayText(file)).join(', '))]
			: []),
		...(terminals === 1 ? [l10n.t('An open terminal still holds the old secret: open a new one.')] : []),
		...(terminals > 1 ? [l10n.t('{0} open terminals still hold the old secret: open new ones.', `${terminals}`)] : []),
	];
}

/** What else of a new key is not as it was asked for. */
export function deviationTexts(
	{ operation, name, end }: Asked,
	key: ApiKey | undefined,
	dayText: (date: Date) => string,
): readonly string[] {
	if (operation !== 'create' || !key) {
		return [];
	}
	return [
		...(key.name === name ? [] : [l10n.t('Yativo calls it “{0}”.', displayText(key.name))]),
		...(end === undefined || isSameEnd(end, key.expiresAt) ? [] : [endText(key.expiresAt, dayText)]),
	];
}

/** Two clocks and the time that a request takes account for less. */
const tolerableMs = 60_000;

function isSameEnd(asked: Date | 'none', granted: Date | undefined): boolean {
	return asked === 'none' || granted === undefined
		? asked === 'none' && granted === undefined
		: Math.abs(asked.getTime() - granted.getTime()) < tolerableMs;
}

function endText(end: Date | undefined, dayText: (date: Date) => string): string {
	return end
		? l10n.t('It ends on {0}.', dayText(end))
		: l10n.t('Yativo tells no end of it: it may work until somebody revokes it.');
}

/** What was not done. */
export function notDoneText({ operation, name }: Asked, { kind }: Failure): string {
	const shown = displayText(name);
	switch (operation) {
		case 'create':
			return l10n.t('“{0}” was not created.', shown);
		case 'rotate':
			// A key that the server will not rotate may be dead for another reason.
			return kind === 'refused' || kind === 'notFound'
				? l10n.t('“{0}” was not rotated.', shown)
				: l10n.t('“{0}” was not rotated: its secret still works.', shown);
		case 'updateScopes':
			return l10n.t('The scopes of “{0}” were not changed.', shown);
		case 'revoke':
			return l10n.t('“{0}” was not revoked.', shown);
	}
}

/** What nobody can tell. */
export function unclearText({ operation, name }: Asked, { candidates, secret }: Unclear): string {
	const shown = displayText(name);
	switch (operation) {
		case 'create':
			if (secret.kind === 'stored') {
				return candidates.length > 0
					? l10n.t('“{0}” was created, but it is not clear which of the new keys it is.', shown)
					: l10n.t('“{0}” was created, but it is not clear which key it is.', shown);
			}
			return l10n.t('It is not clear whether “{0}” was created.', shown);
		case 'rotate':
			return l10n.t('It is not clear whether “{0}” was rotated.', shown);
		case 'updateScopes':
			return l10n.t('It is not clear whether the scopes of “{0}” were changed.', shown);
		case 'revoke':
			return l10n.t('It is not clear whether “{0}” was revoked.', shown);
	}
}
