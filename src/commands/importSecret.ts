import * as vscode from 'vscode';
import type { Held } from '../core/boundValue.ts';
import type { KeyPair } from '../core/credentials.ts';
import { displayText } from '../core/displayText.ts';
import { YativoError } from '../core/failure.ts';
import { isUsable } from '../core/keyStatus.ts';
import type { KeptSecret } from '../core/knownKeys.ts';
import type { Profile } from '../core/profile.ts';
import { Secret } from '../core/secret.ts';
import { type OwnerQuestion, ownerDoubt, publicPartDoubt, secretDoubt } from '../core/secretDoubt.ts';
import { confirm } from '../ui/confirm.ts';
import { notify } from '../ui/notify.ts';
import { withProgress } from '../ui/progress.ts';
import type { KeyNode } from '../views/nodes.ts';
import { keyOf } from '../views/pickKey.ts';
import { recognisable } from '../views/recognisedKeys.ts';
import type { KeySecretDeps } from './keySecrets.ts';

/** What storing a secret needs besides. */
export interface ImportDeps extends KeySecretDeps {
	readonly vault: KeySecretDeps['vault'] & {
		/** The secrets kept on this machine, once they are read. */
		readonly all: readonly KeptSecret[];
	};
	/** Asks once whether both halves of a crypto key belong together. @throws YativoError `credentialsRefused` if they do not */
	readonly prove: (profile: Profile, pair: KeyPair, signal: AbortSignal) => Promise<void>;
	readonly now: () => Date;
}

/**
 * Stores a secret that the user already has, typed or found somewhere, unless it cannot belong to the key: by its looks, by
 * what this machine knows of other keys, or, with both halves at hand, because Yativo refuses them.
 */
export function importSecret(deps: ImportDeps) {
	return async (argument: unknown, found?: Secret): Promise<void> => {
		const node = await keyOf(argument, {
			sessions: deps.sessions,
			placeholder: vscode.l10n.t('Key whose secret to store'),
			signal: deps.listSignal(),
		});
		const held = node && (await deps.vault.read(node.profile, node.key));
		const halves = node && (await askHalves(deps, node, { held, found }));
		const proof = halves && (await proofOf(deps, node, { ...halves, held }));
		if (!halves || !proof || (proof === 'refused' && !(await isStoredAnyway()))) {
			return;
		}
		const { secret, apiKey } = halves;
		const replaces = held !== undefined && held.secret.reveal() !== secret.reveal();
		if (replaces && !(await isReplaced(node))) {
			return;
		}
		const handle = deps.newId();
		await deps.vault.put({
			profileId: node.profile.id,
			origin: node.profile.origin,
			handle,
			keyName: node.key.name,
			secret,
			...(apiKey && { apiKey }),
			...(node.key.id !== undefined && { keyId: node.key.id }),
		});
		await deps.vault.attach(node.profile.id, handle, node.key);
		const told =
			proof === 'unknown'
				? vscode.l10n.t('Secret stored; Yativo could not be asked whether it belongs to the key')
				: vscode.l10n.t('Secret stored');
		vscode.window.setStatusBarMessage(told, 5000);
	};
}

/** What is to be stored. */
interface Halves {
	readonly secret: Secret;
	readonly apiKey?: Secret;
}

interface Present {
	/** What this machine holds of the key. */
	readonly held: Held | undefined;
	/** A secret that was found, which nobody has to type. */
	readonly found: Secret | undefined;
}

