import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import { Secret } from '../../core/secret.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import { confirm } from '../../ui/confirm.ts';
import { notify } from '../../ui/notify.ts';
import { tellCopied } from '../../ui/tellCopied.ts';
import type { LeakDeps } from '../deps.ts';
import { agreeOnNames } from './agreeOnNames.ts';
import { leakOf, refTo } from './leakRef.ts';
import { asRead, type Named, nameLeaks } from './variables.ts';

/** Puts a leaked credential into the secret storage, under its variable or under a key, and leaves the text as it is. */
export function storeLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const found = await leakOf(deps.texts, argument);
		if (!found) {
			return;
		}
		const { document, leak } = found;
		const { fingerprint, start } = refTo(document, leak);
		const value = await deps.scanner.ask('value', { id: document.uri.toString(), fingerprint, start });
		await deps.kept.load();
		const named = await nameOf(deps, document, leak);
		const place = value !== undefined && named && (await askPlace(named.name, deps.keys.products.length > 0));
		if (place === 'key') {
			await deps.keys.store(new Secret(value ?? ''));
		} else if (place === 'variable' && named && value !== undefined) {
			await deps.kept.keep(new Secret(value), named.name);
			const bindings = await agreeOnNames(deps, [{ ...named, owner: undefined }]);
			await deps.variables.bind(bindings ?? []);
			vscode.window.setStatusBarMessage(vscode.l10n.t('Kept in the secret storage as {0}', named.name), 5000);
		}
	};
}

/** Copies a credential that was taken out of a file, or deletes it from this machine. */
export function copyKeptValue({ kept, copy, variables }: Pick<LeakDeps, 'kept' | 'copy' | 'variables'>) {
	return async (): Promise<void> => {
		await kept.load();
		const items = [...kept.all]
			.sort((a, b) => a.name.localeCompare(b.name))
			.map(({ digest, name, storedAt }) => ({
				label: name,
				description: storedAt.toLocaleDateString(vscode.env.language, { dateStyle: 'medium' }),
				digest,
			}));
		if (items.length === 0) {
			await notify('information', vscode.l10n.t('Nothing was taken out of files on this machine.'));
			return;
		}
		const item = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which value?') });
		const copyIt = vscode.l10n.t('Copy');
		const forgetIt = vscode.l10n.t('Delete from This Machine');
		const action = item && (await vscode.window.showQuickPick([copyIt, forgetIt], { title: item.label }));
		if (item && action === forgetIt) {
			await forgetKept({ kept, variables }, item);
		}
		const value = item && action === copyIt ? await kept.read(item.digest) : undefined;
		if (value) {
			tellCopied(vscode.l10n.t('{0} copied', item?.label ?? ''), await copy(value));
		}
	};
}

/** Asks first: it may be the only copy. Variables are let go of last, when nothing can serve them any more. */
async function forgetKept(
	{ kept, variables }: Pick<LeakDeps, 'kept' | 'variables'>,
	{ label, digest }: { readonly label: string; readonly digest: string },
): Promise<void> {
	const served = variables.servedByKept(digest);
	const loss = vscode.l10n.t('It was taken out of a file: without a copy elsewhere it is lost.');
	const action = vscode.l10n.t('Delete Value');
	const chosen = await confirm({
		question: vscode.l10n.t('Delete the value of {0} from this machine?', displayText(label)),
		detail:
			served.length === 0
				? loss
				: `${loss} ${vscode.l10n.t('In this workspace nothing will serve {0} then.', served.map(displayText).join(', '))}`,
		actions: [action],
	});
	if (chosen === action) {
		await kept.forget(digest);
		await variables.unbind(served);
	}
}

/** The variable that the text reads in its place, or would if a reference could stand there. */
async function nameOf(
	deps: LeakDeps,
	{ uri, languageId }: vscode.TextDocument,
	leak: DocumentLeak,
): Promise<Named | undefined> {
	const named = nameLeaks(deps, [leak]);
	const places = named.map(({ name }) => ({ start: leak.start, end: leak.end, name }));
	const answer = await deps.scanner.ask('references', { id: uri.toString(), languageId, places });
	return asRead(named, answer?.replaced ?? [])[0] ?? named[0];
}

async function askPlace(name: string, isConnected: boolean): Promise<'variable' | 'key' | undefined> {
	if (!isConnected) {
		return 'variable';
	}
	const items = [
		{ label: vscode.l10n.t('Keep it as {0}', name), place: 'variable' },
		{ label: vscode.l10n.t('It is the secret of a key…'), place: 'key' },
	] as const;
	return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Store the secret') }))?.place;
}
