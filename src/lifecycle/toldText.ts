import * as l10n from '@vscode/l10n';
import { describe } from '../core/describe.ts';
import { displayText } from '../core/displayText.ts';
import type { Failure } from '../core/failure.ts';
import {
	type Asked,
	deviationTexts,
	doneText,
	grantsOther,
	leftoverTexts,
	notDoneText,
	unclearText,
} from './outcomeText.ts';
import type { InMemory, Told, Unclear } from './told.ts';

/** What the user can do after a change. */
export type NextStep =
	| 'addToEnvExample'
	| 'writeEnvFile'
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
	/** The server refused what was asked for: back to the answers, all of which are kept but the code. */
	| 'editAnswers'
	/** The second half of a replacement. */
	| 'revokeOld'
	/** Only the user can tell which key is the one. */
	| 'chooseKey'
	| 'showKeys'
	| 'signIn'
	| 'openDashboard'
	/** Those of the proxy. */
	| 'openSettings'
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

/**
 * Puts what is known of a change into words. Exactly one of: done, not done, cannot tell.
 *
 * @param dayText a day in the user's language.
 */
export function tellingOf(asked: Asked, told: Told, dayText: (date: Date) => string): Telling {
	switch (told.outcome) {
		case 'done':
			return doneTelling(asked, told, dayText);
		case 'notDone':
			return {
				severity: 'error',
				modal: false,
				message: `${notDoneText(asked, told.failure)} ${describe(told.failure).message}`,
				next: notDoneSteps(asked, told.failure),
			};
		case 'unclear':
			return unclearTelling(asked, told);
	}
}

function notDoneSteps({ operation }: Asked, failure: Failure): readonly NextStep[] {
	const hasAnswers = operation === 'create' || operation === 'updateScopes';
	return [...(hasAnswers && failure.kind === 'refused' ? (['editAnswers'] as const) : []), notDoneStep(failure)];
}

function notDoneStep(failure: Failure): NextStep {
	if (failure.kind === 'routeNotFound' && failure.other) {
		return 'useOtherSurface';
	}
	const { remedy } = describe(failure);
	switch (remedy) {
		case 'signIn':
		case 'openDashboard':
		case 'openSettings':
			return remedy;
		default:
			return 'showLog';
	}
}

/** A secret that only this process holds comes before everything else. */
function inMemoryTelling(
	asked: Asked,
	{ outcome: known, secret }: Told & { secret: InMemory },
	outcome: string,
): Telling {
	const { name } = asked;
	const isKnown = secret.kind === 'unsaved';
	return {
		severity: 'error',
		modal: true,
		message: isKnown
			? l10n.t('The new secret of “{0}” could not be stored.', displayText(name))
			: l10n.t('Yativo answered, but no secret was recognised in the answer.'),
		detail: isKnown
			? `${outcome} ${describe(secret.failure).message} ${l10n.t('Yativo shows a secret only once: it stays in memory until you confirm that you have it. A copy is cleared from the clipboard after a while.')}`
			: `${outcome} ${l10n.t('The answer may hold it all the same: copy it and look. It is kept in memory until you say what you found.')}`,
		next: [
			...(isKnown ? (['storeAgain'] as const) : []),
			'copyUnsaved',
			'confirmKept',
			...(isKnown || known !== 'done' ? [] : [lostStep(asked)]),
		],
	};
}

function doneTelling(asked: Asked, told: Extract<Told, { outcome: 'done' }>, dayText: (date: Date) => string): Telling {
	const done = doneText(asked, told);
	const { secret } = told;
	const deviations = deviationTexts(asked, told.key, dayText);
	const severity = deviations.length > 0 || grantsOther(asked, told.key) ? 'warning' : 'information';
	switch (secret.kind) {
		case 'unsaved':
		case 'unrecognised':
			return inMemoryTelling(asked, { ...told, secret }, [done, ...deviations].join(' '));
		case 'none':
		case 'taken':
			return { severity, modal: false, message: [done, ...deviations].join(' '), next: [] };
		case 'stored': {
			const leftovers = asked.uses ? leftoverTexts(asked.uses) : [];
			return {
				severity: leftovers.length > 0 ? 'warning' : severity,
				modal: false,
				message: [
					done,
					...deviations,
					asked.operation === 'rotate'
						? l10n.t('The new secret is in the secret storage of this machine.')
						: l10n.t('Its secret is in the secret storage of this machine.'),
					...leftovers,
					...(told.key && told.key.id === undefined
						? [l10n.t('No list shows it yet: until one does, it cannot be rotated or revoked from here.')]
						: []),
					...(asked.replaces === undefined
						? []
						: [l10n.t('“{0}” still works: revoke it when nothing uses it any more.', displayText(asked.replaces))]),
				].join(' '),
				next: storedSteps(asked),
			};
		}
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

/** What puts a stored secret to use. Three buttons are all that a notification has room for. */
function storedSteps({ replaces, uses }: Asked): readonly NextStep[] {
	if (uses?.files.some(file => /(?:^|\/)\.env$/.test(file))) {
		return ['writeEnvFile', 'copySecret', 'done'];
	}
	if (uses?.isBound) {
		return ['copySecret', 'done'];
	}
	// The old key is revoked once the new one is in use.
	return ['addToEnvExample', 'copySecret', replaces === undefined ? 'done' : 'revokeOld'];
}

function unclearTelling(asked: Asked, told: Unclear): Telling {
	const { secret } = told;
	const message = unclearText(asked, told);
	if (secret.kind === 'unsaved' || secret.kind === 'unrecognised') {
		return inMemoryTelling(asked, { ...told, secret }, message);
	}
	const lines = [describe(told.failure).message];
	if (told.unlisted === 'codeWanted') {
		lines.push(l10n.t('This account lists its keys only with a code from your authenticator.'));
	}
	if (told.unlisted === 'failed') {
		lines.push(l10n.t('The keys could not be listed either, so nobody has looked yet.'));
	}
	if (told.candidates.length > 0 && asked.operation === 'create') {
		lines.push(
			l10n.t(
				'Keys that have appeared since: {0}.',
				told.candidates.map(({ name }) => `“${displayText(name)}”`).join(', '),
			),
		);
	}
	if (secret.kind === 'stored') {
		lines.push(l10n.t('The new secret is in the secret storage of this machine.'));
	}
	if (asked.operation === 'rotate' && secret.kind === 'lost') {
		lines.push(
			l10n.t(
				'A list does not show whether the secret changed, so the old one may have stopped working. Rotating once more ends the doubt: that secret is kept.',
			),
		);
	}
	return {
		severity: 'warning',
		modal: true,
		message,
		detail: `${lines.join(' ')} ${l10n.t('Nothing is sent again without you.')}`,
		next: unclearSteps(asked, told),
	};
}

function unclearSteps({ operation }: Asked, { candidates, secret, unlisted }: Unclear): readonly NextStep[] {
	if (operation === 'create' && candidates.length > 0) {
		return ['checkAgain', 'chooseKey'];
	}
	if (operation === 'rotate' && secret.kind === 'lost' && (unlisted || candidates.length > 0)) {
		return unlisted ? ['checkAgain', 'rotateAgain'] : ['rotateAgain', 'showKeys'];
	}
	return ['checkAgain', 'showKeys'];
}

function lostStep({ operation }: Asked): NextStep {
	return operation === 'rotate' ? 'rotateAgain' : 'revokeAndCreate';
}
