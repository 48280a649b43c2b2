import * as vscode from 'vscode';
import { harmlessLine } from '../../core/displayText.ts';
import { redact } from '../../core/redact.ts';
import { replacedInText } from '../../core/replacedText.ts';
import { leaksViewId } from '../../ids.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import { notify } from '../../ui/notify.ts';
import { toRange } from '../leakDiagnostics.ts';
import type { Outcome } from './replaceLeaks.ts';
import { tellReplaced } from './tellReplaced.ts';

/** What became of a credential in one document. */
export interface Renewal {
	readonly uri: vscode.Uri;
	/** Absent where it was not changed. */
	readonly outcome?: Outcome;
	/** The leaks that are there still; `all` where nobody looked. */
	readonly left: readonly (DocumentLeak | 'all')[];
}

/** Longest name of a place, in characters. */
const placeLength = 200;

/**
 * Says once, for all documents, where a credential was replaced and where it is left, and offers to look at that and to save
 * what was changed.
 */
export async function tellRenewed(renewals: readonly Renewal[]): Promise<void> {
	const done = renewals.filter(({ outcome }) => outcome && outcome.replaced.length > 0);
	const left = renewals.flatMap(({ uri, left }) => left.map(leak => placeOf(uri, leak)));
	const [only, ...others] = done;
	if (left.length === 0 && others.length === 0) {
		if (only?.outcome) {
			tellReplaced(only.outcome);
		}
		return;
	}
	const reasons = new Set(renewals.flatMap(({ outcome }) => outcome?.reasons ?? []));
	const why = reasons.size === 1 ? [...reasons] : [];
	const message = [
		replacedInText(
			done.length,
			left.map(({ text }) => text),
		),
		...why,
	].join(' ');
	const show = vscode.l10n.t('Show');
	const saveAll = vscode.l10n.t('Save All');
	const actions = [...(left.length > 0 ? [show] : []), ...(only ? [saveAll] : [])];
	const chosen = await notify(left.length > 0 ? 'warning' : 'information', message, ...actions);
	if (chosen === saveAll) {
		await saveDocuments(done);
	} else if (chosen === show) {
		await showPlaces(left);
	}
}

interface Place {
	readonly uri: vscode.Uri;
	readonly text: string;
	readonly selection?: vscode.Range;
}

function placeOf(uri: vscode.Uri, leak: DocumentLeak | 'all'): Place {
	const path = harmlessLine(redact(vscode.workspace.asRelativePath(uri)), placeLength);
	return leak === 'all'
		? { uri, text: path }
		: { uri, text: `${path}:${leak.range.line + 1}`, selection: toRange(leak.range) };
}

/** With them, the files that document the variables. */
async function saveDocuments(done: readonly Renewal[]): Promise<void> {
	const changed = done.flatMap(({ uri, outcome }) =>
		outcome?.where instanceof vscode.Uri ? [uri, outcome.where] : [uri],
	);
	const names = new Set(changed.map(uri => uri.toString()));
	const unsaved = vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && names.has(uri.toString()));
	await Promise.all(unsaved.map(document => document.save()));
}

/** The first of them in the editor, and the view that lists them all. */
async function showPlaces([first, ...others]: readonly Place[]): Promise<void> {
	if (others.length > 0) {
		await vscode.commands.executeCommand(`${leaksViewId}.focus`);
	}
	if (first) {
		const { uri, selection } = first;
		await vscode.commands.executeCommand('vscode.open', uri, { ...(selection && { selection }) });
	}
}
