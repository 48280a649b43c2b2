import * as vscode from 'vscode';
import { YativoError } from '../../core/failure.ts';
import type { LeakMark } from '../../core/leakOwner.ts';
import { refusalText } from '../../core/references/refusalText.ts';
import { Secret } from '../../core/secret.ts';
import type { DocumentLeak } from '../../scanner/editor/messages.ts';
import { notify } from '../../ui/notify.ts';
import type { LeakDeps } from '../deps.ts';
import { isPushed } from '../severity.ts';
import { agreeOnNames } from './agreeOnNames.ts';
import { applyEdit } from './applyEdit.ts';
import { documentVariables } from './exampleFile.ts';
import { allLeaksOf, type FoundLeaks, leakOf, markOf } from './leakRef.ts';
import { tellRefused, tellReplaced } from './tellReplaced.ts';
import { asRead, isOfUse, type Named, nameLeaks, type Owners } from './variables.ts';

/** Replaces one leak by a reference to an environment variable. */
export function replaceLeak(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const found = await leakOf(deps.texts, argument);
		if (found) {
			await replaceAndTell(deps, { document: found.document, leaks: [found.leak] });
		}
	};
}

/** Replaces all leaks of the document of the argument, or of the active editor. */
export function replaceAllLeaks(deps: LeakDeps) {
	return async (argument: unknown): Promise<void> => {
		const found = await allLeaksOf(deps.texts, argument);
		if (found) {
			await replaceAndTell(deps, found);
		}
	};
}

async function replaceAndTell(deps: LeakDeps, { document, leaks }: FoundLeaks): Promise<void> {
	const { git } = deps.texts.of(document.uri) ?? {}; // as of before the edit
	const outcome = await replaceLeaks(deps, document, { leaks, values: 'keep' });
	const pushed = outcome && leaks.find(leak => !outcome.refused.includes(leak) && isPushed(leak, git));
	if (pushed) {
		warnOfPushed(deps, markOf({ document, leak: pushed })).catch(deps.report);
	}
	if (outcome) {
		tellReplaced(outcome);
		tellRefused(deps, document, outcome).catch(deps.report);
	}
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

/** What became of it. */
export interface Outcome {
	readonly replaced: readonly Named[];
	readonly values: Replacement['values'];
	/** Where the names are now: the file that documents them, when they were added to it, or the text itself. */
	readonly where: vscode.Uri | 'takenOut' | undefined;
	readonly refused: readonly DocumentLeak[];
	/** Why those were, in the user's words, each once. */
	readonly reasons: readonly string[];
}

/**
 * Replaces leaks by references: the values go into the secret storage first, then the document is changed in one step that
 * can be undone, then the names go into the file that documents them. Asks before a name stops to stand for what it stands
 * for. Tells nothing of what came of it.
 *
 * @returns `undefined` when the user wants nothing of it
 * @throws YativoError `secretStorage` before, `fileNotWritable` at any of the changes
 */
export async function replaceLeaks(
	deps: LeakDeps,
	document: vscode.TextDocument,
	{ leaks, values, renewed }: Replacement,
): Promise<Outcome | undefined> {
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
	await keepValues(deps, document, values === 'keep' ? replaced : replaced.filter(each => isOfUse(each, deps.known)));
	const bindings = await agreeOnNames(deps, replaced);
	if (!bindings) {
		return undefined;
	}
	let where: Outcome['where'];
	if (answer?.edit) {
		await applyEdit(document, { version, edit: answer.edit });
		await deps.variables.bind(bindings);
		const example = await documentVariables(deps, document, replaced);
		where = answer.edit.text === '' ? 'takenOut' : example;
	}
	const refused = leaks.filter(({ start }) => !replaced.some(({ leak }) => leak.start === start));
	const reasons = new Set((answer?.refused ?? []).map(({ reason }) => refusalText(reason)));
	return { replaced, values, where, refused, reasons: [...reasons] };
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
