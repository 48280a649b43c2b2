import * as vscode from 'vscode';
import { displayText, markdownSentence, markdownText } from '../core/displayText.ts';
import { isDead } from '../core/knownKeys.ts';
import type { LeakCommandId } from '../ids.ts';
import type { DocumentLeak } from '../scanner/editor/messages.ts';
import type { LeakDeps } from './deps.ts';
import { markOf, refTo } from './fixes/leakRef.ts';
import { toRange } from './leakDiagnostics.ts';
import { isKept, knownSentence, ruleOf } from './leakText.ts';

/** The commands that the hover links to, and no others. */
const linked: readonly LeakCommandId[] = [
	'yativo.replaceLeak',
	'yativo.rotateLeak',
	'yativo.revokeLeak',
	'yativo.storeLeak',
	'yativo.allowLeak',
];

/** Tells, over a leak, whose credential it is and whether it lives. */
export class LeakHover implements vscode.HoverProvider {
	readonly #deps: LeakDeps;

	constructor(deps: LeakDeps) {
		this.#deps = deps;
	}

	provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.ProviderResult<vscode.Hover> {
		return this.#deps.texts.of(document.uri)?.leaks.length ? this.#hoverAt(document, position) : undefined;
	}

	async #hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
		const { texts, known, keys } = this.#deps;
		const leaks = await texts.current(document);
		const leak = leaks.find(({ range }) => toRange(range).contains(position));
		if (!leak) {
			return undefined;
		}
		if (keys.products.length > 0) {
			// Whoever looks at a leak wants to know what the lists say; what they say is told when they are here.
			known.load().catch(() => undefined);
		}
		const markdown = new vscode.MarkdownString(this.#textOf(document, leak));
		markdown.isTrusted = { enabledCommands: linked };
		markdown.supportThemeIcons = false;
		return new vscode.Hover(markdown, toRange(leak.range));
	}

	#textOf(document: vscode.TextDocument, leak: DocumentLeak): string {
		const { known, kept, now } = this.#deps;
		const { title, about, source } = ruleOf(leak);
		const owner = known.find(leak.digest);
		const keptAs = kept.all.find(({ digest }) => digest === leak.digest)?.name;
		const suppressed = leak.suppressed?.reason;
		return [
			`**${markdownText(title)}** \`${displayText(leak.masked).replaceAll('`', "'")}\``,
			owner
				? markdownSentence(knownSentence(owner, now()))
				: vscode.l10n.t('This machine knows no key that it belongs to.'),
			...(keptAs === undefined ? [] : [vscode.l10n.t('Its value is kept in the secret storage as {0}.', keptAs)]),
			...(leak.suppressed ? [vscode.l10n.t('Allowed: {0}', markdownSentence(suppressed ?? ''))] : []),
			`${about} [${vscode.l10n.t('Documentation')}](${source})`,
			...(leak.suppressed ? [] : [this.#links(document, leak).join(' · ')]),
		].join('\n\n');
	}

	#links(document: vscode.TextDocument, leak: DocumentLeak): readonly string[] {
		const { keys, now } = this.#deps;
		const owner = this.#deps.known.find(leak.digest);
		const argument = encodeURIComponent(JSON.stringify([refTo(document, leak)]));
		const link = (command: LeakCommandId, title: string) => `[${title}](command:${command}?${argument})`;
		const canEnd = leak.tier !== 4 && (owner ? !isDead(owner, now()) : keys.mayOwn(markOf({ document, leak })));
		return [
			...(leak.decodedFrom === undefined ? [link('yativo.replaceLeak', vscode.l10n.t('Replace with Reference'))] : []),
			...(canEnd
				? [
						link('yativo.rotateLeak', vscode.l10n.t('Rotate and Replace…')),
						link('yativo.revokeLeak', vscode.l10n.t('Revoke…')),
					]
				: []),
			...(isKept(this.#deps, leak) ? [] : [link('yativo.storeLeak', vscode.l10n.t('Store the Secret…'))]),
			link('yativo.allowLeak', vscode.l10n.t('Allow…')),
		];
	}
}
