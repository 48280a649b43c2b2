import * as l10n from '@vscode/l10n';
import { describe } from '../core/describe.ts';
import { displayText } from '../core/displayText.ts';
import type { Failure } from '../core/failure.ts';
import { sameScopes } from './compare.ts';
import type { Operation } from './ports.ts';
import type { InMemory, Told } from './told.ts';

/** What the user can do after a change. */
export type NextStep =
	| 'addToEnvExample'
	| 'copySecret'
	/** The secret exists in memory alone. */
	| 'copyUnsaved'
	| 'storeAgain'
	| 'revokeAndCreate'
	| 'rotateAgain'
	| 'checkAgain'
	/** The user says that a secret shown by no one else is kept elsewhere. */
	| 'confirmKept'
	/** The server has the operation at the address of another generation of the API. */
	| 'useOtherSurface'
	/** The second half of a replacement. */
	| 'revokeOld'
	/** Only the user can tell which key is the one. */
	| 'chooseKey'
	| 'showKeys'
	| 'showLog'
	| 'done';

/** What the user is told. `modal`: nothing else may go on before it is answered. */
export interface Telling {
	readonly severity: 'information' | 'warning' | 'error';
	readonly modal: boolean;
	readonly message: string;
	readonly detail?: string;
	readonly next: readonly NextStep[];
}

/** What was asked for, in the words of the request. */
export interface Asked {
	readonly operation: Operation;
	readonly name: string;
	readonly scopes?: readonly string[];
	/** Name of the key that the created one replaces. */
	readonly replaces?: string;
}

/** Puts what is known of a change into words. Exactly one of: done, not done, cannot tell. */
export function tellingOf(asked: Asked, told: Told): Telling {
	switch (told.outcome) {
		case 'done':
			return doneTelling(asked, told);
		case 'notDone':
			return {
				severity: 'error',
				modal: false,
				message: `${notDoneText(asked, told.failure)} ${describe(told.failure).message}`,
				next: [told.failure.kind === 'routeNotFound' && told.failure.other ? 'useOtherSurface' : 'showLog'],
			};
		case 'unclear':
			return unclearTelling(asked, told);
	}
}

/** A secret that only this process holds comes before everything else. */
function inMemoryTelling({ name }: Asked, secret: InMemory, outcome: string): Telling {
	const isKnown = secret.kind === 'unsaved';
	return {
		severity: 'error',
		modal: true,
		message: isKnown
			? l10n.t('The new secret of “{0}” could not be stored.', displayText(name))
			: l10n.t('Yativo answered, but no secret was recognised in the answer.'),
		detail: isKnown
			? `${outcome} ${describe(secret.failure).message} ${l10n.t('Yativo shows a secret only once: it stays in memory until you confirm that you have it. A copy is cleared from the clipboard after a while.')}`
			: `${outcome} ${l10n.t('The answer may hold it all the same. It is kept in memory until you confirm that you have looked.')}`,
		next: [...(isKnown ? (['storeAgain'] as const) : []), 'copyUnsaved', 'confirmKept'],
	};
}

function doneTelling(asked: Asked, told: Extract<Told, { outcome: 'done' }>): Telling {
	const done = doneText(asked, told);
	switch (told.secret.kind) {
		case 'unsaved':
		case 'unrecognised':
			return inMemoryTelling(asked, told.secret, done);
		case 'none':
		case 'taken':
			return { severity: 'information', modal: false, message: done, next: [] };
		case 'stored':
			return {
				severity: 'information',
				modal: false,
				message: [
					done,
					l10n.t('Its secret is in the secret storage of this machine.'),
					...(asked.replaces === undefined
						? []
						: [l10n.t('“{0}” still works: revoke it when nothing uses it any more.', displayText(asked.replaces))]),
				].join(' '),
				next: [
					...(asked.replaces === undefined ? [] : (['revokeOld'] as const)),
					'addToEnvExample',
					'copySecret',
					'done',
				],
			};
		case 'lost':
			return {
				severity: 'warning',
				modal: true,
				message: `${done} ${l10n.t('But its secret was lost on the way and cannot be shown again.')}`,
				detail:
					asked.operation === 'create'
						? l10n.t('Nobody has the secret, so the key is of no use. Revoke it and create another.')
						: l10n.t('The old secret no longer works. Rotate once more to get a secret.'),
				next: [lostStep(asked)],
			};
	}
}