/** Asks for what is missing. `undefined`: the user said no, or what was found cannot belong to the key, which is told. */
async function askHalves(deps: ImportDeps, node: KeyNode, { held, found }: Present): Promise<Halves | undefined> {
	const known = recognisable(deps);
	const doubts = doubtsOf(node, digest => known.get(digest));
	const name = displayText(node.key.name);
	const title = found
		? vscode.l10n.t('Store the secret of “{0}”', name)
		: vscode.l10n.t('Store the secret of “{0}” (1/2)', name);
	const apiKey = await askPublicPart(node, { title, doubt: doubts.apiKey });
	// The secret of a key of which nothing else is held need not be typed again.
	const present = apiKey && held && !held.apiKey ? held.secret : undefined;
	const text =
		apiKey === undefined ? '' : ((found ?? present)?.reveal() ?? (await askSecret(node, doubts.secret)) ?? '');
	if (text.trim() === '') {
		return undefined;
	}
	const doubt = doubts.secret(text.trim());
	if (doubt !== undefined) {
		await notify('warning', doubt);
		return undefined;
	}
	return { secret: new Secret(text.trim()), ...(apiKey && { apiKey: new Secret(apiKey) }) };
}

/** Why a text cannot be a half of a key. */
type Doubt = (text: string) => string | undefined;

function doubtsOf(
	{ key, profile }: KeyNode,
	find: OwnerQuestion['find'],
): Readonly<Record<'apiKey' | 'secret', Doubt>> {
	const owner = { key, find };
	return {
		apiKey: text => ownerDoubt(text, owner) ?? publicPartDoubt(text, key),
		secret: text => secretDoubt(text, { key, product: profile.product }) ?? ownerDoubt(text, owner),
	};
}

/**
 * Whether Yativo accepts both halves together. `unknown` where it could not be asked, `notNeeded` where there is nothing to
 * ask; `undefined` when the user said no.
 */
async function proofOf(
	{ prove, now }: ImportDeps,
	{ profile, key }: KeyNode,
	{ held, ...halves }: Halves & Pick<Present, 'held'>,
): Promise<'fits' | 'refused' | 'unknown' | 'notNeeded' | undefined> {
	const apiKey = halves.apiKey ?? held?.apiKey;
	if (profile.product === 'business' || !apiKey || !isUsable(key, now())) {
		return 'notNeeded';
	}
	try {
		return await withProgress(vscode.l10n.t('Asking Yativo whether the secret belongs to the key'), async signal => {
			await prove(profile, { apiKey, apiSecret: halves.secret }, signal);
			return 'fits' as const;
		});
	} catch (error) {
		if (error instanceof YativoError) {
			return error.failure.kind === 'credentialsRefused' ? 'refused' : 'unknown';
		}
		throw error;
	}
}

/** The server may have other reasons, such as a key that may not sign in at all: the user can tell. */
async function isStoredAnyway(): Promise<boolean> {
	const action = vscode.l10n.t('Store Anyway');
	const chosen = await confirm({
		question: vscode.l10n.t('Yativo does not accept this secret with this API key.'),
		detail: vscode.l10n.t('The secret seems to be that of another key, or an old one. Nothing is stored yet.'),
		actions: [action],
	});
	return chosen === action;
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

interface PublicPartQuestion {
	readonly title: string;
	readonly doubt: Doubt;
}

/** Programs need the public part too. A business key has none: `''`. `undefined`: the user said no. */
async function askPublicPart(
	{ key, profile }: KeyNode,
	{ title, doubt }: PublicPartQuestion,
): Promise<string | undefined> {
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
		validateInput: value => complaintOf(value, doubt),
	});
	return text?.trim();
}

function askSecret({ key, profile }: KeyNode, doubt: Doubt): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title:
			profile.product === 'business'
				? vscode.l10n.t('Store the key “{0}”', displayText(key.name))
				: vscode.l10n.t('Store the secret of “{0}” (2/2)', displayText(key.name)),
		prompt: vscode.l10n.t('Paste the secret. It goes into the secret storage of this machine.'),
		password: true,
		ignoreFocusOut: true,
		validateInput: value => complaintOf(value, doubt),
	});
}

function complaintOf(value: string, doubtOf: Doubt): vscode.InputBoxValidationMessage | undefined {
	const doubt = value.trim() === '' ? undefined : doubtOf(value.trim());
	return doubt === undefined ? undefined : { message: doubt, severity: vscode.InputBoxValidationSeverity.Error };
}
