import * as vscode from 'vscode';
import { displayText, quickPickText } from '../../core/displayText.ts';
import { bindingsOf, isPartOf, planNames } from '../../core/envPlan.ts';
import { isHandleOf, keyWith } from '../../core/keyHandle.ts';
import { isUsable } from '../../core/keyStatus.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { namesServedBy } from '../../views/nodes.ts';
import { keyOf } from '../../views/pickKey.ts';
import { askNames, type EnvDeps, keyUseOf } from './addToEnvExample.ts';

/** What choosing variables needs. */
interface BindDeps extends EnvDeps {
	readonly now: () => Date;
}

/** Says which key serves which variables in this workspace, or that none does any more; of one key, or of one variable. */
export function bindEnv(deps: BindDeps) {
	return async (argument: unknown): Promise<void> => {
		const bound = deps.bindings.all;
		const every = [...bound, ...deps.bindings.kept];
		const named = every.find(({ name }) => name === argument);
		if (named) {
			await rebind(deps, named);
			return;
		}
		if (argument === undefined && every.length > 0) {
			const chosen = await pickBinding(deps, every);
			if (chosen === undefined) {
				return;
			}
			if (chosen !== 'new') {
				await rebind(deps, chosen);
				return;
			}
		}
		const node = await keyOf(argument, {
			sessions: deps.sessions,
			placeholder: vscode.l10n.t('Key that should serve variables in this workspace'),
			signal: deps.listSignal(),
		});
		const use = node && keyUseOf(node, deps.bindings);
		const planned = use && planNames(use);
		const parts = planned && (await askNames({ key: node.key, planned }));
		if (use && parts) {
			await deps.bindings.unbind(namesServedBy(deps.bindings.all, node));
			await deps.bindings.bind(bindingsOf(use, parts));
		}
	};
}

/** Gives a variable to another key, with all that the former key served, or to none. */
async function rebind(deps: BindDeps, binding: Binding | KeptBinding): Promise<void> {
	const together = togetherWith(deps, binding);
	const names = together.length > 0 ? together.map(({ name }) => name) : [binding.name];
	const other = vscode.l10n.t('Another key…');
	const none = vscode.l10n.t('No key');
	const chosen = await vscode.window.showQuickPick(together.length > 0 ? [other, none] : [none], {
		placeHolder: vscode.l10n.t('What should serve {0}?', names.join(', ')),
	});
	if (chosen === none) {
		await deps.bindings.unbind(names);
	}
	const node =
		chosen === other
			? await keyOf(undefined, {
					sessions: deps.sessions,
					placeholder: vscode.l10n.t('Key that should serve {0}', names.join(', ')),
					filter: (key, { product }) =>
						isUsable(key, deps.now()) && together.every(({ part }) => isPartOf(product, part)),
					signal: deps.listSignal(),
				})
			: undefined;
	if (node) {
		const { profile, key } = node;
		await deps.bindings.bind(bindingsOf({ profile: profile.id, key }, together));
	}
}

/** All that the key of a variable serves. A value that was taken out of a file serves one variable alone. */
function togetherWith({ bindings, sessions }: EnvDeps, binding: Binding | KeptBinding): readonly Binding[] {
	if ('digest' in binding) {
		return [];
	}
	const key = keyWith(binding.key, sessions.keys(binding.profile));
	return bindings.all.filter(
		other => other.profile === binding.profile && (key ? isHandleOf(other.key, key) : other.key === binding.key),
	);
}

type Chosen = Binding | KeptBinding | 'new';

async function pickBinding(deps: EnvDeps, bound: readonly Exclude<Chosen, 'new'>[]): Promise<Chosen | undefined> {
	const items: (vscode.QuickPickItem & { readonly answer: Chosen })[] = [
		...bound.map(binding => ({
			label: quickPickText(binding.name),
			description: 'digest' in binding ? vscode.l10n.t('a value taken out of a file') : keyNameOf(deps, binding),
			answer: binding,
		})),
		{
			label: vscode.l10n.t('Variables of another key…'),
			iconPath: new vscode.ThemeIcon('add'),
			answer: 'new' as const,
		},
	];
	const placeHolder = vscode.l10n.t('Which key serves which variable in this workspace');
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.answer;
}

function keyNameOf({ sessions }: EnvDeps, binding: Binding): string {
	const key = keyWith(binding.key, sessions.keys(binding.profile));
	return key ? displayText(key.name) : vscode.l10n.t('a key that is not known here');
}
