import * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import { displayText } from '../core/displayText.ts';
import type { Profile } from '../core/profile.ts';
import { Secret } from '../core/secret.ts';
import { publicPartDoubt, secretDoubt } from '../core/secretDoubt.ts';
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
		read(profile: Profile, key: ApiKey): Promise<{ readonly secret: Secret; readonly apiKey?: Secret } | undefined>;
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

/** Stores a secret that the user already has, typed or found somewhere, and says when it cannot belong to the key. */
export function importSecret(deps: KeySecretDeps) {
	return async (argument: unknown, found?: Secret): Promise<void> => {
		const node = await keyOf(argument, {
			sessions: deps.sessions,
			placeholder: vscode.l10n.t('Key whose secret to store'),
			signal: deps.listSignal(),
		});
		const title = found
			? vscode.l10n.t('Store the secret of “{0}”', displayText(node?.key.name ?? ''))
			: vscode.l10n.t('Store the secret of “{0}” (1/2)', displayText(node?.key.name ?? ''));
		const apiKey = node && (await askPublicPart(node, title));
		const held = node && apiKey !== undefined ? await deps.vault.read(node.profile, node.key) : undefined;
		// The secret of a key of which nothing else is held need not be typed again.
		const present = apiKey && held && !held.apiKey ? held.secret : undefined;
		const text = node && apiKey !== undefined ? ((found ?? present)?.reveal() ?? (await askSecret(node))) : undefined;
		if (!node || !text?.trim()) {
			return;
		}
		const doubt = secretDoubt(text.trim(), { key: node.key, product: node.profile.product });
		if (doubt !== undefined) {
			await notify('warning', doubt);
			return;
		}
		const replaces = held !== undefined && held.secret.reveal() !== text.trim();
		if (replaces && !(await isReplaced(node))) {
			return;
		}
		const handle = deps.newId();
		await deps.vault.put({
			profileId: node.profile.id,
			origin: node.profile.origin,
			handle,
			keyName: node.key.name,
			secret: new Secret(text.trim()),
			...(apiKey && { apiKey: new Secret(apiKey) }),
			...(node.key.id !== undefined && { keyId: node.key.id }),
		});
		await deps.vault.attach(node.profile.id, handle, node.key);
		vscode.window.setStatusBarMessage(vscode.l10n.t('Secret stored'), 3000);
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

/** Asks before another secret takes the place of the one that is held. */
async function isReplaced({ key }: KeyNode): Promise<boolean> {
	const action = vscode.l10n.t('Replace Secret');
	const chosen = await confirm({
		question: vscode.l10n.t('Replace the secret of “{0}” on this machine?', displayText(key.name)),
		detail: vscode.l10n.t('The one that is stored now is another. It is deleted, and Yativo does not show it again.'),
		actions: [action],
	});
	return chosen === action;
}

/** Programs need the public part too. A business key has none: `''`. `undefined`: the user said no. */
async function askPublicPart({ key, profile }: KeyNode, title: string): Promise<string | undefined> {
	if (profile.product === 'business') {
		return '';
	}
	const text = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t(
			'Paste the API key that the secret belongs to, as programs use it. Leave it empty to store the secret alone.',
		),
		placeHolder: displayText(key.maskedKey ?? ''),
		ignoreFocusOut: true,
		password: true,
		validateInput: value => complaintOf(value.trim() === '' ? undefined : publicPartDoubt(value.trim(), key)),
	});
	return text?.trim();
}

function askSecret({ key, profile }: KeyNode): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title:
			profile.product === 'business'
				? vscode.l10n.t('Store the key “{0}”', displayText(key.name))
				: vscode.l10n.t('Store the secret of “{0}” (2/2)', displayText(key.name)),
		prompt: vscode.l10n.t('Paste the secret. It goes into the secret storage of this machine.'),
		password: true,
		ignoreFocusOut: true,
		validateInput: value =>
			complaintOf(value.trim() === '' ? undefined : secretDoubt(value.trim(), { key, product: profile.product })),
	});
}

function complaintOf(doubt: string | undefined): vscode.InputBoxValidationMessage | undefined {
	return doubt === undefined ? undefined : { message: doubt, severity: vscode.InputBoxValidationSeverity.Error };
}

async function offerImport(node: KeyNode, message: string): Promise<void> {
	const action = vscode.l10n.t('Store It…');
	if ((await notify('warning', message, action)) === action) {
		await vscode.commands.executeCommand('yativo.importSecret', node);
	}
}
