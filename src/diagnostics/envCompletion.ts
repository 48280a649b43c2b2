import * as vscode from 'vscode';
import { displayText } from '../core/displayText.ts';
import { parse } from '../core/dotenv/parse.ts';
import { type CredentialKind, partsOf, suggestNames } from '../core/envNames.ts';
import type { BoundName, BoundNames } from './boundNames.ts';

const kinds: readonly CredentialKind[] = ['crypto', 'business', 'appSecret', 'webhook'];

/** Offers the names that are bound in this workspace, and the documented ones, where a name can begin. */
export class EnvCompletion implements vscode.CompletionItemProvider {
	readonly #names: BoundNames;

	constructor(names: BoundNames) {
		this.#names = names;
	}

	provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
		const line = document.lineAt(position.line).text;
		const before = /^\s{0,100}(?:export\s{1,20})?(\w{0,128})$/.exec(line.slice(0, position.character));
		if (!before) {
			return [];
		}
		const entries = parse(document.getText());
		const offset = document.offsetAt(position);
		if (entries.some(({ valueStart, valueEnd }) => valueStart < offset && offset < valueEnd)) {
			return []; // in a value of several lines
		}
		const start = position.translate(0, -(before[1]?.length ?? 0));
		const after = /^\w{0,128}/.exec(line.slice(position.character))?.[0].length ?? 0;
		const range = new vscode.Range(start, position.translate(0, after));
		const startOffset = document.offsetAt(start);
		const present = new Set(entries.filter(({ nameStart }) => nameStart !== startOffset).map(({ name }) => name));
		const hasSign = /^\s{0,20}=/.test(line.slice(position.character + after));
		return this.#items()
			.filter(({ name }) => !present.has(name))
			.map(({ name, detail }) => {
				const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Variable);
				item.detail = detail;
				item.range = range;
				item.insertText = hasSign ? name : `${name}=`;
				return item;
			});
	}

	#items(): readonly { readonly name: string; readonly detail: string }[] {
		const bound = this.#names.all.map(each => ({ name: each.name, detail: detailOf(each) }));
		const documented = kinds
			.flatMap(kind => suggestNames(partsOf(kind), '', () => false))
			.map(({ name }) => ({ name, detail: vscode.l10n.t('documented by Yativo') }));
		return [...new Map([...documented, ...bound].map(item => [item.name, item])).values()];
	}
}

function detailOf({ key, isKept }: BoundName): string {
	if (isKept) {
		return vscode.l10n.t('kept on this machine');
	}
	return key ? vscode.l10n.t('Yativo key “{0}”', displayText(key.name)) : vscode.l10n.t('Yativo key');
}