function unclearTelling(asked: Asked, told: Extract<Told, { outcome: 'unclear' }>): Telling {
	if (told.secret.kind === 'unsaved' || told.secret.kind === 'unrecognised') {
		return inMemoryTelling(asked, told.secret, unclearText(asked));
	}
	const lines = [describe(told.failure).message];
	if (told.wantsCode) {
		lines.push(l10n.t('This account lists its keys only with a code from your authenticator.'));
	}
	if (told.candidates.length > 0 && asked.operation === 'create') {
		lines.push(
			l10n.t(
				'Keys that have appeared since: {0}.',
				told.candidates.map(({ name }) => `“${displayText(name)}”`).join(', '),
			),
		);
	}
	if (told.secret.kind === 'stored') {
		lines.push(l10n.t('The new secret is in the secret storage of this machine.'));
	}
	if (asked.operation === 'rotate' && told.secret.kind === 'lost') {
		lines.push(
			l10n.t('The list cannot show whether the secret changed. Rotating once more is safe and gives a known secret.'),
		);
	}
	return {
		severity: 'warning',
		modal: true,
		message: unclearText(asked),
		detail: `${lines.join(' ')} ${l10n.t('Nothing is sent again without you.')}`,
		next: ['checkAgain', unclearStep(asked, told)],
	};
}

function unclearStep({ operation }: Asked, { candidates, secret }: Extract<Told, { outcome: 'unclear' }>): NextStep {
	if (operation === 'create' && candidates.length > 0) {
		return 'chooseKey';
	}
	return operation === 'rotate' && secret.kind === 'lost' ? 'rotateAgain' : 'showKeys';
}

function lostStep({ operation }: Asked): NextStep {
	return operation === 'rotate' ? 'rotateAgain' : 'revokeAndCreate';
}

function doneText(asked: Asked, { key, before }: Extract<Told, { outcome: 'done' }>): string {
	const name = displayText(asked.name);
	switch (asked.operation) {
		case 'create': {
			const granted = key?.scopes ?? [];
			return granted.length > 0 && asked.scopes && !sameScopes(granted, asked.scopes)
				? l10n.t('“{0}” was created with other scopes than asked for: {1}.', name, granted.map(displayText).join(', '))
				: l10n.t('“{0}” was created.', name);
		}
		case 'rotate':
			return l10n.t('“{0}” was rotated: the old secret no longer works.', name);
		case 'updateScopes':
			return key && asked.scopes && !sameScopes(key.scopes, asked.scopes)
				? l10n.t('“{0}” was given other scopes than asked for: {1}.', name, key.scopes.map(displayText).join(', '))
				: l10n.t('The scopes of “{0}” were changed.', name);
		case 'revoke':
			if (!key) {
				return l10n.t('Yativo no longer knows “{0}”: it cannot be used.', name);
			}
			return before ? l10n.t('“{0}” had been revoked before.', name) : l10n.t('“{0}” is revoked.', name);
	}
}

function notDoneText({ operation, name }: Asked, { kind }: Failure): string {
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

function unclearText({ operation, name }: Asked): string {
	const shown = displayText(name);
	switch (operation) {
		case 'create':
			return l10n.t('It is not clear whether “{0}” was created.', shown);
		case 'rotate':
			return l10n.t('It is not clear whether “{0}” was rotated.', shown);
		case 'updateScopes':
			return l10n.t('It is not clear whether the scopes of “{0}” were changed.', shown);
		case 'revoke':
			return l10n.t('It is not clear whether “{0}” was revoked.', shown);
	}
}
