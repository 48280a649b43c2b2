import * as vscode from 'vscode';
import type { ChangeOptions, Connection, NewKey, Scopes } from '../../api/client.ts';
import type { ApiKey } from '../../core/apiKey.ts';
import { YativoError } from '../../core/failure.ts';
import {
	expiryAsked,
	type KeyChange,
	type KeyChangeContext,
	type KeyChangeDraft,
	type KeyChangeStep,
	scopesAsked,
} from '../../core/keyChange/draft.ts';
import { isMendable, keyChangeFlow } from '../../core/keyChange/flow.ts';
import type { Profile } from '../../core/profile.ts';
import { Secret } from '../../core/secret.ts';
import {
	type ChangeSources,
	createKey,
	type IdentifiedKey,
	revokeKey,
	rotateKey,
	updateScopes,
} from '../../lifecycle/change.ts';
import type { Asked } from '../../lifecycle/outcomeText.ts';
import { inMemory, type Settled, type Told } from '../../lifecycle/told.ts';
import { dayText } from '../../ui/dates.ts';
import { whileWorking } from '../../ui/progress.ts';
import { runFlow } from '../../ui/steps.ts';
import { profileNow } from '../../views/session.ts';
import type { KeyChangeDeps } from './deps.ts';
import { staySignedIn } from './staySignedIn.ts';

/** The view shows the change before the user is told of it, unless the list takes longer than this. */
const refreshPatienceMs = 2000;

/** What is to be changed, and where. */
export interface Subject {
	readonly change: KeyChange;
	readonly connection: Connection;
	/** The key that is changed or replaced; absent when one is created. */
	readonly key?: ApiKey;
	/** Answers to start with, for example of a request that is made again. */
	readonly draft?: KeyChangeDraft;
	/** The step to begin at, when it is not the first. */
	readonly step?: KeyChangeStep;
}

/** What was asked for, and what came of it. */
export interface Changed {
	readonly asked: Asked;
	readonly draft: KeyChangeDraft;
	readonly settled: Settled;
}

/**
 * Asks what is needed, with the code last, and makes the change. A refused code is asked for again with all else kept.
 *
 * Dismissing a step before the request is sent changes nothing. Dismissing the last step after that does not stop it: a
 * changing request runs to its end, and the user is told of it.
 *
 * @returns `undefined` when the user went away before anything was sent.
 */
export async function converse(deps: KeyChangeDeps, subject: Subject): Promise<Changed | undefined> {
	const context = contextOf(deps, subject);
	let running: Promise<Changed> | undefined;
	const answered = await runFlow<KeyChangeStep, KeyChangeDraft>(keyChangeFlow(context), {
		draft: subject.draft ?? {},
		...(subject.step && { step: subject.step }),
		commit: async (step, draft, wanted) => {
			if (step === 'code') {
				running = perform(deps, { subject, context, draft, wanted });
				const { told } = (await running).settled;
				if (told.outcome === 'notDone' && isMendable(told.failure)) {
					running = undefined;
					throw new YativoError(told.failure);
				}
			}
			return draft;
		},
	});
	const request = running;
	// While the last step is open it shows the progress itself.
	return request && !answered ? finish(subject, request) : request;
}

/** What the user went away from runs to its end, unless it had not been sent yet. */
async function finish(subject: Subject, request: Promise<Changed>): Promise<Changed | undefined> {
	try {
		return await whileWorking(progressText(subject), request);
	} catch (error) {
		if (error instanceof Error && error.name === 'AbortError') {
			vscode.window.setStatusBarMessage(vscode.l10n.t('Nothing was sent'), 3000);
			return undefined;
		}
		throw error;
	}
}

function contextOf(deps: KeyChangeDeps, { change, connection, key }: Subject): KeyChangeContext {
	const { capabilities } = connection;
	const profile = profileNow(deps.sessions, connection.profile);
	return {
		change,
		profile,
		surface: capabilities.surface,
		codeRule: capabilities.code,
		...(key && { key }),
		names: deps.sessions.keys(profile.id).map(({ name }) => name),
		now: deps.lifecycle.now,
		dayText,
		wasSent: code => deps.sentCodes.has(code),
	};
}

interface Performance {
	readonly subject: Subject;
	readonly context: KeyChangeContext;
	readonly draft: KeyChangeDraft;
	/** Aborted when the user goes away. */
	readonly wanted: AbortSignal;
}

