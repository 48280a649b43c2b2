/**
 * The claims of a JSON Web Token, unverified: for telling people early what a server would decide. `undefined` when it is
 * none. RFC 7519.
 */
export function tokenClaims(token: string): Readonly<Record<string, unknown>> | undefined {
	return tokenPart(token.split('.')[1] ?? '');
}

/** One base64url part of a token that holds a JSON object, or `undefined`. */
export function tokenPart(part: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(fromBase64Url(part));
		return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * The bytes of a base64url text as a string of their codes.
 *
 * @throws when it is not base64url.
 */
export function fromBase64Url(text: string): string {
	return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
