import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { draftOn } from '../../core/keyChange/draft.ts';
import { withFound } from '../../core/profile.ts';
import { keysViewId } from '../../ids.ts';
import { keepSecret } from '../../lifecycle/keep.ts';
import { settle } from '../../lifecycle/settle.ts';
import { inMemory, type Told, type Unclear } from '../../lifecycle/told.ts';
import { type NextStep, tellingOf } from '../../lifecycle/toldText.ts';
import { dayText } from '../../ui/dates.ts';
import { openProxySettings } from '../../ui/openProxySettings.ts';
import { whileLooking } from '../../ui/progress.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { profileNow } from '../../views/session.ts';
import { askCode } from '../askCode.ts';
import { chooseKey } from './chooseKey.ts';
import { isConfirmed } from './confirmations.ts';
import { type Changed, converse, type Subject } from './converse.ts';
import type { KeyChangeDeps } from './deps.ts';
import { handOver } from './handOver.ts';
import { secretUses } from './secretUses.ts';
import { staySignedIn } from './staySignedIn.ts';
import { tell } from './tell.ts';

/** A change that was made, with what it takes to go on from there. */
export interface Made {
	readonly subject: Subject;
	readonly changed: Changed;
}

/**
 * Makes a change once it is confirmed, tells what came of it, and does what the user chooses next.
 *
 * @param afterwards what the change was for: runs as soon as it is made, while the user is still being told; gets the key that took the
 *   place of another one.
 * @returns what was told last.
 */
export async function changeAndFollow(
	deps: KeyChangeDeps,
	subject: Subject,
	afterwards?: (successor: ApiKey | undefined) => Promise<void>,
): Promise<Told | undefined> {
	const changed = (await isConfirmed(deps, subject)) ? await converse(deps, subject) : undefined;
	const successor = changed && (await handOver(deps, subject, changed.settled.told));
	const done = changed?.settled.told.outcome === 'done' ? afterwards?.(successor) : undefined;
	done?.catch(() => {}); // told below: nothing comes between a user and a secret that was just made
	const told = changed && (await follow(deps, { subject, changed }));
	await done;
	return told;
}

/** Tells what came of a change and does what the user chooses next, until nothing is left to do. */
export async function follow(deps: KeyChangeDeps, made: Made): Promise<Told> {
	const { asked, settled } = made.changed;
	await handOver(deps, made.subject, settled.told);
	const uses = await secretUses(deps, { asked, told: settled.told, node: nodeOf(made) });
	const step = await tell(tellingOf({ ...asked, ...(uses && { uses }) }, settled.told, dayText));
	// A secret that is only in memory is shown again until the user says that it is kept.
	if (step === undefined && inMemory(settled.told)) {
		return follow(deps, made);
	}
	const next = step && (await takeSafely(deps, made, step));
	if (next) {
		return follow(deps, withTold(made, next));
	}
	if (settled.told.outcome === 'unclear') {
		deps.lifecycle.journal.release(settled.entry.id); // unless the step has closed it
	}
	return settled.told;
}

/** A step that fails is told, and then the user is asked again where a secret is in memory alone. */
async function takeSafely(deps: KeyChangeDeps, made: Made, step: NextStep): Promise<Told | undefined> {
	const { entry, told } = made.changed.settled;
	try {
		return await take(deps, made, step);
	} catch (error) {
		if (inMemory(told)) {
			void deps.report(error);
			return told;
		}
		deps.lifecycle.journal.release(entry.id);
		throw error;
	}
}

function withTold({ subject, changed }: Made, told: Told): Made {
	return { subject, changed: { ...changed, settled: { ...changed.settled, told } } };
}

