import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import type { Credentials } from '../../../src/core/credentials.ts';
import { digest } from '../../../src/core/digest.ts';
import { type OwnKey, ownKey, renewedCredentials } from '../../../src/core/ownKey.ts';
import { Secret } from '../../../src/core/secret.ts';

const own = `yvk_live_${'a'.repeat(28)}9DIG`;
const other = `yvk_live_${'b'.repeat(28)}0ABC`;
const withPair: Credentials = { kind: 'apiKey', apiKey: new Secret(own), apiSecret: new Secret('old') };
const business = `yat_live_${'c'.repeat(35)}`;
const withBusinessKey: Credentials = { kind: 'businessKey', key: new Secret(business) };

function listed(facts: Partial<ApiKey>): ApiKey {
	return { id: 'k', name: 'VS Code', scopes: [], status: 'active', ...facts };
}

suite('whether a connection signs in with a key', () => {
	const cases: readonly (readonly [string, Credentials, Partial<ApiKey>, OwnKey])[] = [
		['the whole public part is its own', withPair, { keyDigest: digest(own), maskedKey: 'yvk_live_…9DIG' }, 'yes'],
		['the whole public part is another', withPair, { keyDigest: digest(other), maskedKey: 'yvk_live_…9DIG' }, 'no'],
		['the shortened one looks like its own', withPair, { maskedKey: 'yvk_live_…9DIG' }, 'yes'],
		['the shortened one is another', withPair, { maskedKey: 'yvk_live_…0ABC' }, 'no'],
		['the end alone is shown, and fits', withPair, { maskedKey: '…9DIG' }, 'maybe'],
		['nothing is shown', withPair, {}, 'maybe'],
		['all business keys begin like this', withBusinessKey, { maskedKey: 'yat_live…' }, 'maybe'],
		['a token belongs to no key', { kind: 'accessToken', token: new Secret('t') }, {}, 'no'],
		['an App Secret belongs to no key', { kind: 'appSecret', accountId: 'a', appSecret: new Secret('s') }, {}, 'no'],
	];
	for (const [why, credentials, facts, expected] of cases) {
		test(`${expected}, as ${why}`, () => assert.equal(ownKey(credentials, listed(facts)), expected));
	}
});

suite('what a connection signs in with after its key got a new secret', () => {
	const secret = new Secret('new');
	const parts = (credentials: Credentials | undefined) =>
		credentials?.kind === 'apiKey' && [credentials.apiKey.reveal(), credentials.apiSecret.reveal()];

	test('is the new pair, or the new secret with the public part of before', () => {
		const after = listed({ keyDigest: digest(own) });
		assert.deepEqual(
			[{ secret, apiKey: new Secret(other) }, { secret }].map(issued =>
				parts(renewedCredentials(withPair, issued, after)),
			),
			[
				[other, 'new'],
				[own, 'new'],
			],
		);
	});

	test('is not known where the public part has changed and was not told', () => {
		assert.equal(renewedCredentials(withPair, { secret }, listed({ keyDigest: digest(other) })), undefined);
		assert.equal(renewedCredentials(withPair, { secret }, listed({})), undefined);
	});

	test('is the new key alone where key and secret are one', () => {
		const renewed = renewedCredentials(withBusinessKey, { secret }, listed({}));
		assert.equal(renewed?.kind === 'businessKey' && renewed.key.reveal(), 'new');
	});
});
