import { Secret } from './secret.ts';

/**
 * A code of an authenticator app as a person types or pastes it, or `undefined` when it is none.
 *
 * Six digits, kept as text: leading zeros count. Blanks and dashes between them go.
 * Source: https://docs.yativo.com/yativo-crypto/api-keys
 */
export function parseTotpCode(text: string): Secret | undefined {
	const digits = text.replace(/[\s\u2010-\u2015-]/gu, '');
	return /^[0-9]{6}$/.test(digits) ? new Secret(digits) : undefined;
}
