import * as vscode from 'vscode';
import { quickPickText } from '../../core/displayText.ts';
import { checkEnv as driftsOf } from '../../core/envCheck.ts';
import type { BoundName, Drift, Place } from '../../core/envDrift.ts';
import { keyWith } from '../../core/keyHandle.ts';
import { exampleName } from '../../ui/exampleName.ts';
import { notify } from '../../ui/notify.ts';
import { withProgress } from '../../ui/progress.ts';
import type { EnvDeps } from './addToEnvExample.ts';
import { readSources } from './envSources.ts';

interface Item extends vscode.QuickPickItem {
	readonly place?: Place;
	/** The variable that wants another key. */
	readonly name?: string;
}

/** Tells where code, `.env.example` and the keys of this workspace have drifted apart, and goes there. */
export function checkEnv(deps: EnvDeps & { readonly now: () => Date }) {
	return async (): Promise<void> => {
		const result = await withProgress(vscode.l10n.t('Looking for variables of Yativo…'), async signal => {
			await deps.sessions.loadIdle(AbortSignal.any([signal, deps.listSignal()]));
			const bindings = boundNames(deps);
			const names = bindings.map(({ name }) => name);
			const sources = await readSources({ exampleName: exampleName(), names, signal });
			return { sources, drifts: driftsOf({ ...sources, bindings, now: deps.now() }) };
		});
		if (!result) {
			return;
		}
		const { drifts, sources } = result;
		const left = sources.isWhole ? '' : vscode.l10n.t('Only {0} files were read.', sources.fileCount);
		if (drifts.length === 0) {
			const message = vscode.l10n.t('Code, {0} and keys agree about the variables of Yativo.', exampleName());
			void notify('information', [message, left].filter(Boolean).join(' '));
			return;
		}
		const chosen = await vscode.window.showQuickPick(drifts.map(itemOf), {
			title: [vscode.l10n.t('Variables that do not agree'), left].filter(Boolean).join(' · '),
			placeHolder: vscode.l10n.t('Choose one to go there'),
			matchOnDescription: true,
		});
		if (chosen?.place) {
			await show(chosen.place);
		} else if (chosen?.name !== undefined) {
			await vscode.commands.executeCommand('yativo.bindEnv', chosen.name);
		}
	};
}

function boundNames({ bindings, sessions }: EnvDeps): readonly BoundName[] {
	const ofKeys = bindings.all.map(({ name, profile, key: handle }) => {
		const key = keyWith(handle, sessions.keys(profile));
		return { name, ...(key && { key }) };
	});
	return [...ofKeys, ...bindings.kept.map(({ name }) => ({ name }))];
}

function itemOf(drift: Drift): Item {
	const label = quickPickText(drift.name);
	switch (drift.kind) {
		case 'undocumented':
			return {
				label,
				description: vscode.l10n.t('used, but not in {0}', exampleName()),
				...placed(drift.places),
				iconPath: new vscode.ThemeIcon('question'),
			};
		case 'unused':
			return {
				label,
				description: vscode.l10n.t('documented, but not used'),
				...placed(drift.places),
				iconPath: new vscode.ThemeIcon('circle-outline'),
			};
		case 'deadKey':
			return {
				label,
				description: vscode.l10n.t('served by “{0}”, which is revoked or has expired', quickPickText(drift.keyName)),
				detail: vscode.l10n.t('Choose another key…'),
				name: drift.name,
				iconPath: new vscode.ThemeIcon('circle-slash'),
			};
	}
}

function placed(places: readonly Place[]): Pick<Item, 'place' | 'detail'> {
	const [place] = places;
	if (!place) {
		return {};
	}
	const file = quickPickText(vscode.workspace.asRelativePath(vscode.Uri.parse(place.path)));
	return { place, detail: withOthers(file, places.length - 1) };
}

function withOthers(file: string, others: number): string {
	if (others === 0) {
		return file;
	}
	return others === 1
		? vscode.l10n.t('{0} and one more place', file)
		: vscode.l10n.t('{0} and {1} more places', file, others);
}

async function show({ path, start, end }: Place): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(path));
	const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
	await vscode.window.showTextDocument(document, { selection });
}
