import { authenticatorQuestion } from '../core/connect/questions.ts';
import type { Flow } from '../core/flow.ts';
import type { Secret } from '../core/secret.ts';
import type { SentCodes } from '../core/sentCodes.ts';
import { parseTotpCode } from '../core/totpCode.ts';
import { runFlow } from '../ui/steps.ts';

/** Asks for a code that lists keys, and counts it as sent. `undefined`: the user said no. */
export async function askCode(title: string, sentCodes: SentCodes): Promise<Secret | undefined> {
	const flow: Flow<'code', Secret | undefined> = {
		title: () => title,
		steps: () => ['code'],
		question: () => authenticatorQuestion({ wasSent: code => sentCodes.has(code) }),
		answer: (_step, _code, text) => parseTotpCode(text.reveal()),
		mend: () => undefined,
	};
	const code = await runFlow(flow, { draft: undefined, commit: async (_step, entered) => entered });
	if (code) {
		sentCodes.add(code);
	}
	return code;
}
