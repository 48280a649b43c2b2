import * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import type { Held } from '../core/boundValue.ts';
import { displayText } from '../core/displayText.ts';
import type { Profile } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { NewSecret } from '../lifecycle/ports.ts';
import { confirm } from '../ui/confirm.ts';
import { notify } from '../ui/notify.ts';
import { tellCopied } from '../ui/tellCopied.ts';
import type { KeyNode } from '../views/nodes.ts';
import { keyOf } from '../views/pickKey.ts';
import type { Sessions } from '../views/sessions.ts';

/** What the commands need that work on secrets kept on this machine. */
export interface KeySecretDeps {
	readonly sessions: Sessions;
	readonly vault: {
		has(profileId: string, key: ApiKey): boolean;
		read(profile: Profile, key: ApiKey): Promise<Held | undefined>;
		put(secret: NewSecret): Promise<void>;
		attach(profileId: string, handle: string, key: ApiKey): Promise<void>;
		forget(profileId: string, key: ApiKey): Promise<void>;
	};
	/** Copies a secret. @returns after how many milliseconds the clipboard is cleared; 0: it is not */
	readonly copy: (secret: Secret) => Promise<number>;
	readonly newId: () => string;
	readonly listSignal: () => AbortSignal;
}

/** Copies the one-time secret of a key, if this machine holds it. */
export function copySecret(deps: KeySecretDeps) {
	return async (argument: unknown): Promise<void> => {
		const node = await heldKey(deps, argument, vscode.l10n.t('Key whose secret to copy'));
		const held = node && (await deps.vault.read(node.profile, node.key));
		if (held) {
			tellCopied(vscode.l10n.t('Secret copied'), await deps.copy(held.secret));
		} else if (node) {
			await offerImport(node, vscode.l10n.t('The secret of “{0}” is not on this machine.', displayText(node.key.name)));
		}
	};
}

/** Copies the public part of a key, if this machine holds it: lists show it whole on some surfaces only. */
export function copyApiKey(deps: KeySecretDeps) {
	return async (argument: unknown): Promise<void> => {
		const node = await heldKey(deps, argument, vscode.l10n.t('Key to copy'));
		const held = node && (await deps.vault.read(node.profile, node.key));
		// A business key has no public part: the key is the secret.
		const value = held && (held.apiKey ?? (node.profile.product === 'business' ? held.secret : undefined));
		if (value) {
			tellCopied(vscode.l10n.t('API key copied'), await deps.copy(value));
		} else if (node) {
			await offerImport(node, vscode.l10n.t('“{0}” itself is not on this machine.', displayText(node.key.name)));
		}
	};
}

/** Deletes the secret of a key from this machine. The key itself stays as it is. */
export function forgetSecret(deps: KeySecretDeps) {
	return async (argument: unknown): Promise<void> => {
		const node = await heldKey(deps, argument, vscode.l10n.t('Key whose secret to delete from this machine'));
		if (!node) {
			return;
		}
		const action = vscode.l10n.t('Delete Secret');
		const chosen = await confirm({
			question: vscode.l10n.t('Delete the secret of “{0}” from this machine?', displayText(node.key.name)),
			detail: vscode.l10n.t(
				'Yativo shows a secret only once: without a copy elsewhere it is lost. The key goes on working.',
			),
			actions: [action],
		});
		if (chosen === action) {
			await deps.vault.forget(node.profile.id, node.key);
		}
	};
}

function heldKey(
	{ sessions, vault, listSignal }: KeySecretDeps,
	argument: unknown,
	placeholder: string,
): Promise<KeyNode | undefined> {
	return keyOf(argument, {
		sessions,
		placeholder,
		filter: (key, profile) => vault.has(profile.id, key),
		signal: listSignal(),
	});
}

async function offerImport(node: KeyNode, message: string): Promise<void> {
	const action = vscode.l10n.t('Store It…');
	if ((await notify('warning', message, action)) === action) {
		await vscode.commands.executeCommand('yativo.importSecret', node);
	}
}
