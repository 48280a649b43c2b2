import * as vscode from 'vscode';
import { Secret } from '../../core/secret.ts';
import { notify } from '../../ui/notify.ts';
import type { LeakDeps } from '../deps.ts';
import { leakOf, refTo } from './leakRef.ts';
import { nameLeaks } from './variables.ts';

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
		const [named] = nameLeaks(deps, document, [leak]);
		const place = value !== undefined && named && (await askPlace(named.name, deps.keys.isConnected));
		if (place === 'key') {
			await deps.keys.store(new Secret(value ?? ''));
		} else if (place === 'variable' && named && value !== undefined) {
			await deps.kept.keep(new Secret(value), named.name);
			await deps.variables.bindKept([{ name: named.name, digest: leak.digest }]);
			vscode.window.setStatusBarMessage(vscode.l10n.t('Kept in the secret storage as {0}', named.name), 5000);
		}
	};
}

/** Copies a credential that was taken out of a file, or deletes it from this machine. */
export function copyKeptValue({ kept, copy }: Pick<LeakDeps, 'kept' | 'copy'>) {
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
			await kept.forget(item.digest);
		}
		const value = item && action === copyIt ? await kept.read(item.digest) : undefined;
		if (value) {
			await copy(value);
			vscode.window.setStatusBarMessage(vscode.l10n.t('{0} copied', item?.label ?? ''), 3000);
		}
	};
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