async function perform(deps: KeyChangeDeps, { subject, context, draft, wanted }: Performance): Promise<Changed> {
	const code = draft.code instanceof Secret ? draft.code : undefined;
	// Never aborted: what has been sent must run to its end. Time-outs are the transport's.
	const options: ChangeOptions = { signal: new AbortController().signal, ...(code && { code }) };
	if (code) {
		deps.sentCodes.add(code);
	}
	const sources: ChangeSources = { ...deps.lifecycle, connection: subject.connection, wanted };
	const scopes = scopesAsked(context, draft);
	const end = expiryAsked(context, draft) ?? 'none';
	const settled = await send(sources, { subject, context, draft, options }).catch(error => {
		if (code && error === wanted.reason) {
			deps.sentCodes.delete(code);
		}
		throw error;
	});
	if (code && isUnused(settled)) {
		deps.sentCodes.delete(code);
	}
	await staySignedIn(deps, subject, settled.told);
	await showChange(deps, subject.connection.profile, settled.told);
	return {
		asked: {
			operation: operationOf(subject.change),
			name: draft.name ?? subject.key?.name ?? '',
			...(scopes.length > 0 && { scopes }),
			end,
			...(subject.change === 'replace' && { replaces: subject.key?.name ?? '' }),
		},
		draft,
		settled,
	};
}

/** Shows in the view what came of a change, by a new list where that takes no code. */
export async function showChange({ sessions, lifecycle }: KeyChangeDeps, profile: Profile, told: Told): Promise<void> {
	if (told.outcome === 'done' && told.key) {
		sessions.amend(profile.id, told.key);
	}
	const refreshed = sessions.listsWithCode(profile.id)
		? Promise.resolve()
		: sessions.refresh(profile, lifecycle.listSignal());
	// A secret in memory alone waits for nothing.
	if (!inMemory(told)) {
		await Promise.race([refreshed, lifecycle.pause(refreshPatienceMs)]);
	}
}

/** Whether a code is as good as before: nothing was sent, or to an address where nobody looks at codes. */
function isUnused({ unsent, told }: Settled): boolean {
	return unsent === true || (told.outcome === 'notDone' && told.failure.kind === 'routeNotFound');
}

interface Sending extends Omit<Performance, 'wanted'> {
	readonly options: ChangeOptions;
}

function send(sources: ChangeSources, { subject, context, draft, options }: Sending): Promise<Settled> {
	switch (subject.change) {
		case 'create':
		case 'replace':
			return createKey(sources, requestOf(context, draft), options);
		case 'rotate':
			return rotateKey(sources, identified(subject.key), options);
		case 'updateScopes':
			return updateScopes(sources, { key: identified(subject.key), scopes: someScopes(context, draft) }, options);
		case 'revoke':
			return revokeKey(sources, identified(subject.key), options);
	}
}

function requestOf(context: KeyChangeContext, draft: KeyChangeDraft): NewKey {
	const expiresAt = expiryAsked(context, draft);
	return { name: draft.name ?? '', scopes: someScopes(context, draft), ...(expiresAt && { expiresAt }) };
}

/** The steps let no empty list through; if one came all the same, nothing is sent, since that would grant everything. */
function someScopes(context: KeyChangeContext, draft: KeyChangeDraft): Scopes {
	const [first, ...others] = scopesAsked(context, draft);
	if (first === undefined) {
		throw new YativoError({ kind: 'unsupported' });
	}
	return [first, ...others];
}

/** A key without an id cannot be named to the server; menus do not offer to change it. */
function identified(key: ApiKey | undefined): IdentifiedKey {
	if (key?.id === undefined) {
		throw new YativoError({ kind: 'unsupported' });
	}
	return { ...key, id: key.id };
}

function operationOf(change: KeyChange): Asked['operation'] {
	return change === 'replace' ? 'create' : change;
}

function progressText({ change }: Subject): string {
	switch (change) {
		case 'create':
		case 'replace':
			return vscode.l10n.t('Creating the key');
		case 'rotate':
			return vscode.l10n.t('Rotating the key');
		case 'updateScopes':
			return vscode.l10n.t('Changing the scopes');
		case 'revoke':
			return vscode.l10n.t('Revoking the key');
	}
}
