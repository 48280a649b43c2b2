import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Profile, withFound } from '../../../src/core/profile.ts';

const renamed: Profile = {
	id: 'p1',
	name: 'Treasury',
	product: 'crypto',
	environment: 'sandbox',
	origin: 'https://crypto-sandbox.yativo.com',
	method: 'apiKey',
};

suite('what a connection found of its profile', () => {
	test('is taken over, and what has changed since sign-in stays', () => {
		const found = { ...renamed, name: 'Wallets', surface: 'crypto-2fa', basePath: '/api/v1' } as const;
		assert.deepEqual(withFound(renamed, found), { ...renamed, surface: 'crypto-2fa', basePath: '/api/v1' });
	});

	test('is fixed where the user has fixed it', () => {
		const fixed = { ...renamed, name: 'Wallets', surface: 'crypto-generate', surfaceFixed: true } as const;
		assert.deepEqual(withFound({ ...renamed, surface: 'crypto-2fa', basePath: '/api' }, fixed), {
			...renamed,
			surface: 'crypto-generate',
			basePath: '/api',
			surfaceFixed: true,
		});
	});
});
