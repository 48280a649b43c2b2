import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { version } from '../package.json';
import { keyUseOf } from './commands/env/addToEnvExample.ts';
import { editFile, readText } from './commands/env/envFile.ts';
import { installHook } from './commands/installHook.ts';
import type { Conversations } from './conversations.ts';
import type { ApiKey } from './core/apiKey.ts';
import { unlisted } from './core/boundValue.ts';
import { harmlessLine } from './core/displayText.ts';
import { planNames } from './core/envPlan.ts';
import { YativoError } from './core/failure.ts';
import { keyHandle, keyWith } from './core/keyHandle.ts';
import type { KnownKey } from './core/knownKeys.ts';
import type { Binding, KeptBinding } from './core/launchEnv.ts';
import { type LeakMark, mayBeOf, ownerless, productsBehind } from './core/leakOwner.ts';
import { redact } from './core/redact.ts';
import type { Secret } from './core/secret.ts';
import type { KeyCommands, LeakDeps, Variables, Whose } from './diagnostics/deps.ts';
import { LeakActions } from './diagnostics/fixes/leakActions.ts';
import { revokeLeak, rotateLeak } from './diagnostics/fixes/renewLeak.ts';
import { replaceAllLeaks, replaceLeak } from './diagnostics/fixes/replaceLeaks.ts';
import { copyKeptValue, storeLeak } from './diagnostics/fixes/storeLeak.ts';
import { allowLeak, ignoreLeak } from './diagnostics/fixes/suppressLeak.ts';
import { FoundLeaks } from './diagnostics/foundLeaks.ts';
import { showLeakDiagnostics } from './diagnostics/leakDiagnostics.ts';
import { LeakHover } from './diagnostics/leakHover.ts';
import { isKept } from './diagnostics/leakText.ts';
import { exportLeaks } from './diagnostics/list/exportLeaks.ts';
import { chooseFilter } from './diagnostics/list/filterCommand.ts';
import { followFiles } from './diagnostics/list/followFiles.ts';
import { LeakList } from './diagnostics/list/leakList.ts';
import { LeakScans } from './diagnostics/list/leakScans.ts';
import { showLeaksView } from './diagnostics/list/leaksView.ts';
import { showPastDocuments } from './diagnostics/list/pastDocuments.ts';
import { scanLeaks } from './diagnostics/list/scanCommands.ts';
import { PasteGuard } from './diagnostics/pasteGuard.ts';
import { tellDeaths } from './diagnostics/scannerDeaths.ts';
import { WatchedTexts } from './diagnostics/watchedTexts.ts';
import type { LeakCommandId } from './ids.ts';
import { installCommitHook, makeExecutable, scannerBeside } from './platform/commitHook.ts';
import { onDidChangeGit } from './platform/gitChanges.ts';
import { KeptValues } from './platform/keptValues.ts';
import type { Keychain } from './platform/keychain.ts';
import { LeakThread } from './platform/leakThread.ts';
import type { KeyNode } from './views/nodes.ts';
import type { SomeKey } from './views/pickKey.ts';
import { type RecognisedKeySources, RecognisedKeys } from './views/recognisedKeys.ts';

/** What finding leaks needs of the rest of the extension. */
export interface LeakSources extends RecognisedKeySources {
	readonly vault: RecognisedKeySources['vault'] & {
		/** Whether the secret of a key is kept. */
		has(profileId: string, key: ApiKey): boolean;
	};
	/** The bundle of the thread that scans, an absolute path. */
	readonly threadFile: string;
	readonly keychain: Keychain;
	readonly bindings: {
		readonly all: readonly Binding[];
		readonly kept: readonly KeptBinding[];
		bind(bindings: readonly (Binding | KeptBinding)[]): Promise<void>;
		unbind(names: readonly string[]): Promise<void>;
	};
	/** Loads the commands that talk with the user. */
	readonly conversations: () => Promise<Conversations>;
	/** The state of the workspace. */
	readonly memento: vscode.Memento;
	/** Copies a secret. @returns after how many milliseconds the clipboard is cleared; 0: it is not */
	readonly copy: (value: Secret) => Promise<number>;
	readonly log: vscode.LogOutputChannel;
	/** Tells the user of a failure that no command waits for. */
	readonly report: (error: unknown) => unknown;
	readonly now: () => Date;
	/** Told of each record that could not be understood. */
	readonly onCorrupt: (name: string) => void;
}

/** Leaks in the editor, with their commands. */
export interface Leaks extends vscode.Disposable {
	readonly commands: Readonly<Record<LeakCommandId, (argument: unknown) => Promise<void>>>;
	/** Whether a text holds a credential that no comment allows. */
	holdsCredential(text: string, path: string): Promise<boolean>;
}

