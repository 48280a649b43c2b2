import { tokenClaims } from '../tokenClaims.ts';

/**
 * When a JSON Web Token ends by its own `exp` claim (seconds since 1970, RFC 7519 section 4.1.4), or `undefined` when it does
 * not say. The signature is not checked: this is for telling the user early, the server decides.
 */
export function tokenEnd(token: string): Date | undefined {
	const exp = tokenClaims(token)?.exp;
	const end = typeof exp === 'number' ? new Date(exp * 1000) : undefined;
	return end && !Number.isNaN(end.getTime()) ? end : undefined;
}