/** Takes one step. @returns what is to be told after it, or `undefined` when the matter is closed. */
async function take(deps: KeyChangeDeps, made: Made, step: NextStep): Promise<Told | undefined> {
	const { subject, changed } = made;
	const { entry, told } = changed.settled;
	const { journal } = deps.lifecycle;
	const sources = { ...deps.lifecycle, connection: subject.connection };
	switch (step) {
		case 'addToEnvExample':
		case 'writeEnvFile':
		case 'copySecret':
			await vscode.commands.executeCommand(`yativo.${step}`, nodeOf(made));
			return changed.asked.replaces === undefined ? undefined : told; // the old key still waits to be revoked
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
			await journal.close(entry.id);
			return undefined;
		case 'storeAgain':
			return kept(deps, subject, await keepSecret(sources, entry, told));
		case 'checkAgain':
			return told.outcome === 'unclear' ? checkAgain(deps, made, told) : undefined;
		case 'chooseKey':
			return told.outcome === 'unclear' ? chooseKey(deps.lifecycle, entry, told) : undefined;
		case 'showKeys':
			// Who has been told what the list says sees to it now; where it could not be read, the question stays open.
			if (told.outcome === 'unclear' && !told.unlisted && told.secret.kind !== 'stored') {
				await journal.close(entry.id);
			}
			await vscode.commands.executeCommand(`${keysViewId}.focus`);
			return undefined;
		case 'signIn':
		case 'openDashboard':
		case 'showLog': {
			const { profile } = subject.connection;
			await vscode.commands.executeCommand(`yativo.${step}`, { kind: 'profile', profile });
			return undefined;
		}
		case 'openSettings':
			await openProxySettings();
			return undefined;
		case 'done':
			return undefined;
		default:
			if (told.outcome === 'done' && told.secret.kind === 'unrecognised') {
				await journal.close(entry.id); // its owner has looked, and found no secret
			}
			await changeNext(deps, made, step);
			return undefined;
	}
}

async function kept(deps: KeyChangeDeps, subject: Subject, told: Told): Promise<Told> {
	await staySignedIn(deps, subject, told);
	return told;
}

/** Looks at the list once more, with a code where it takes one. What the user has said of the secret stays true. */
async function checkAgain(deps: KeyChangeDeps, { subject, changed }: Made, before: Unclear): Promise<Told> {
	const { connection } = subject;
	const title = vscode.l10n.t('Look at the keys of {0}', profileNow(deps.sessions, connection.profile).name);
	const wantsCode = before.unlisted === 'codeWanted';
	const code = wantsCode && (await askCode(title, deps.sentCodes));
	if (wantsCode && !code) {
		return before;
	}
	const sources = { ...deps.lifecycle, connection, ...(code && { code }) };
	const told = await whileLooking(
		vscode.l10n.t('Looking at the list of keys'),
		settle(sources, changed.settled.entry, before),
	);
	if (told.outcome === 'done' && told.key) {
		deps.sessions.amend(connection.profile.id, told.key);
	}
	return told;
}

/** Steps that are changes of their own, each with its own confirmation and code. */
async function changeNext(
	deps: KeyChangeDeps,
	{ subject, changed }: Made,
	step: 'revokeAndCreate' | 'rotateAgain' | 'revokeOld' | 'useOtherSurface' | 'editAnswers',
): Promise<void> {
	const { told } = changed.settled;
	const { code: _code, ...draft } = changed.draft;
	const again: Subject = { ...subject, draft };
	switch (step) {
		case 'rotateAgain': {
			const again = await changeAndFollow(deps, subject);
			if (again?.outcome === 'done') {
				await deps.lifecycle.journal.close(changed.settled.entry.id); // whatever it did, that is over
			}
			return;
		}
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
		case 'editAnswers':
			await changeAndFollow(deps, again);
			return;
		case 'useOtherSurface': {
			const other =
				told.outcome === 'notDone' && told.failure.kind === 'routeNotFound' ? told.failure.other : undefined;
			if (other) {
				const connection = subject.connection.withSurface(other);
				await deps.saveProfile(withFound(profileNow(deps.sessions, connection.profile), connection.profile));
				deps.sessions.forget(connection.profile.id);
				await changeAndFollow(deps, {
					...subject,
					connection,
					draft: draftOn(other, changed.draft),
					...(subject.change === 'create' && { step: 'scopes' }),
				});
			}
		}
	}
}

function nodeOf({ subject, changed }: Made): KeyNode | undefined {
	const { told } = changed.settled;
	const key = told.outcome === 'done' ? told.key : undefined;
	return key && { kind: 'key', profile: subject.connection.profile, key };
}
