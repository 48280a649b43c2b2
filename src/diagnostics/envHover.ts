import * as vscode from 'vscode';
import { markdownText } from '../core/displayText.ts';
import { parse } from '../core/dotenv/parse.ts';
import { environmentText } from '../core/environmentText.ts';
import { effectiveStatus } from '../core/keyStatus.ts';
import { statusText } from '../ui/statusText.ts';
import type { BoundName, BoundNames } from './boundNames.ts';

/** Tells of a bound name which key serves it. Never a value. */
export class EnvHover implements vscode.HoverProvider {
	readonly #names: BoundNames;
	readonly #now: () => Date;

	constructor(names: BoundNames, now: () => Date) {
		this.#names = names;
		this.#now = now;
	}

	async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
		const offset = document.offsetAt(position);
		const entry = parse(document.getText()).find(({ nameStart, nameEnd }) => nameStart <= offset && offset <= nameEnd);
		if (!entry || !this.#find(entry.name)) {
			return undefined;
		}
		await this.#names.load();
		const bound = this.#find(entry.name);
		const range = new vscode.Range(document.positionAt(entry.nameStart), document.positionAt(entry.nameEnd));
		return bound && new vscode.Hover(describeName(bound, this.#now()), range);
	}

	#find(name: string): BoundName | undefined {
		return this.#names.all.find(bound => bound.name === name);
	}
}

/** In Markdown: every string of the server is escaped, there is no command link. */
function describeName({ key, profile, isKept }: BoundName, now: Date): vscode.MarkdownString {
	if (isKept) {
		const text = vscode.l10n.t('Served by a value that was taken out of a file and is kept on this machine');
		return new vscode.MarkdownString(text);
	}
	const where = profile
		? [`${markdownText(profile.name)} · ${markdownText(environmentText(profile.environment))}`]
		: [];
	const lines = key
		? [
				vscode.l10n.t('Served by the Yativo key **{0}**', markdownText(key.name)),
				...where,
				vscode.l10n.t('Status: {0}', markdownText(statusText(effectiveStatus(key, now)))),
				vscode.l10n.t('Scopes: {0}', key.scopes.map(markdownText).join(', ') || vscode.l10n.t('not known')),
			]
		: [vscode.l10n.t('Served by a Yativo key that is not known here'), ...where];
	return new vscode.MarkdownString(lines.join('\n\n'));
}
