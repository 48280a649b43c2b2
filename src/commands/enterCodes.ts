import * as vscode from 'vscode';
import type { SentCodes } from '../core/sentCodes.ts';
import { wantsCode } from '../views/session.ts';
import type { Sessions } from '../views/sessions.ts';
import { askCode } from './askCode.ts';

/** What asking for codes needs. */
export interface EnterCodesDeps {
	readonly sessions: Sessions;
	readonly sentCodes: SentCodes;
	/** Ends a list that takes too long. */
	readonly listSignal: () => AbortSignal;
}

/** For each connection whose keys are listed only with a code of the authenticator: asks for one and lists. */
export function enterCodes({ sessions, sentCodes, listSignal }: EnterCodesDeps) {
	return async (): Promise<void> => {
		for (const session of sessions.all.filter(wantsCode)) {
			const code = await askCode(vscode.l10n.t('Refresh {0}', session.profile.name), sentCodes);
			if (!code) {
				return;
			}
			await sessions.refresh(session.profile, listSignal(), code);
		}
	};
}
