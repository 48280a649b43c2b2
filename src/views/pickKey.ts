import * as vscode from 'vscode';
import type { ApiKey } from '../core/apiKey.ts';
import { displayText, quickPickText } from '../core/displayText.ts';
import { environmentText } from '../core/environmentText.ts';
import { type Failure, YativoError } from '../core/failure.ts';
import { compareKeys, effectiveStatus } from '../core/keyStatus.ts';
import type { Profile } from '../core/profile.ts';
import { statusText } from '../ui/statusText.ts';
import { type KeyNode, type Node, nodeOf } from './nodes.ts';
import type { Sessions } from './sessions.ts';

/** What a command that works on one key needs in order to learn which. */
export interface KeyQuestion {
	readonly sessions: Sessions;
	/** Says what will be done with the key. */
	readonly placeholder: string;
	/** Which keys can be chosen; all when absent. */
	readonly filter?: (key: ApiKey, profile: Profile) => boolean;
	readonly signal: AbortSignal;
	/** Why the key is asked for. */
	readonly title?: string;
	/** What to say where no key fits. */
	readonly none?: Failure;
}

/** Stands for a key that only the user can tell, in the arguments of a command, with what is known of it. */
export interface SomeKey extends Required<Pick<KeyQuestion, 'title' | 'filter' | 'none'>> {
	readonly kind: 'someKey';
}

/**
 * The key that a command is about: the one whose menu was used, or the one that the user picks. `undefined`: none.
 *
 * @throws YativoError where there is none to pick: `notConnected`, why the keys are not known, or `noKeyFits`.
 */
export async function keyOf(handed: unknown, question: KeyQuestion): Promise<KeyNode | undefined> {
	const argument = nodeOf(handed);
	if (isSomeKey(argument)) {
		const { title, none } = argument;
		const filter: KeyQuestion['filter'] = (key, profile) =>
			argument.filter(key, profile) && (question.filter?.(key, profile) ?? true);
		return pickKey({ ...question, title, none, filter });
	}
	return isKeyNode(argument) ? argument : pickKey(question);
}

function isSomeKey(argument: unknown): argument is SomeKey {
	return typeof argument === 'object' && argument !== null && (argument as Partial<SomeKey>).kind === 'someKey';
}

function isKeyNode(argument: unknown): argument is KeyNode {
	return typeof argument === 'object' && argument !== null && (argument as Partial<Node>).kind === 'key';
}

async function pickKey({
	sessions,
	placeholder,
	filter = () => true,
	signal,
	title,
	none,
}: KeyQuestion): Promise<KeyNode | undefined> {
	const items = sessions.loadIdle(signal).then(() => {
		const found = itemsOf(sessions, filter);
		if (found.length === 0) {
			throw new YativoError(whyNone(sessions, none));
		}
		return found;
	});
	const chosen = await vscode.window.showQuickPick<Item>(items, {
		placeHolder: placeholder,
		...(title !== undefined && { title }),
		matchOnDescription: true,
		matchOnDetail: true,
	});
	return chosen?.node;
}

/** Why there is no key to pick. An empty list would leave that open. */
function whyNone({ all }: Sessions, none: Failure = { kind: 'noKeyFits' }): Failure {
	const unknown = all.find(({ state }) => state.kind === 'failed' && state.keys === undefined);
	if (unknown?.state.kind === 'failed') {
		return unknown.state.failure;
	}
	return all.length === 0 ? { kind: 'notConnected' } : none;
}

type Item = vscode.QuickPickItem & { readonly node?: KeyNode };

/** A separator shares its line with the first row, which must not lose its key and status to it. In characters. */
const separatorLength = 30;

function separatorText({ name, environment }: Profile): string {
	const place = ` · ${environmentText(environment)}`;
	return `${quickPickText(name, Math.max(8, separatorLength - place.length))}${place}`;
}

function itemsOf(sessions: Sessions, filter: NonNullable<KeyQuestion['filter']>): readonly Item[] {
	const now = new Date();
	return sessions.all.flatMap(({ profile }) => {
		const keys = sessions.keys(profile.id).filter(key => filter(key, profile));
		const separator = {
			label: separatorText(profile),
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
