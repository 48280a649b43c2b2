import * as vscode from 'vscode';
import type { ApiKey } from '../../core/apiKey.ts';
import { displayText, quickPickText } from '../../core/displayText.ts';
import type { JournalEntry } from '../../lifecycle/ports.ts';
import { conclude, type SettleSources } from '../../lifecycle/settle.ts';
import type { Told, Unclear } from '../../lifecycle/told.ts';

/** Lets the user say which of the new keys is the one that was asked for. @returns what is told after that. */
export async function chooseKey(
	sources: Pick<SettleSources, 'journal' | 'vault'>,
	entry: JournalEntry,
	told: Unclear,
): Promise<Told> {
	const items: (vscode.QuickPickItem & { readonly key?: ApiKey })[] = [
		...told.candidates.map(key => ({
			label: quickPickText(key.name),
			description: key.maskedKey ?? '',
			detail: key.scopes.map(displayText).join(', '),
			key,
		})),
		{
			label: vscode.l10n.t('None of these'),
			...(told.secret.kind === 'lost' && { description: vscode.l10n.t('it was not created') }),
		},
	];
	const chosen = await vscode.window.showQuickPick(items, {
		placeHolder: vscode.l10n.t('Which key is “{0}”?', displayText(entry.name)),
		ignoreFocusOut: true,
	});
	if (!chosen) {
		return told;
	}
	const next: Told = chosen.key ? { outcome: 'done', key: chosen.key, secret: told.secret } : noneOf(told);
	await conclude(sources, entry, next);
	return next;
}

/** Where a secret has come, there is a key, whatever the list shows now. */
function noneOf({ failure, secret }: Unclear): Told {
	return secret.kind === 'lost'
		? { outcome: 'notDone', failure }
		: { outcome: 'unclear', failure, candidates: [], secret };
}
