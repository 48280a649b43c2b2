import * as vscode from 'vscode';
import { Secret } from '../core/secret.ts';
import type { Pasting } from '../scanner/editor/messages.ts';
import { rangeOf } from '../ui/changeDocument.ts';
import type { LeakDeps } from './deps.ts';
import { agreeOnNames } from './fixes/agreeOnNames.ts';
import { documentVariables } from './fixes/exampleFile.ts';
import { asRead, type Named, nameLeaks } from './fixes/variables.ts';

/** What a text must have for a credential to be in it: most texts that are pasted end here. */
const candidate = /y(?:ativo|vk|vs|k|s|at)_|whsec_|eyJ|[0-9a-f]{64}|secret/i;

/** Longer texts are pasted as they are; the diagnostics come all the same. */
const maxLength = 200_000;

/** A paste with references in the place of credentials, and the values that the references stand for. */
class GuardedPaste extends vscode.DocumentPasteEdit {
	static readonly kind = vscode.DocumentDropOrPasteEditKind.Empty.append('yativo', 'reference');
	readonly document: vscode.TextDocument;
	readonly values: readonly ValueToKeep[];

	constructor(insertText: string, document: vscode.TextDocument, values: readonly ValueToKeep[]) {
		super(insertText, vscode.l10n.t('Paste as environment reference and store the secret'), GuardedPaste.kind);
		this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
		this.document = document;
		this.values = values;
	}
}

interface ValueToKeep extends Named {
	readonly value: Secret;
}

/** Offers to paste a reference instead of a credential. */
export class PasteGuard implements vscode.DocumentPasteEditProvider<GuardedPaste> {
	static readonly metadata: vscode.DocumentPasteProviderMetadata = {
		providedPasteEditKinds: [GuardedPaste.kind],
		pasteMimeTypes: ['text/plain'],
	};
	readonly #deps: LeakDeps;

	constructor(deps: LeakDeps) {
		this.#deps = deps;
	}

	async provideDocumentPasteEdits(
		document: vscode.TextDocument,
		ranges: readonly vscode.Range[],
		transfer: vscode.DataTransfer,
	): Promise<GuardedPaste[] | undefined> {
		const [range, ...others] = ranges;
		const text = await transfer.get('text/plain')?.asString();
		if (!range || others.length > 0 || !text || text.length > maxLength || !candidate.test(text)) {
			return undefined;
		}
		const { scanner, kept } = this.#deps;
		const pasting: Pasting = {
			id: document.uri.toString(),
			languageId: document.languageId,
			start: document.offsetAt(range.start),
			end: document.offsetAt(range.end),
			text: withLineEnds(text, document.eol),
		};
		const leaks = await scanner.ask('pasted', pasting);
		if (leaks.length === 0) {
			return undefined;
		}
		await kept.load();
		const named = nameLeaks(this.#deps, leaks);
		const places = named.map(({ leak: { start, end }, name }) => ({ start, end, name }));
		const instead = await scanner.ask('pastedReferences', { ...pasting, places });
		if (instead === undefined || (instead.kind === 'edit' && instead.version !== document.version)) {
			return undefined;
		}
		const valueAt = (start: number) => new Secret(leaks.find(leak => leak.start === start)?.value ?? '');
		const values = asRead(named, instead.replaced).map(each => ({ ...each, value: valueAt(each.leak.start) }));
		const paste = new GuardedPaste(instead.kind === 'text' ? instead.text : '', document, values);
		if (instead.kind === 'edit') {
			paste.additionalEdit = new vscode.WorkspaceEdit();
			paste.additionalEdit.replace(document.uri, rangeOf(document, instead.edit), instead.edit.text);
		}
		return [paste];
	}

	/** Called before the edit is made: the values are in the secret storage, or nothing is pasted. */
	async resolveDocumentPasteEdit(paste: GuardedPaste): Promise<GuardedPaste> {
		const { kept, report } = this.#deps;
		for (const { leak, name, owner, value } of paste.values) {
			if (!owner?.known.isKept && !kept.all.some(({ digest }) => digest === leak.digest)) {
				await kept.keep(value, name);
			}
		}
		agreeOnNames(this.#deps, paste.values)
			.then(bindings => this.#deps.variables.bind(bindings ?? []))
			.then(() => documentVariables(this.#deps, paste.document, paste.values))
			.catch(report);
		return paste;
	}
}

function withLineEnds(text: string, eol: vscode.EndOfLine): string {
	return text.replace(/\r\n|\r|\n/g, eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}
