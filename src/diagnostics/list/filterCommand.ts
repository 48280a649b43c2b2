import * as vscode from 'vscode';
import { type FilterWord, filterWords } from './filter.ts';
import type { LeakList } from './leakList.ts';
import { severityText, sourceText, stateText } from './leakWords.ts';

/** Asks which leaks to list. What is not checked is hidden; the badge counts all. */
export function chooseFilter(list: LeakList) {
	return async (): Promise<void> => {
		const { hidden } = list.filter;
		const items = itemsOf(list).map(item => (item.word ? { ...item, picked: !hidden.includes(item.word) } : item));
		const chosen = await vscode.window.showQuickPick(items, {
			canPickMany: true,
			title: vscode.l10n.t('Which leaks to list'),
			placeHolder: vscode.l10n.t('What is not checked is hidden'),
		});
		if (chosen) {
			const shown = chosen.map(({ word }) => word);
			const words = Object.values(filterWords).flat();
			await list.filterBy({ hidden: words.filter(word => !shown.includes(word)) });
		}
	};
}

interface Item extends vscode.QuickPickItem {
	readonly word?: FilterWord;
}

function itemsOf({ rows }: LeakList): readonly Item[] {
	const item = (word: FilterWord, label: string): Item => {
		const count = rows.filter(row => row.state === word || row.severity === word || row.source === word).length;
		return { word, label, description: count.toLocaleString(vscode.env.language) };
	};
	const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
	const { state, severity, source } = filterWords;
	return [
		heading(vscode.l10n.t('State')),
		...state.map(word => item(word, stateText(word))),
		heading(vscode.l10n.t('Severity')),
		...severity.map(word => item(word, severityText(word))),
		heading(vscode.l10n.t('Where')),
		...source.map(word => item(word, sourceText(word))),
	];
}
