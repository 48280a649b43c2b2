import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { credentialPart, type Held } from '../../core/boundValue.ts';
import { displayText } from '../../core/displayText.ts';
import { setVariables } from '../../core/dotenv/variables.ts';
import { applyEdits } from '../../core/edit.ts';
import { keyComment, type NamedPart } from '../../core/envNames.ts';
import { bindingsOf, planNames } from '../../core/envPlan.ts';
import { YativoError } from '../../core/failure.ts';
import { isUsable } from '../../core/keyStatus.ts';
import type { Profile } from '../../core/profile.ts';
import type { Secret } from '../../core/secret.ts';
import { confirm } from '../../ui/confirm.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { keyOf } from '../../views/pickKey.ts';
import { askNames, type EnvDeps, keyUseOf } from './addToEnvExample.ts';
import { nameOf, pickEnvFile, refuseUnsaved } from './envFile.ts';
import { type GitDeps, keepFromGit } from './keepFromGit.ts';

/** What writing secrets to a file needs. */
export interface EnvFileDeps extends EnvDeps, GitDeps {
	readonly vault: {
		has(profileId: string, key: ApiKey): boolean;
		/** @throws YativoError `secretStorage` */
		read(profile: Profile, key: ApiKey): Promise<Held | undefined>;
	};
	/** A value that was taken out of a file, by its SHA-256. @throws YativoError `secretStorage` */
	readonly readKept: (digest: string) => Promise<Secret | undefined>;
	/** Edits a file that nobody else shall read, past the editor. `path` is absolute. */
	readonly editPrivateFile: (path: string, change: (text: string) => string) => Promise<void>;
	readonly now: () => Date;
}

/** Writes the variables of a key with their values into a `.env` that git does not see, after asking. */
export function writeEnvFile(deps: EnvFileDeps) {
	return async (argument: unknown): Promise<void> => {
		const node = await keyOf(argument, {
			sessions: deps.sessions,
			placeholder: vscode.l10n.t('Key whose secret to write to a .env file'),
			filter: (key, profile) => deps.vault.has(profile.id, key) && isUsable(key, deps.now()),
			signal: deps.listSignal(),
		});
		const uri = node && (await pickEnvFile('.env'));
		if (!node || !uri || !(await keepFromGit(deps, uri))) {
			return;
		}
		const use = keyUseOf(node, deps.bindings);
		const parts = await askNames({ key: node.key, planned: planNames(use) });
		const values = parts && (await valuesOf(deps, node, parts));
		if (!values || !(await mayWrite(node, uri, [...values.keys()]))) {
			return;
		}
		refuseUnsaved(uri); // it would overwrite the secret later, or be lost
		await write(deps, { uri, node, values });
		await deps.bindings.bind(bindingsOf(use, parts));
		vscode.window.setStatusBarMessage(
			vscode.l10n.t('Wrote {0} to {1}', [...values.keys()].join(', '), nameOf(uri)),
			5000,
		);
	};
}

async function valuesOf(
	{ vault, readKept }: EnvFileDeps,
	{ profile, key }: KeyNode,
	parts: readonly NamedPart[],
): Promise<ReadonlyMap<string, Secret>> {
	const held = await vault.read(profile, key);
	const values = new Map<string, Secret>();
	for (const { part, name } of parts) {
		const value = await credentialPart(part, { held, key, readKept });
		if (!value) {
			throw new YativoError({ kind: 'valueMissing', name });
		}
		values.set(name, value);
	}
	return values;
}

async function mayWrite({ key }: KeyNode, uri: vscode.Uri, names: readonly string[]): Promise<boolean> {
	const action = vscode.l10n.t('Write Secret');
	const chosen = await confirm({
		question: vscode.l10n.t('Write the secret of “{0}” to {1}?', displayText(key.name), nameOf(uri)),
		detail: vscode.l10n.t(
			'The file will hold it in plain text, as {0}. Every program that you start can read it, and backups may copy it. Terminals, tasks and debug sessions can have it without a file.',
			names.join(', '),
		),
		actions: [action],
	});
	return chosen === action;
}

interface Writing {
	readonly uri: vscode.Uri;
	readonly node: KeyNode;
	readonly values: ReadonlyMap<string, Secret>;
}

async function write({ editPrivateFile }: EnvFileDeps, { uri, node, values }: Writing): Promise<void> {
	const { key, profile } = node;
	const block = {
		comment: keyComment({ ...key, environment: profile.environment }),
		values: new Map([...values].map(([name, value]) => [name, value.reveal()])),
	};
	try {
		await editPrivateFile(uri.fsPath, text => {
			const edits = setVariables(text, block);
			if (!edits) {
				throw new YativoError({ kind: 'fileRefused', file: nameOf(uri), reason: 'unclear' });
			}
			return applyEdits(text, edits);
		});
	} catch (error) {
		// What the file system says may hold anything, so it is not passed on.
		throw error instanceof YativoError ? error : new YativoError({ kind: 'fileNotWritable', file: nameOf(uri) });
	}
}
