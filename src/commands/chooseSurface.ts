import * as vscode from 'vscode';
import type { Network } from '../api/client.ts';
import type { Credentials } from '../core/credentials.ts';
import type { Profile } from '../core/profile.ts';
import type { SentCodes } from '../core/sentCodes.ts';
import { chosenSurface, fixedSurfaceOf, surfaceChoices, withSurface } from '../core/surfaceChoice.ts';
import { profileFor } from '../views/pickProfile.ts';
import type { SignedIn } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';
import { connectWithCode } from './askCode.ts';

/** What fixing a surface needs. */
export interface ChooseSurfaceSources {
	readonly network: () => Promise<Network>;
	readonly sessions: Sessions;
	/** @throws YativoError `credentialsMissing` or `secretStorage` */
	readonly credentials: (profile: Profile) => Promise<Credentials>;
	readonly sentCodes: SentCodes;
	readonly save: (profile: Profile) => Promise<void>;
}

/** Fixes the generation of the API that a profile speaks, or leaves it to discovery again. Proved by listing before it is stored. */
export function chooseSurface({ network, sessions, credentials, sentCodes, save }: ChooseSurfaceSources) {
	return async (argument: unknown): Promise<void> => {
		const placeHolder = vscode.l10n.t('Connection whose API generation to choose');
		const profile = await profileFor(argument, { sessions, placeHolder });
		const chosen = profile && (await pickSurface(profile));
		if (!profile || !chosen) {
			return;
		}
		const held = await credentials(profile);
		const wanted = withSurface(profile, fixedSurfaceOf(profile.product, chosen));
		const proved = await connectWithCode(profile, sentCodes, async (signal, code): Promise<SignedIn> => {
			const listed = await (await network()).connect(wanted, { ...held, ...(code && { code }) }, signal);
			return { ...listed, credentials: held, ...(code && { withCode: true }) };
		});
		if (proved) {
			sessions.adopt(proved);
			await save(proved.connection.profile);
		}
	};
}

async function pickSurface(profile: Profile): Promise<string | undefined> {
	const current = chosenSurface(profile);
	const items = surfaceChoices(profile.product).map(({ icon, ...choice }) => ({
		...choice,
		iconPath: new vscode.ThemeIcon(choice.id === current ? 'check' : icon),
	}));
	const placeHolder = vscode.l10n.t('Which generation of the API does {0} speak?', profile.name);
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}
