import * as vscode from 'vscode';
import { authenticatorQuestion } from '../core/connect/questions.ts';
import { isAboutCode, YativoError } from '../core/failure.ts';
import type { Flow } from '../core/flow.ts';
import type { Profile } from '../core/profile.ts';
import type { Secret } from '../core/secret.ts';
import type { SentCodes } from '../core/sentCodes.ts';
import { parseTotpCode } from '../core/totpCode.ts';
import { withProgress } from '../ui/progress.ts';
import { runFlow } from '../ui/steps.ts';

/** Asks for a code that lists keys, and counts it as sent. `undefined`: the user said no. */
export function askCode(title: string, sentCodes: SentCodes): Promise<Secret | undefined> {
	return listWithCode(title, sentCodes, async (_signal, code) => code);
}

/**
 * Connects with progress, and with a code where the account wants one for listing keys.
 *
 * @param connect lists keys, first without a code.
 * @returns `undefined` when the user said no. @throws what `connect` throws, unless it is about the code
 */
export async function connectWithCode<T>(
	{ name }: Profile,
	sentCodes: SentCodes,
	connect: (signal: AbortSignal, code?: Secret) => Promise<T>,
): Promise<T | undefined> {
	try {
		return await withProgress(vscode.l10n.t('Connecting to {0}', name), signal => connect(signal));
	} catch (error) {
		if (!(error instanceof YativoError && isAboutCode(error.failure))) {
			throw error;
		}
		return listWithCode(vscode.l10n.t('Connect to {0}', name), sentCodes, connect);
	}
}

interface Listing<T> {
	readonly code?: Secret;
	readonly listed?: T;
}

/** Asks for a code until one is accepted, in one box: what led to the question is not lost to a code that came too late. */
async function listWithCode<T>(
	title: string,
	sentCodes: SentCodes,
	list: (signal: AbortSignal, code: Secret) => Promise<T>,
): Promise<T | undefined> {
	const flow: Flow<'code', Listing<T>> = {
		title: () => title,
		steps: () => ['code'],
		question: () => authenticatorQuestion({ wasSent: code => sentCodes.has(code) }),
		answer: (_step, _before, text) => {
			const code = parseTotpCode(text.reveal());
			return code ? { code } : {};
		},
		mend: (failure, step) => (isAboutCode(failure) ? { step, draft: {} } : undefined),
	};
	const end = await runFlow(flow, {
		draft: {},
		commit: async (_step, { code }, signal) => {
			if (!code) {
				return {};
			}
			sentCodes.add(code);
			return { listed: await list(signal, code) };
		},
	});
	return end?.listed;
}
