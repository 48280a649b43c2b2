import tls from 'node:tls';

/**
 * The certificate authorities to trust, in PEM: those of Node and of NODE_EXTRA_CA_CERTS, and those of the operating system.
 * `undefined` when the system has none of its own.
 *
 * VS Code trusts the last ones too, which is where companies that inspect traffic put their own authority; Node by
 * itself does not look there. Reading them blocks for some 100 ms, so this is called only when they are needed.
 */
export function trustedAuthorities(): readonly string[] | undefined {
	const known = tls.getCACertificates('default');
	const all = new Set([...known, ...tls.getCACertificates('system')]);
	return all.size > new Set(known).size ? [...all] : undefined;
}

/**
 * The codes with which OpenSSL refuses a certificate, and Node's for a wrong name.
 * Source: https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
const certificateCodes: ReadonlySet<string> = new Set([
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_CRL',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'CERT_SIGNATURE_FAILURE',
	'CRL_SIGNATURE_FAILURE',
	'CERT_NOT_YET_VALID',
	'CERT_HAS_EXPIRED',
	'CRL_NOT_YET_VALID',
	'CRL_HAS_EXPIRED',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'ERROR_IN_CRL_LAST_UPDATE_FIELD',
	'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_CHAIN_TOO_LONG',
	'CERT_REVOKED',
	'INVALID_CA',
	'PATH_LENGTH_EXCEEDED',
	'INVALID_PURPOSE',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'HOSTNAME_MISMATCH',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The codes that say that nobody who is trusted vouches for a certificate: another authority might. */
const untrustedCodes: ReadonlySet<string> = new Set([
	'UNABLE_TO_GET_ISSUER_CERT',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_UNTRUSTED',
]);

/** Whether an error code means that a certificate was refused for want of an authority. */
export function isUntrustedCode(code: string): boolean {
	return untrustedCodes.has(code);
}

/** Whether an error code means that a certificate was not accepted. */
export function isCertificateCode(code: string): boolean {
	return certificateCodes.has(code);
}
