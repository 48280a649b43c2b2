import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText, quickPickText } from '../../core/displayText.ts';
import { keysViewId } from '../../ids.ts';
import { keepSecret } from '../../lifecycle/change.ts';
import { settle } from '../../lifecycle/settle.ts';
import { inMemory, type Told } from '../../lifecycle/told.ts';
import { type NextStep, tellingOf } from '../../lifecycle/toldText.ts';
import { whileLooking } from '../../ui/progress.ts';
import { askCode } from '../askCode.ts';
import { isConfirmed } from './confirmations.ts';
import { type Changed, converse, type Subject } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';
import { tell } from './tell.ts';

/** A change that was made, with what it takes to go on from there. */
export interface Made {
	readonly subject: Subject;
	readonly changed: Changed;
}

/**
 * Makes a change once it is confirmed, tells what came of it, and does what the user chooses next.
 *
 * @param afterwards what the change was for: runs as soon as it is made, while the user is still being told.
 * @returns what was told last.
 */
export async function changeAndFollow(
	deps: KeyChangeDeps,
	subject: Subject,
	afterwards?: () => Promise<void>,
): Promise<Told | undefined> {
	const changed = (await isConfirmed(deps, subject)) ? await converse(deps, subject) : undefined;
	const done = changed?.settled.told.outcome === 'done' ? afterwards?.() : undefined;
	done?.catch(() => {}); // told below: nothing comes between a user and a secret that was just made
	const told = changed && (await follow(deps, { subject, changed }));
	await done;
	return told;
}

/** Tells what came of a change and does what the user chooses next, until nothing is left to do. */
export async function follow(deps: KeyChangeDeps, made: Made): Promise<Told> {
	const { asked, settled } = made.changed;
	const step = await tell(tellingOf(asked, settled.told));
	if (step === undefined) {
		// A secret that is only in memory is shown again until the user says that it is kept.
		if (inMemory(settled.told)) {
			return follow(deps, made);
		}
		if (settled.told.outcome === 'unclear') {
			deps.lifecycle.journal.release(settled.entry.id);
		}
		return settled.told;
	}
	const next = await take(deps, made, step);
	return next ? follow(deps, withTold(made, next)) : settled.told;
}

function withTold({ subject, changed }: Made, told: Told): Made {
	return { subject, changed: { ...changed, settled: { ...changed.settled, told } } };
}

/** Takes one step. @returns what is to be told after it, or `undefined` when the matter is closed. */
async function take(deps: KeyChangeDeps, made: Made, step: NextStep): Promise<Told | undefined> {
	const { subject, changed } = made;
	const { entry, told } = changed.settled;
	const sources = { ...deps.lifecycle, connection: subject.connection };
	switch (step) {
		case 'addToEnvExample':
		case 'copySecret':
			await vscode.commands.executeCommand(`yativo.${step}`, nodeOf(made));
			return undefined;
		case 'copyUnsaved': {
			const secret = inMemory(told);
			if (secret) {
				await deps.copy(secret);
			}
			return told;
		}
		case 'confirmKept':
			if (told.outcome === 'unclear') {
				return { ...told, secret: { kind: 'taken' } };
			}
			await deps.lifecycle.journal.close(entry.id);
			return undefined;
		case 'storeAgain':
			return keepSecret(sources, entry, told);
		case 'checkAgain':
			return told.outcome === 'unclear' ? checkAgain(deps, made, told) : undefined;
		case 'chooseKey':
			return chooseKey(deps, made);
		case 'showKeys':
			await deps.lifecycle.journal.close(entry.id);
			await vscode.commands.executeCommand(`${keysViewId}.focus`);
			return undefined;
		case 'showLog':
			await vscode.commands.executeCommand('yativo.showLog');
			return undefined;
		case 'done':
			return undefined;
		default:
			await changeNext(deps, made, step);
			return undefined;
	}
}

