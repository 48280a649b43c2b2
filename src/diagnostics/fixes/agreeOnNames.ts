import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import type { Binding, KeptBinding } from '../../core/launchEnv.ts';
import { confirm } from '../../ui/confirm.ts';
import type { LeakDeps } from '../deps.ts';
import { bindingsFor, type Named, otherThan } from './variables.ts';

/**
 * What is to serve variables. Asks before a name stops to stand for what it stands for: programs that are started in this
 * workspace would have another credential without a word.
 *
 * @returns `undefined` when the user wants nothing of it
 */
export async function agreeOnNames(
	deps: Pick<LeakDeps, 'kept' | 'variables'>,
	named: readonly Named[],
): Promise<readonly (Binding | KeptBinding)[] | undefined> {
	const bindings = bindingsFor(deps.variables, named);
	const others = named
		.filter(each => bindings.some(({ name }) => name === each.name))
		.map(each => otherThan(deps.variables, each))
		.filter(other => other !== undefined);
	if (others.length === 0) {
		return bindings;
	}
	const serveNew = vscode.l10n.t('Serve the New Value');
	const keepOld = vscode.l10n.t('Keep Serving the Old One');
	const [first, ...more] = [...new Set(others.map(other => servedText(deps, other)))];
	const chosen = await confirm({
		question:
			more.length === 0 ? (first ?? '') : vscode.l10n.t('Variables of these names serve something else already.'),
		detail: [
			...(more.length === 0 ? [] : [first, ...more]),
			vscode.l10n.t(
				'Terminals, tasks and debug sessions of this workspace get that one. The new value is kept in the secret storage in any case.',
			),
		].join('\n'),
		actions: [serveNew, keepOld],
	});
	if (chosen !== keepOld) {
		return chosen === serveNew ? bindings : undefined;
	}
	return bindings.filter(binding => others.every(({ name }) => name !== binding.name));
}

/** What stands behind a name now, as a sentence. */
function servedText({ kept, variables }: Pick<LeakDeps, 'kept' | 'variables'>, other: Binding | KeptBinding): string {
	const { name } = other;
	if ('digest' in other) {
		const storedAt = kept.all.find(({ digest }) => digest === other.digest)?.storedAt;
		const day = storedAt?.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' });
		return day === undefined
			? vscode.l10n.t('{0} stands for another value that was taken out of a file.', name)
			: vscode.l10n.t('{0} stands for another value, which was taken out of a file on {1}.', name, day);
	}
	const key = displayText(variables.keyName(other) ?? '');
	return key === ''
		? vscode.l10n.t('{0} stands for a key that is not known here.', name)
		: vscode.l10n.t('{0} stands for the key “{1}”.', name, key);
}
