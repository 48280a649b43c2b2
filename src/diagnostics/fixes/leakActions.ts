import * as vscode from 'vscode';
import { displayText } from '../../core/displayText.ts';
import { productText } from '../../core/environmentText.ts';
import { isDead } from '../../core/knownKeys.ts';
import { productsBehind } from '../../core/leakOwner.ts';
import type { Product } from '../../core/profile.ts';
import { refusalText } from '../../core/references/refusalText.ts';
import type { LeakCommandId } from '../../ids.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import type { LeakDeps } from '../deps.ts';
import { diagnosticSource, toRange } from '../leakDiagnostics.ts';
import { isKept } from '../leakText.ts';
import { isPushed } from '../severity.ts';
import { markOf, openLeaks, refTo } from './leakRef.ts';
import { nameLeaks } from './variables.ts';

/** Offers the fixes of the leaks at the cursor. */
export class LeakActions implements vscode.CodeActionProvider {
	static readonly metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
	readonly #deps: LeakDeps;

	constructor(deps: LeakDeps) {
		this.#deps = deps;
	}

	/** Asked at every move of the cursor in every document: those without leaks are answered at once. */
	provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
	): vscode.ProviderResult<vscode.CodeAction[]> {
		return this.#deps.texts.of(document.uri)?.leaks.length ? this.#actionsAt(document, range, context) : [];
	}

	async #actionsAt(
		document: vscode.TextDocument,
		range: vscode.Range,
		context: vscode.CodeActionContext,
	): Promise<vscode.CodeAction[]> {
		const all = await openLeaks(this.#deps.texts, document);
		const here = all.filter(leak => toRange(leak.range).intersection(range));
		const offers = await Promise.all(here.map(leak => this.#offersFor(document, leak, all.length)));
		return here.flatMap((leak, index) => {
			const diagnostics = context.diagnostics.filter(
				({ source, range: marked }) => source === diagnosticSource && marked.intersection(toRange(leak.range)),
			);
			return (offers[index] ?? []).map(({ title, command, argument = refTo(document, leak), isPreferred }) => {
				const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
				action.command = { title, command, arguments: [argument] };
				action.diagnostics = diagnostics;
				action.isPreferred = isPreferred === true;
				return action;
			});
		});
	}

	async #offersFor(document: vscode.TextDocument, leak: DocumentLeak, count: number): Promise<readonly Offer[]> {
		const replace = await this.#replaceOffer(document, leak);
		const all =
			document.uri.scheme === 'vscode-notebook-cell'
				? vscode.l10n.t('Replace all {0} leaks in this cell', count)
				: vscode.l10n.t('Replace all {0} leaks in this file', count);
		const replacing = [
			replace,
			...(replace.canReplace && count > 1 ? [{ title: all, command: 'yativo.replaceAllLeaks' } as const] : []),
		];
		const ending = this.#keyOffers(document, leak);
		return [
			...(this.#isPushed(document, leak) ? [...ending, ...replacing] : [...replacing, ...ending]),
			...(isKept(this.#deps, leak) || leak.tier === 4
				? []
				: [{ title: vscode.l10n.t('Store the secret…'), command: 'yativo.storeLeak' } as const]),
			{ title: vscode.l10n.t('Allow this one…'), command: 'yativo.allowLeak' },
			{ title: vscode.l10n.t('Ignore in this repository…'), command: 'yativo.ignoreLeak' },
		];
	}

	async #replaceOffer(document: vscode.TextDocument, leak: DocumentLeak): Promise<Offer> {
		const command = 'yativo.replaceLeak';
		const { languageId, uri } = document;
		const [named] = nameLeaks(this.#deps, [leak]);
		const { start, end } = leak;
		const asked = named?.name ?? '';
		const answer = await this.#deps.scanner.ask('references', {
			id: uri.toString(),
			languageId,
			places: [{ start, end, name: asked }],
		});
		const { name = asked, isGuess } = answer?.replaced[0] ?? {};
		const reason = answer?.refused[0]?.reason;
		if (leak.decodedFrom !== undefined) {
			return { title: vscode.l10n.t('No reference can stand here: it is written as {0}', leak.decodedFrom), command };
		}
		if (answer === undefined || reason !== undefined) {
			return {
				title: vscode.l10n.t('No reference can stand here: {0}', refusalText(reason ?? 'notUnderstood')),
				command,
			};
		}
		if (answer.edit?.text === '') {
			const title = vscode.l10n.t('Take the value out and keep it as {0}', name);
			return { title, command, canReplace: true, isPreferred: true };
		}
		if (this.#isPushed(document, leak)) {
			const title = vscode.l10n.t('Replace with environment reference ({0}): a remote branch keeps it', name);
			return { title, command, canReplace: true };
		}
		const title = vscode.l10n.t('Replace with environment reference ({0})', name);
		return { title, command, canReplace: true, ...(!isGuess && { isPreferred: true }) };
	}

	#isPushed(document: vscode.TextDocument, leak: DocumentLeak): boolean {
		return isPushed(leak, this.#deps.texts.of(document.uri)?.git);
	}

	#keyOffers(document: vscode.TextDocument, leak: DocumentLeak): readonly Offer[] {
		const { known, keys, now } = this.#deps;
		const owner = known.find(leak.digest);
		if (leak.tier === 4 || isDead(owner, now())) {
			return [];
		}
		if (owner) {
			const name = displayText(owner.key.name);
			return [
				{ title: vscode.l10n.t('Rotate “{0}” and replace…', name), command: 'yativo.rotateLeak' },
				{ title: vscode.l10n.t('Revoke “{0}”…', name), command: 'yativo.revokeLeak' },
			];
		}
		return keys.mayOwn(markOf({ document, leak }))
			? [
					{ title: vscode.l10n.t('Rotate its key and replace…'), command: 'yativo.rotateLeak' },
					{ title: vscode.l10n.t('Revoke its key…'), command: 'yativo.revokeLeak' },
				]
			: this.#connectOffers(leak);
	}

	/** No connection has a key that this can be. */
	#connectOffers({ rule }: DocumentLeak): readonly Offer[] {
		const { keys } = this.#deps;
		const [product, ...others] = productsBehind(rule);
		if (!product) {
			return [];
		}
		const title =
			keys.products.length === 0 || others.length > 0
				? vscode.l10n.t('Connect to Yativo to rotate or revoke the key…')
				: keys.products.includes(product)
					? vscode.l10n.t('Connect the account of this key to rotate or revoke it…')
					: vscode.l10n.t('Connect to Yativo {0} to rotate or revoke the key…', productText(product));
		return [{ title, command: 'yativo.connect', ...(others.length === 0 && { argument: { product } }) }];
	}
}

interface Offer {
	readonly title: string;
	readonly command: LeakCommandId | 'yativo.connect';
	/** Of the command; the leak when absent. */
	readonly argument?: { readonly product: Product };
	/** Whether a reference can stand in place of the leak. */
	readonly canReplace?: true;
	/** Whether it is safe to take without a second look. */
	readonly isPreferred?: true;
}
