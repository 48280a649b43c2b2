import { type Delivery, YativoError } from '../core/failure.ts';
import { isCertificateCode } from './certificates.ts';

/** Whom a request was for, and whether any of it may have been read there. */
export interface Attempt {
	/** Host and port. */
	readonly host: string;
	readonly delivery: Delivery;
}

/**
 * Names what went wrong on the way to a host, from the `code` of the error of Node or undici.
 *
 * The error itself is dropped: undici's parser errors hold pieces of the response.
 */
export function networkFailure(error: unknown, { host, delivery }: Attempt): Error {
	if (error instanceof YativoError) {
		return error;
	}
	const code = codeOf(error);
	if (error instanceof Error && code === 'UND_ERR_INVALID_ARG') {
		return error;
	}
	if (code !== undefined && isCertificateCode(code)) {
		return new YativoError({ kind: 'untrustedCertificate', host, code });
	}
	if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
		return new YativoError({ kind: 'timedOut', host, delivery });
	}
	return new YativoError({ kind: 'offline', host, delivery, ...(code !== undefined && { code }) });
}

function codeOf(error: unknown): string | undefined {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return typeof code === 'string' ? code : undefined;
}