/** Leaks in the editor. A bundle of its own, loaded after activation. */
export function watchForLeaks(sources: LeakSources): Leaks {
	if (vscode.l10n.bundle) {
		l10n.config({ contents: vscode.l10n.bundle });
	}
	const { threadFile, keychain, memento, copy, log, report, now, onCorrupt } = sources;
	const thread = new LeakThread(threadFile);
	const known = new RecognisedKeys(sources);
	const kept = new KeptValues({ keychain, now, onCorrupt });
	const texts = new WatchedTexts(thread);
	// A thread of its own, started by the first scan: documents never wait for it.
	const folders = new LeakThread(threadFile);
	const scans = new LeakScans(folders);
	const gitChanged = new vscode.EventEmitter<void>();
	const found = new FoundLeaks(texts, scans);
	const list = new LeakList({ texts, scans, found, known, memento, now });
	const deps: LeakDeps = {
		scanner: thread,
		texts,
		known,
		kept,
		variables: variablesOf(sources, { known, kept }),
		files: { read: readText, edit: editFile },
		keys: keyCommandsOf(sources),
		copy,
		report,
		now,
	};
	void texts.openAll();
	const watching = vscode.Disposable.from(
		showLeakDiagnostics({ found, known, now }),
		showLeaksView({ list, scans, now }),
		showPastDocuments(folders, scans),
		followFiles({ scans, onDidChangeGit: gitChanged.event, report }),
		tellDeaths(thread, log),
		vscode.languages.registerCodeActionsProvider('*', new LeakActions(deps), LeakActions.metadata),
		vscode.languages.registerHoverProvider('*', new LeakHover(deps)),
		vscode.languages.registerDocumentPasteEditProvider('*', new PasteGuard(deps), PasteGuard.metadata),
		onDidChangeGit(() => gitChanged.fire()),
		gitChanged,
		gitChanged.event(() => thread.tell({ kind: 'refresh' })),
		list,
		found,
		scans,
		texts,
		known,
		kept,
		thread,
		folders,
	);
	return {
		dispose: () => watching.dispose(),
		holdsCredential: (text, path) => thread.ask('holds', { text, path }),
		commands: {
			'yativo.replaceLeak': replaceLeak(deps),
			'yativo.replaceAllLeaks': replaceAllLeaks(deps),
			'yativo.rotateLeak': rotateLeak(deps),
			'yativo.revokeLeak': revokeLeak(deps),
			'yativo.storeLeak': storeLeak(deps),
			'yativo.allowLeak': allowLeak(deps),
			'yativo.ignoreLeak': ignoreLeak(deps),
			'yativo.copyKeptValue': copyKeptValue(deps),
			'yativo.scanWorkspace': scanLeaks(scans, 'tree'),
			'yativo.scanStaged': scanLeaks(scans, 'staged'),
			'yativo.scanHistory': scanLeaks(scans, 'history'),
			'yativo.cancelScan': async () => scans.cancel(),
			'yativo.groupLeaksByKey': () => list.groupBy('key'),
			'yativo.groupLeaksByFile': () => list.groupBy('file'),
			'yativo.filterLeaks': chooseFilter(list),
			'yativo.exportLeaks': exportLeaks({ list, scans, scanner: folders, version, now }),
			'yativo.installHook': installHook({
				install: (folder, shared) => installCommitHook(folder, scannerBeside(threadFile), shared),
				makeExecutable,
			}),
		},
	};
}

function variablesOf({ bindings, sessions, vault }: LeakSources, values: Pick<LeakDeps, 'known' | 'kept'>): Variables {
	const keyOf = ({ profile, key: handle }: Binding) => keyWith(handle, sessions.keys(profile));
	const useOf = (known: KnownKey) => keyUseOf({ kind: 'key', ...known }, bindings);
	return {
		get bound() {
			return [...bindings.all, ...bindings.kept];
		},
		of: (known, parts) => planNames(useOf(known), parts),
		bindingOf: ({ profile, key }, { part, name }) => ({ name, profile: profile.id, key: keyHandle(key), part }),
		isHeld: binding => {
			const key = keyOf(binding);
			return (key ? [key] : unlisted(binding.key)).some(candidate =>
				binding.part === 'apiKey'
					? candidate.keyDigest !== undefined && isKept(values, { digest: candidate.keyDigest })
					: vault.has(binding.profile, candidate),
			);
		},
		keyName: binding => keyOf(binding)?.name,
		bind: all => bindings.bind(all),
		servedByKept: digest => bindings.kept.filter(kept => kept.digest === digest).map(({ name }) => name),
		unbind: names => bindings.unbind(names),
	};
}

function keyCommandsOf({ sessions, conversations }: LeakSources): KeyCommands {
	const mayOwn = (mark: LeakMark) =>
		sessions.all.some(({ profile, state }) =>
			state.kind === 'ready'
				? state.keys.some(key => mayBeOf(mark, key, profile.product))
				: productsBehind(mark.rule).includes(profile.product),
		);
	const named = (whose: Whose) => {
		if (!whose.known && sessions.all.length > 0 && !whose.marks.some(mayOwn)) {
			throw new YativoError(ownerless(whose.marks[0]));
		}
		return nodeOf(whose);
	};
	return {
		get products() {
			return sessions.all.map(({ profile }) => profile.product);
		},
		mayOwn,
		renew: async (whose, afterwards) => (await conversations()).renewKey(named(whose), afterwards),
		revoke: async whose => (await conversations())['yativo.revokeKey'](named(whose)),
		store: async value => (await conversations())['yativo.importSecret'](undefined, value),
	};
}

/** Longest place in a title, in characters. */
const placeLength = 200;

/** A key in the arguments of commands. */
function nodeOf({ known, marks }: Whose): KeyNode | SomeKey {
	const [{ masked, place }] = marks;
	return known
		? { kind: 'key', profile: known.profile, key: known.key }
		: {
				kind: 'someKey',
				title: vscode.l10n.t('Whose is {0} in {1}?', masked, harmlessLine(redact(place), placeLength)),
				filter: (key, { product }) => marks.some(mark => mayBeOf(mark, key, product)),
				none: ownerless(marks[0]),
			};
}
