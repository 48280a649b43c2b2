import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import type { LeakMark } from '../../core/leakOwner.ts';
import { refusalText } from '../../core/references/refusalText.ts';
import { Secret } from '../../core/secret.ts';
import type { Answer, DocumentLeak } from '../../scanner/editor/messages.ts';
import { notify } from '../../ui/notify.ts';
import type { LeakDeps } from '../deps.ts';
import { isPushed } from '../severity.ts';
import { agreeOnNames } from './agreeOnNames.ts';
import { applyEdit } from './applyEdit.ts';
import { documentVariables } from './exampleFile.ts';
import { leakOf, markOf, openLeaks, refTo } from './leakRef.ts';
import { storeLeak } from './storeLeak.ts';
import { ignoreLeak } from './suppressLeak.ts';
import { asRead, type Named, nameLeaks, type Owners } from './variables.ts';

/** Replaces one leak by a reference to an environment variable. */
export function replaceLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const found = await leakOf(deps.texts, argument);
		if (found) {
			await replaceLeaks(deps, found.document, { leaks: [found.leak], values: 'keep' });
		}
	};
}

/** Replaces all leaks of the document of the argument, or of the active editor. */
export function replaceAllLeaks(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const found = await leakOf(deps.texts, argument);
		if (found) {
			const leaks = await openLeaks(deps.texts, found.document);
			await replaceLeaks(deps, found.document, { leaks, values: 'keep' });
		}
	};
}

/** What is to be replaced. */
export interface Replacement {
	readonly leaks: readonly DocumentLeak[];
	/**
	 * Whether values go into the secret storage before they leave the text. With `drop`, only those do of which nobody knows
	 * that they are of no use any more.
	 */
	readonly values: 'keep' | 'drop';
	/** Whose the leaks are, where their key was just renewed: nothing else knows the old credentials any more. */
	readonly renewed?: Owners;
}

/**
 * Replaces leaks by references: the values go into the secret storage first, then the document is changed in one step that
 * can be undone, then the names go into the file that documents them. Asks before a name stops to stand for what it stands
 * for; says what could not be replaced, and why.
 *
 * @throws YativoError `secretStorage` before, `fileNotWritable` at any of the changes
 */
export async function replaceLeaks(
	deps: LeakDeps,
	document: vscode.TextDocument,
	{ leaks, values, renewed }: Replacement,
): Promise<void> {
	const { version, languageId } = document;
	await deps.kept.load();
	const plain = leaks.filter(({ decodedFrom }) => decodedFrom === undefined);
	const named = nameLeaks({ ...deps, known: renewed ?? deps.known }, plain);
	const places = named.map(({ leak: { start, end }, name }) => ({ start, end, name }));
	const answer = await deps.scanner.ask('references', { id: document.uri.toString(), languageId, places });
	if (answer && answer.version !== version) {
		throw new YativoError({ kind: 'fileNotWritable', file: vscode.workspace.asRelativePath(document.uri) });
	}
	const replaced = asRead(named, answer?.replaced ?? []);
	const isReplaced = ({ start }: DocumentLeak) => replaced.some(({ leak }) => leak.start === start);
	await keepValues(deps, document, values === 'keep' ? replaced : replaced.filter(({ owner }) => !owner));
	const bindings = await agreeOnNames(deps, replaced);
	if (!bindings) {
		return;
	}
	if (answer?.edit) {
		const pushed = leaks.find(leak => isReplaced(leak) && isPushed(leak, deps.texts.of(document.uri)?.git));
		await applyEdit(document, { version, edit: answer.edit });
		if (pushed && !renewed) {
			warnOfPushed(deps, markOf({ document, leak: pushed })).catch(deps.report);
		}
		await deps.variables.bind(bindings);
		const example = await documentVariables(deps, document, replaced);
		tellReplaced(replaced, answer.edit.text === '' ? 'takenOut' : example);
	}
	const refused = leaks.filter(leak => !isReplaced(leak));
	if (refused.length > 0) {
		tellRefused(deps, document, { refused, answer }).catch(deps.report);
	}
}

/** Puts what no storage of this machine holds yet into the secret storage. */
async function keepValues(deps: LeakDeps, document: vscode.TextDocument, named: readonly Named[]): Promise<void> {
	for (const { leak, name, owner } of named) {
		const { start, end } = leak;
		if (!owner?.known.isKept && !deps.kept.all.some(({ digest }) => digest === leak.digest)) {
			const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
			await deps.kept.keep(new Secret(document.getText(range)), name);
		}
	}
}

function tellReplaced(named: readonly Named[], where: vscode.Uri | 'takenOut' | undefined): void {
	const names = [...new Set(named.map(({ name }) => name))].join(', ');
	vscode.window.setStatusBarMessage(toldReplaced(names, where), 8000);
}

function toldReplaced(names: string, where: vscode.Uri | 'takenOut' | undefined): string {
	if (where === 'takenOut') {
		return vscode.l10n.t('Taken out of the file, and kept in the secret storage as {0}', names);
	}
	return where
		? vscode.l10n.t('Replaced by {0}, which is now in {1}', names, vscode.workspace.asRelativePath(where))
		: vscode.l10n.t('Replaced by {0}', names);
}

/** Says of what is gone here that a remote keeps it, and offers to end it there too. Nothing waits for the answer. */
async function warnOfPushed({ keys, known }: LeakDeps, mark: LeakMark): Promise<void> {
	const rotate = vscode.l10n.t('Rotate Key…');
	const whose = { known: known.find(mark.digest), marks: [mark] } as const;
	const chosen = await notify(
		'warning',
		vscode.l10n.t('A remote branch still has this credential. It is safe only once its key is rotated.'),
		...(whose.known || keys.mayOwn(mark) ? [rotate] : []),
	);
	if (chosen === rotate) {
		await keys.renew(whose, async () => {});
	}
}

interface Refused {
	readonly refused: readonly DocumentLeak[];
	readonly answer: Answer<'references'>;
}

/** Says what could not be replaced and why, and offers for a single one what can be done instead. */
async function tellRefused(deps: LeakDeps, document: vscode.TextDocument, { refused, answer }: Refused): Promise<void> {
	const reasons = new Set((answer?.refused ?? []).map(({ reason }) => refusalText(reason)));
	const [leak, ...others] = refused;
	const isSingle = leak !== undefined && others.length === 0;
	const message = isSingle
		? vscode.l10n.t('This credential could not be replaced.')
		: vscode.l10n.t('{0} credentials could not be replaced.', refused.length);
	const store = vscode.l10n.t('Store the Secret…');
	const ignore = vscode.l10n.t('Ignore in This Repository…');
	const actions = isSingle ? [store, ignore] : [];
	const chosen = await notify('warning', [message, ...reasons].join(' '), ...actions);
	if (isSingle && chosen !== undefined) {
		await (chosen === store ? storeLeak(deps) : ignoreLeak(deps))(refTo(document, leak));
	}
}
