import { fromBase64Url, tokenClaims, tokenPart } from '../core/tokenClaims.ts';

/** The payload that every tutorial shows. */
const tutorialSubject = '1234567890';

/**
 * The claims of a JSON Web Token that may be live; `undefined` when it is none, or one that was made up: no algorithm, the
 * payload that every tutorial shows, or a signature that is readable text.
 */
export function liveClaims(token: string): Readonly<Record<string, unknown>> | undefined {
	const [header = '', , signature = ''] = token.split('.');
	if (isReadable(signature) || typeof tokenPart(header)?.alg !== 'string') {
		return undefined;
	}
	const claims = tokenClaims(token);
	return claims?.sub === tutorialSubject ? undefined : claims;
}

function isReadable(part: string): boolean {
	try {
		return /^[ -~]{1,1024}$/.test(fromBase64Url(part));
	} catch {
		return true;
	}
}
