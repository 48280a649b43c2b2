import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText } from '../../core/displayText.ts';
import { addNames } from '../../core/dotenv/names.ts';
import { isEnvName, keyComment, type NamedPart, type Part } from '../../core/envNames.ts';
import { bindingsOf, type KeyUse, planNames } from '../../core/envPlan.ts';
import { YativoError } from '../../core/failure.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { exampleName } from '../../ui/exampleName.ts';
import type { KeyNode } from '../../views/nodes.ts';
import { keyOf } from '../../views/pickKey.ts';
import type { Sessions } from '../../views/sessions.ts';
import { editFile, nameOf, pickEnvFile, readText } from './envFile.ts';

/** What the commands need that work with environment variables. */
export interface EnvDeps {
	readonly sessions: Sessions;
	readonly bindings: {
		/** To keys. */
		readonly all: readonly Binding[];
		/** To values that were taken out of files. */
		readonly kept: readonly KeptBinding[];
		bind(bindings: readonly Binding[]): Promise<void>;
		unbind(names: readonly string[]): Promise<void>;
	};
	/** Whether a text holds a credential of Yativo. */
	readonly holdsCredential: (text: string, path: string) => Promise<boolean>;
	readonly listSignal: () => AbortSignal;
}

/** Adds the variables of a key to `.env.example`, without values, and remembers that the key serves them here. */
export function addToEnvExample(deps: EnvDeps) {
	return async (argument: unknown): Promise<void> => {
		const node = await keyOf(argument, {
			sessions: deps.sessions,
			placeholder: vscode.l10n.t('Key whose variables to add'),
			signal: deps.listSignal(),
		});
		const uri = node && (await pickEnvFile(exampleName()));
		if (!node || !uri) {
			return;
		}
		const isNew = (await readExample(deps, uri)) === undefined;
		const use = keyUseOf(node, deps.bindings);
		const parts = await askNames({
			key: node.key,
			planned: planNames(use),
			...(isNew && { newFile: nameOf(uri) }),
		});
		if (!parts) {
			return;
		}
		const names = parts.map(({ name }) => name);
		// Whoever is asked has time to change the file.
		const text = (await readExample(deps, uri)) ?? '';
		const edit = addNames(text, { comment: keyComment({ ...node.key, environment: node.profile.environment }), names });
		if (edit) {
			await editFile(uri, [edit]);
		}
		await deps.bindings.bind(bindingsOf(use, parts));
		await vscode.window.showTextDocument(uri, { preview: false });
		vscode.window.setStatusBarMessage(
			edit
				? vscode.l10n.t('Added {0} to {1}', names.join(', '), nameOf(uri))
				: vscode.l10n.t('{0} has {1} already', nameOf(uri), names.join(', ')),
			5000,
		);
	};
}

/**
 * The text of a file that is meant for everybody; `undefined` when there is no such file.
 *
 * @throws YativoError `fileNotReadable`, or `fileHoldsCredential`, and the file is shown
 */
async function readExample({ holdsCredential }: EnvDeps, uri: vscode.Uri): Promise<string | undefined> {
	const text = await readText(uri);
	if (text !== undefined && (await holdsCredential(text, uri.path))) {
		await vscode.window.showTextDocument(uri);
		throw new YativoError({ kind: 'fileHoldsCredential', file: nameOf(uri) });
	}
	return text;
}

/** A key as it is used in this workspace. */
export function keyUseOf({ profile, key }: KeyNode, { all, kept }: Pick<EnvDeps['bindings'], 'all' | 'kept'>): KeyUse {
	const bindings = [...all, ...kept];
	return { profile: profile.id, product: profile.product, key, bindings };
}

/** What is to be named. */
export interface NamesQuestion {
	readonly key: ApiKey;
	readonly planned: readonly NamedPart[];
	/** The file that will be made for the variables. */
	readonly newFile?: string;
}

/** Lets the user change the names of the variables. @returns the names, in the order of the parts. */
export async function askNames({ key, planned, newFile }: NamesQuestion): Promise<readonly NamedPart[] | undefined> {
	const order =
		planned.length === 1
			? vscode.l10n.t('Name of the environment variable that holds the key')
			: vscode.l10n.t(
					'Names of the environment variables, in this order: {0}',
					planned.map(({ part }) => partText(part)).join(', '),
				);
	const text = await vscode.window.showInputBox({
		title: vscode.l10n.t('Variables of “{0}”', displayText(key.name)),
		prompt: newFile === undefined ? order : vscode.l10n.t('{0}. The file {1} will be made.', order, newFile),
		value: planned.map(({ name }) => name).join(' '),
		ignoreFocusOut: true,
		validateInput: value => checkNames(value, planned.length),
	});
	const names = text === undefined ? undefined : namesIn(text);
	return names && planned.map(({ part }, index) => ({ part, name: names[index] ?? '' }));
}

/** A part of a key in the user's words. */
function partText(part: Part): string {
	return part === 'apiKey' || part === 'businessKey' ? vscode.l10n.t('key') : vscode.l10n.t('secret');
}

function checkNames(text: string, count: number): string | undefined {
	const names = namesIn(text);
	const wrong = names.find(name => !isEnvName(name));
	if (wrong !== undefined) {
		return vscode.l10n.t('“{0}” cannot be the name of a variable.', displayText(wrong));
	}
	if (new Set(names).size === count) {
		return undefined;
	}
	return count === 1 ? vscode.l10n.t('One name is needed.') : vscode.l10n.t('{0} different names are needed.', count);
}

function namesIn(text: string): readonly string[] {
	return text.split(/[\s,]+/).filter(name => name !== '');
}
