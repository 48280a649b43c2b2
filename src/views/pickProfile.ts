import * as vscode from 'vscode';
import { displayText, quickPickText } from '../core/displayText.ts';
import { environmentText, productText } from '../core/environmentText.ts';
import { YativoError } from '../core/failure.ts';
import type { Environment, Profile } from '../core/profile.ts';
import { type Node, nodeOf } from './nodes.ts';
import type { Sessions } from './sessions.ts';

/** What a command that works on one profile needs in order to learn which. */
export interface ProfileQuestion {
	readonly sessions: Sessions;
	/** Says what will be done with the profile. */
	readonly placeHolder: string;
}

/**
 * The profile that a command is about: the one whose menu was used, the only one, or the one that the user picks.
 * `undefined`: none picked.
 *
 * @throws YativoError `notConnected` when there is none to pick.
 */
export async function profileFor(argument: unknown, question: ProfileQuestion): Promise<Profile | undefined> {
	const named = profileNamed(argument, question.sessions);
	if (named) {
		return named;
	}
	const profiles = question.sessions.all.map(({ profile }) => profile);
	if (profiles.length === 0) {
		throw new YativoError({ kind: 'notConnected' });
	}
	if (profiles.length === 1) {
		return profiles[0];
	}
	const items = profiles.map(profile => ({ ...profileItem(profile), profile }));
	return (await vscode.window.showQuickPick(items, { placeHolder: question.placeHolder }))?.profile;
}

/** The profile whose menu was used, or that one of our own callers named. */
export function profileNamed(argument: unknown, { all }: Sessions): Profile | undefined {
	return all.find(({ profile }) => profile.id === profileIdOf(argument))?.profile;
}

/** Menus hand over the node; our own callers, which go through the command as well, hand over the profile. */
function profileIdOf(argument: unknown): string | undefined {
	const node = nodeOf(argument);
	const { kind, profile, id } = (typeof node === 'object' ? (node ?? {}) : {}) as Partial<Node> & Partial<Profile>;
	return kind === undefined ? id : profile?.id;
}

/** A profile as a line of a quick pick. */
export function profileItem(profile: Profile): vscode.QuickPickItem {
	return {
		label: quickPickText(profile.name),
		description: `${productText(profile.product)} · ${environmentText(profile.environment)}`,
		detail: [new URL(profile.origin).host, ...(profile.account ? [displayText(profile.account)] : [])].join(' · '),
		iconPath: new vscode.ThemeIcon(environmentIcon(profile.environment)),
	};
}

/** The shape that stands for an environment, everywhere the same. */
export function environmentIcon(environment: Environment): string {
	switch (environment) {
		case 'production':
			return 'globe';
		case 'sandbox':
			return 'beaker';
		case 'custom':
			return 'server';
	}
}
