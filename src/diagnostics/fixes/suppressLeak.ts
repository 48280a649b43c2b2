import * as vscode from 'vscode';
import { harmlessLine } from '../../core/displayText.ts';
import { missingLineBreak } from '../../core/lineBreak.ts';
import { notify } from '../../ui/notify.ts';
import type { LeakDeps } from '../deps.ts';
import { applyEdit } from './applyEdit.ts';
import { type FoundLeak, leakOf, refTo } from './leakRef.ts';

/** Names a leak that git keeps, in the arguments of a command. */
export interface PastRef {
	/** Absolute: the top folder of the repository. */
	readonly base: string;
	readonly fingerprint: string;
}

/** Allows one leak by a comment, with a reason, in the language of its document. */
export function allowLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const meant = await leakOf(deps.texts, argument);
		const reason = meant && (await askReason(vscode.l10n.t('Allow this one')));
		if (!meant || reason === undefined) {
			return;
		}
		// Whoever is asked has time to change the document.
		const found = await leakOf(deps.texts, refTo(meant.document, meant.leak));
		if (!found) {
			return;
		}
		const { document, leak } = found;
		const { start, end, rule } = leak;
		const { languageId } = document;
		const id = document.uri.toString();
		const answer = await deps.scanner.ask('allow', { id, languageId, start, end, rule, reason });
		if (answer?.edit) {
			await applyEdit(document, { version: answer.version, edit: answer.edit });
			return;
		}
		const ignore = vscode.l10n.t('Ignore in This Repository');
		const message = vscode.l10n.t('No comment can stand here.');
		if ((await notify('warning', message, ignore)) === ignore) {
			await ignoreIn(deps, found, reason);
		}
	};
}

/** Writes a leak into the `.yativoignore` of its repository, with a reason. */
export function ignoreLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		if (isPastRef(argument)) {
			const reason = await askReason(vscode.l10n.t('Ignore in this repository'));
			if (reason !== undefined) {
				const file = vscode.Uri.joinPath(vscode.Uri.file(argument.base), '.yativoignore');
				await addEntry(deps, file, `${argument.fingerprint} # ${reason}`);
			}
			return;
		}
		const found = await leakOf(deps.texts, argument);
		const reason = found && (await askReason(vscode.l10n.t('Ignore in this repository')));
		if (found && reason !== undefined) {
			await ignoreIn(deps, found, reason);
		}
	};
}

function isPastRef(argument: unknown): argument is PastRef {
	const { base, fingerprint } = (argument ?? {}) as Partial<Record<keyof PastRef, unknown>>;
	return typeof base === 'string' && typeof fingerprint === 'string' && /^[0-9a-f]{32}$/.test(fingerprint);
}

async function ignoreIn(deps: LeakDeps, { document, leak }: FoundLeak, reason: string): Promise<void> {
	const { uri, fingerprint } = refTo(document, leak);
	const path = await deps.scanner.ask('ignoreFile', { id: uri });
	if (path === undefined) {
		await notify(
			'warning',
			vscode.l10n.t('This document is in no folder of this machine, so there is no .yativoignore for it.'),
		);
		return;
	}
	await addEntry(deps, vscode.Uri.file(path), `${fingerprint} # ${reason}`);
}

async function addEntry({ files }: LeakDeps, file: vscode.Uri, entry: string): Promise<void> {
	const text = (await files.read(file)) ?? '';
	await files.edit(file, [{ start: text.length, end: text.length, text: `${missingLineBreak(text)}${entry}\n` }]);
}

async function askReason(title: string): Promise<string | undefined> {
	const reason = await vscode.window.showInputBox({
		title,
		prompt: vscode.l10n.t('Why may it stay? Others will read this.'),
		ignoreFocusOut: true,
		validateInput: text => (text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined),
	});
	return reason === undefined ? undefined : harmlessLine(reason, 120);
}
