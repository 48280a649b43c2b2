import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hostsOf, parseEndpoint } from '../../../../src/core/connect/endpoint.ts';
import { YativoError } from '../../../../src/core/failure.ts';
import type { Product } from '../../../../src/core/profile.ts';

suite('endpoint', () => {
	const good = [
		['https://crypto-api.yativo.com', 'https://crypto-api.yativo.com', 'production', undefined],
		['https://crypto-api.yativo.com/api/v1', 'https://crypto-api.yativo.com', 'production', '/api/v1'],
		['CRYPTO-SANDBOX.yativo.com/api/', 'https://crypto-sandbox.yativo.com', 'sandbox', '/api'],
		['  https://crypto-sandbox.yativo.com:443/v1  ', 'https://crypto-sandbox.yativo.com', 'sandbox', '/api/v1'],
		['https://crypto-api.yativo.com:8443', 'https://crypto-api.yativo.com:8443', 'production', undefined],
		['yativo.example/api/v1//', 'https://yativo.example', 'custom', '/api/v1'],
		['http://127.0.0.1:4010/', 'http://127.0.0.1:4010', 'custom', undefined],
		['localhost:4010/api', 'http://localhost:4010', 'custom', '/api'],
		['[::1]:4010', 'http://[::1]:4010', 'custom', undefined],
		['https://localhost', 'https://localhost', 'custom', undefined],
	] as const;
	for (const [address, origin, environment, basePath] of good) {
		test(`reads ${address}`, () =>
			assert.deepEqual(parseEndpoint(address, 'crypto'), { origin, environment, ...(basePath && { basePath }) }));
	}

	const bad = [
		['', 'notUrl', 'crypto'],
		['https://', 'notUrl', 'crypto'],
		['https://crypto-api.yativo.com.', 'notUrl', 'crypto'],
		['not an address', 'notUrl', 'crypto'],
		['http://crypto-api.yativo.com', 'notHttps', 'crypto'],
		['http://127.0.0.1.example', 'notHttps', 'crypto'],
		['http://localhost.example', 'notHttps', 'crypto'],
		['ftp://localhost', 'notHttps', 'crypto'],
		['https://ann:pass@yativo.example', 'hasCredentials', 'crypto'],
		['https://yativo.example/other', 'unknownPath', 'crypto'],
		['https://yativo.example/api/v1/api', 'unknownPath', 'crypto'],
		['https://yativo.example/api?x=1', 'unknownPath', 'crypto'],
		['https://api.yativo.com/api/v1', 'otherProduct', 'crypto'],
		['https://smtp.yativo.com', 'otherProduct', 'crypto'],
		['crypto-sandbox.yativo.com', 'otherProduct', 'business'],
	] as const satisfies readonly (readonly [string, string, Product])[];
	for (const [address, reason, product] of bad) {
		test(`refuses “${address}” for ${product}: ${reason}`, () =>
			assert.throws(
				() => parseEndpoint(address, product),
				(error: unknown) => {
					assert.deepEqual(error instanceof YativoError && error.failure, { kind: 'endpointRefused', reason });
					return true;
				},
			));
	}

	test('names the newest documented sandbox of Business first', () =>
		assert.deepEqual(
			[hostsOf('business', 'sandbox'), hostsOf('business', 'production'), hostsOf('crypto', 'custom')],
			[['smtp.yativo.com', 'test-api.yativo.com', 'sandbox.yativo.com'], ['api.yativo.com'], []],
		));
});
