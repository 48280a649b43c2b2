import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiKey } from '../../../src/core/apiKey.ts';
import { tiesToMake } from '../../../src/core/untied.ts';

test('a secret without the id of its key is tied to the one key with its public part whose id is told', () => {
	const key = (facts: Partial<ApiKey>): ApiKey => ({ name: '', scopes: [], status: 'active', ...facts });
	const listed = key({ id: 'k', keyDigest: 'd' });
	const kept = [
		{ profileId: 'p', handle: 'h', keyDigest: 'd' },
		{ profileId: 'p', handle: 'tied', keyId: 'k', keyDigest: 'd' },
		{ profileId: 'p', handle: 'without public part' },
		{ profileId: 'p', handle: 'without id', keyDigest: 'e' },
		{ profileId: 'q', handle: 'elsewhere', keyDigest: 'd' },
	];
	const keys = [key({ id: 'other' }), key({ keyDigest: 'e' }), listed];
	assert.deepEqual(tiesToMake(kept, 'p', keys), [{ handle: 'h', key: listed }]);
});