/** Looks at the list once more, with a code where it takes one. What the user has said of the secret stays true. */
async function checkAgain(
	deps: KeyChangeDeps,
	{ subject, changed }: Made,
	before: Extract<Told, { outcome: 'unclear' }>,
): Promise<Told> {
	const { connection } = subject;
	const title = vscode.l10n.t('Look at the keys of {0}', connection.profile.name);
	const code = before.wantsCode && (await askCode(title, deps.sentCodes));
	if (before.wantsCode && !code) {
		return before;
	}
	const sources = { ...deps.lifecycle, connection, ...(code && { code }) };
	const told = await whileLooking(
		vscode.l10n.t('Looking at the list of keys'),
		settle(sources, changed.settled.entry, before.failure),
	);
	if (told.outcome === 'done' && told.key) {
		deps.sessions.amend(connection.profile.id, told.key);
	}
	return before.secret.kind === 'taken' && told.outcome !== 'notDone' ? { ...told, secret: before.secret } : told;
}

/** Steps that are changes of their own, each with its own confirmation and code. */
async function changeNext(
	deps: KeyChangeDeps,
	{ subject, changed }: Made,
	step: 'revokeAndCreate' | 'rotateAgain' | 'revokeOld' | 'useOtherSurface',
): Promise<void> {
	const { told } = changed.settled;
	const { code: _code, ...draft } = changed.draft;
	const again: Subject = { ...subject, draft };
	switch (step) {
		case 'rotateAgain':
			await changeAndFollow(deps, subject);
			return;
		case 'revokeOld':
			await changeAndFollow(deps, {
				connection: subject.connection,
				change: 'revoke',
				...(subject.key && { key: subject.key }),
			});
			return;
		case 'revokeAndCreate': {
			const orphan = told.outcome === 'done' ? told.key : undefined;
			const revoked =
				orphan && (await changeAndFollow(deps, { connection: subject.connection, change: 'revoke', key: orphan }));
			if (revoked?.outcome === 'done') {
				await changeAndFollow(deps, again);
			}
			return;
		}
		case 'useOtherSurface': {
			const other =
				told.outcome === 'notDone' && told.failure.kind === 'routeNotFound' ? told.failure.other : undefined;
			if (other) {
				const connection = subject.connection.withSurface(other);
				await deps.saveProfile({ ...connection.profile, surfaceFixed: true });
				deps.sessions.forget(connection.profile.id);
				await changeAndFollow(deps, { ...again, connection });
			}
		}
	}
}

/** Lets the user say which of the new keys is the one that was asked for. */
async function chooseKey(deps: KeyChangeDeps, { changed }: Made): Promise<Told | undefined> {
	const { entry, told } = changed.settled;
	if (told.outcome !== 'unclear') {
		return undefined;
	}
	const items: (vscode.QuickPickItem & { readonly key?: ApiKey })[] = [
		...told.candidates.map(key => ({
			label: quickPickText(key.name),
			description: key.maskedKey ?? '',
			detail: key.scopes.map(displayText).join(', '),
			key,
		})),
		{ label: vscode.l10n.t('None of these'), description: vscode.l10n.t('it was not created') },
	];
	const chosen = await vscode.window.showQuickPick(items, {
		placeHolder: vscode.l10n.t('Which key is “{0}”?', displayText(entry.name)),
		ignoreFocusOut: true,
	});
	if (!chosen) {
		return told;
	}
	await deps.lifecycle.journal.close(entry.id);
	if (!chosen.key) {
		return { outcome: 'notDone', failure: told.failure };
	}
	if (told.secret.kind === 'stored') {
		await deps.lifecycle.vault.attach(entry.profileId, entry.id, chosen.key);
	}
	return { outcome: 'done', key: chosen.key, secret: told.secret };
}

function nodeOf({ subject, changed }: Made) {
	const { told } = changed.settled;
	const key = told.outcome === 'done' ? told.key : undefined;
	return key && { kind: 'key', profile: subject.connection.profile, key };
}
