import * as vscode from 'vscode';
import type { Connection } from '../../api/client.ts';
import type { ApiKey } from '../../core/apiKey.ts';
import { YativoError } from '../../core/failure.ts';
import type { KeyChange } from '../../core/keyChange/draft.ts';
import { isUsable } from '../../core/keyStatus.ts';
import type { Profile } from '../../core/profile.ts';
import { whileLooking } from '../../ui/progress.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { keyOf } from '../../views/pickKey.ts';
import { profileFor } from '../../views/pickProfile.ts';
import type { KeyChangeDeps } from './deps.ts';
import { changeAndFollow } from './follow.ts';
import { openConnection } from './openConnection.ts';

/** Creates a key in the profile whose menu was used, in the only one, or in one that the user picks. */
export function createKey(deps: KeyChangeDeps) {
	return async (argument: unknown): Promise<void> => {
		const profile = await profileFor(argument, {
			sessions: deps.sessions,
			placeHolder: vscode.l10n.t('Connection in which to create a key'),
		});
		const connection = profile && (await openConnection(deps, profile));
		if (connection) {
			await changeAndFollow(deps, { change: 'create', connection });
		}
	};
}

/** Rotates a key, where the server can; says first that the old secret dies at once. */
export function rotateKey(deps: KeyChangeDeps) {
	return changeCommand(deps, {
		change: 'rotate',
		placeholder: vscode.l10n.t('Key to rotate'),
		allowed: connection => connection.capabilities.rotate,
	});
}

/** Creates a successor with the same scopes and expiry, where the server has no rotation; the old key is revoked later. */
export function replaceKey(deps: KeyChangeDeps) {
	return changeCommand(deps, {
		change: 'replace',
		placeholder: vscode.l10n.t('Key to replace'),
		allowed: connection => !connection.capabilities.rotate,
	});
}

/** Changes the scopes of a key, where the server can. */
export function editScopes(deps: KeyChangeDeps) {
	return changeCommand(deps, {
		change: 'updateScopes',
		placeholder: vscode.l10n.t('Key whose scopes to change'),
		allowed: connection => connection.capabilities.updateScopes,
	});
}

/** Revokes a key for good. */
export function revokeKey(deps: KeyChangeDeps) {
	return changeCommand(deps, {
		change: 'revoke',
		placeholder: vscode.l10n.t('Key to revoke'),
		allowed: () => true,
	});
}

/**
 * Rotates a key, or creates its successor where the server has no rotation. `afterwards` runs when that was done, with the
 * key that serves then.
 */
export function renewKey(deps: KeyChangeDeps) {
	return async (argument: unknown, afterwards: (renewed: Omit<KeyNode, 'kind'>) => Promise<void>): Promise<void> => {
		const subject = await subjectOf(deps, argument, { placeholder: vscode.l10n.t('Key to rotate') });
		if (subject) {
			const change = subject.connection.capabilities.rotate ? 'rotate' : 'replace';
			const { connection, key } = await upToDate(deps, change, subject);
			await changeAndFollow(deps, { change, connection, key }, successor =>
				afterwards({ profile: connection.profile, key: successor ?? key }),
			);
		}
	};
}

interface ChangeCommand {
	readonly change: KeyChange;
	readonly placeholder: string;
	readonly allowed: (connection: Connection) => boolean;
}

function changeCommand(deps: KeyChangeDeps, { change, placeholder, allowed }: ChangeCommand) {
	return async (argument: unknown): Promise<void> => {
		const subject = await subjectOf(deps, argument, { placeholder, allowed });
		if (!subject) {
			return;
		}
		if (!allowed(subject.connection)) {
			throw new YativoError({ kind: 'unsupported' });
		}
		await changeAndFollow(deps, { change, ...(await upToDate(deps, change, subject)) });
	};
}

interface KeyAt {
	readonly connection: Connection;
	readonly key: ApiKey;
}

/**
 * The key as a new list shows it, where a change starts from what the key has: somebody else may have changed it. As it was
 * seen last where there is no list, because it failed or takes a code.
 */
async function upToDate({ sessions, lifecycle }: KeyChangeDeps, change: KeyChange, subject: KeyAt): Promise<KeyAt> {
	const { connection, key } = subject;
	const { profile } = connection;
	if ((change !== 'updateScopes' && change !== 'replace') || sessions.listsWithCode(profile.id)) {
		return subject;
	}
	const refreshed = sessions.refresh(profile, lifecycle.listSignal());
	await whileLooking(vscode.l10n.t('Looking at the list of keys'), refreshed);
	return { connection, key: sessions.keys(profile.id).find(({ id }) => id === key.id) ?? key };
}

/** The key to change and the connection to do it with; `undefined` when the user said no. */
async function subjectOf(
	deps: KeyChangeDeps,
	argument: unknown,
	{ placeholder, allowed = () => true }: Pick<ChangeCommand, 'placeholder'> & Partial<ChangeCommand>,
) {
	const { sessions, lifecycle } = deps;
	const canChange = (profile: Profile) => {
		const connection = sessions.current(profile.id);
		return !connection || allowed(connection);
	};
	const node = await keyOf(argument, {
		sessions,
		placeholder,
		filter: (key, profile) => isChangeable(key, lifecycle.now()) && canChange(profile),
		signal: lifecycle.listSignal(),
	});
	const connection = node && (await openConnection(deps, node.profile));
	return node && connection && { connection, key: node.key };
}

function isChangeable(key: ApiKey, now: Date): boolean {
	return key.id !== undefined && isUsable(key, now);
}
