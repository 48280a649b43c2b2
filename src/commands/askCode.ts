import * as vscode from 'vscode';
import { authenticatorQuestion } from '../core/connect/questions.ts';
import type { Secret } from '../core/secret.ts';
import type { SentCodes } from '../core/sentCodes.ts';
import { parseTotpCode } from '../core/totpCode.ts';

/** Asks for a code that lists keys, and counts it as sent. `undefined`: the user said no. */
export async function askCode(title: string, sentCodes: SentCodes): Promise<Secret | undefined> {
	const { prompt, placeholder = '', masked, check } = authenticatorQuestion({ wasSent: code => sentCodes.has(code) });
	const text = await vscode.window.showInputBox({
		title,
		prompt,
		placeHolder: placeholder,
		ignoreFocusOut: true,
		password: masked,
		validateInput: value => check(value)?.message,
	});
	const code = text === undefined ? undefined : parseTotpCode(text);
	if (code) {
		sentCodes.add(code);
	}
	return code;
}
