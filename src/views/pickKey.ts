import * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import { displayText, quickPickText } from '../core/displayText.ts';
import { environmentText } from '../core/environmentText.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import { compareKeys, effectiveStatus } from '../core/keyStatus.ts';
import type { Profile } from '../core/profile.ts';
import { statusText } from '../ui/statusText.ts';
import type { KeyNode, Node } from './nodes.ts';
import type { Sessions } from './sessions.ts';

/** What a command that works on one key needs in order to learn which. */
export interface KeyQuestion {
	readonly sessions: Sessions;
	/** Says what will be done with the key. */
	readonly placeholder: string;
	/** Which keys can be chosen; all when absent. */
	readonly filter?: (key: ApiKey, profile: Profile) => boolean;
	readonly signal: AbortSignal;
}

/**
 * The key that a command is about: the one whose menu was used, or the one that the user picks. `undefined`: none.
 *
 * @throws YativoError where there is none to pick: `notConnected`, why the keys are not known, or `noKeyFits`.
 */
export async function keyOf(argument: unknown, question: KeyQuestion): Promise<KeyNode | undefined> {
	return isKeyNode(argument) ? argument : pickKey(question);
}

function isKeyNode(argument: unknown): argument is KeyNode {
	return typeof argument === 'object' && argument !== null && (argument as Partial<Node>).kind === 'key';
}

async function pickKey({
	sessions,
	placeholder,
	filter = () => true,
	signal,
}: KeyQuestion): Promise<KeyNode | undefined> {
	const items = sessions.loadIdle(signal).then(() => {
		const found = itemsOf(sessions, filter);
		if (found.length === 0) {
			throw new YativoError(whyNone(sessions));
		}
		return found;
	});
	const chosen = await vscode.window.showQuickPick<Item>(items, {
		placeHolder: placeholder,
		matchOnDescription: true,
		matchOnDetail: true,
	});
	return chosen?.node;
}

/** Why there is no key to pick. An empty list would leave that open. */
function whyNone({ all }: Sessions): Failure {
	const unknown = all.find(({ state }) => state.kind === 'failed' && state.keys === undefined);
	if (unknown?.state.kind === 'failed') {
		return unknown.state.failure;
	}
	return { kind: all.length === 0 ? 'notConnected' : 'noKeyFits' };
}

type Item = vscode.QuickPickItem & { readonly node?: KeyNode };

function itemsOf(sessions: Sessions, filter: NonNullable<KeyQuestion['filter']>): readonly Item[] {
	const now = new Date();
	return sessions.all.flatMap(({ profile }) => {
		const keys = sessions.keys(profile.id).filter(key => filter(key, profile));
		const separator = {
			label: `${quickPickText(profile.name)} · ${environmentText(profile.environment)}`,
			kind: vscode.QuickPickItemKind.Separator,
		};
		const items = [...keys]
			.sort((a, b) => compareKeys(a, b, now))
			.map(key => ({
				label: quickPickText(key.name) || vscode.l10n.t('(no name)'),
				description: [key.maskedKey ?? '', statusText(effectiveStatus(key, now))].filter(Boolean).join(' · '),
				detail: key.scopes.map(displayText).join(', '),
				node: { kind: 'key', profile, key } as const,
			}));
		return items.length > 0 ? [separator, ...items] : [];
	});
}
