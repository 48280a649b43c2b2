import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { describe } from '../../../src/core/describe.ts';
import type { Failure } from '../../../src/core/failure.ts';

const host = 'yativo.example';

suite('a failure in words', () => {
	const cases: readonly (readonly [Failure, string])[] = [
		[
			{ kind: 'offline', host, delivery: 'notSent', code: 'ENOTFOUND' },
			'yativo.example could not be reached. Check the network connection and the proxy settings.',
		],
		[
			{ kind: 'offline', host, delivery: 'notSent', code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
			'yativo.example does not speak HTTPS as it should (ERR_SSL_WRONG_VERSION_NUMBER). Check the address.',
		],
		[
			{ kind: 'offline', host, delivery: 'unknown', code: 'UND_ERR_SOCKET' },
			'The connection to yativo.example broke off before the whole answer came.',
		],
		[
			{ kind: 'untrustedCertificate', host, code: 'SELF_SIGNED_CERT_IN_CHAIN' },
			'The certificate of yativo.example is not trusted (SELF_SIGNED_CERT_IN_CHAIN). If your company inspects traffic, give its certificate authority to VS Code with NODE_EXTRA_CA_CERTS.',
		],
		...['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'].map((code): [Failure, string] => [
			{ kind: 'untrustedCertificate', host, code },
			`The certificate of yativo.example is not valid (${code}). Check the address, and the clock of this machine.`,
		]),
		[
			{ kind: 'proxyFailed', proxy: 'proxy.example:8080', status: 407 },
			'The proxy proxy.example:8080 wants a user name and password: write them into the setting http.proxy.',
		],
		[
			{ kind: 'proxyFailed', proxy: 'proxy.example:8080', status: 403 },
			'The proxy proxy.example:8080 refused the connection (HTTP 403).',
		],
		[
			{ kind: 'credentialsRefused', detail: 'Invalid, expired, or revoked API key.' },
			'Yativo did not accept these credentials. Yativo says: “Invalid, expired, or revoked API key”.',
		],
		[{ kind: 'routeNotFound' }, 'This server does not have the operation at the documented address.'],
		[
			{ kind: 'routeNotFound', other: 'crypto-2fa' },
			'This server does not have the operation at this address. Yativo documents another one for it.',
		],
		[{ kind: 'rateLimited', retryAfterMs: 200 }, 'Too many requests: wait 1 s.'],
		[{ kind: 'rateLimited', retryAfterMs: 120_000 }, 'Too many requests: wait 120 s.'],
		[{ kind: 'rateLimited', retryAfterMs: 120_001 }, 'Too many requests: wait 3 minutes.'],
		[{ kind: 'codeRefused' }, 'Yativo did not accept that code. Codes last 30 seconds and work once.'],
		[
			{ kind: 'codeRefused', clockSkewMs: -90_000, detail: 'No' },
			'Yativo did not accept that code. Codes last 30 seconds and work once. Yativo says: “No”. The clock of this machine is off by 90 s: codes made on it are wrong until it is set.',
		],
		[
			{ kind: 'codeRefused', from: 'email', detail: 'Invalid or expired OTP' },
			'Yativo did not accept that code. Take it from the newest e-mail, or go back to have another sent. Yativo says: “Invalid or expired OTP”.',
		],
	];
	for (const [failure, message] of cases) {
		test(JSON.stringify(failure), () => assert.equal(describe(failure).message, message));
	}
});
